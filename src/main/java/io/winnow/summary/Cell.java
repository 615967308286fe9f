package io.winnow.summary;

/**
 * One cell of the transparency figures.
 *
 * @param category purpose of the list, {@code model:<id>}, or {@code none}; of the finding that
 *     decided, where a reviewer did of the strongest one that a check has made
 * @param detection class of that finding
 * @param decision what became of the item by the checks alone: the verdict, where a reviewer's
 *     decision made that the one without it
 * @param review what a reviewer decided, where it took effect: none, allow, false-positive or deny
 * @param mediaType image, text (HTML too), document (PDF, Office …) or other, from the detected
 *     media type
 * @param rows how many
 */
public record Cell(
    String category,
    String detection,
    String decision,
    String review,
    String mediaType,
    long rows) {}
