package io.winnow.summary;

/**
 * One cell of the transparency figures.
 *
 * @param category purpose of the list, {@code model:<id>}, or {@code none}; of the finding that
 *     decided, or that a reviewer has decided on
 * @param detection class of that finding
 * @param decision the verdict, or {@code reviewed} where a reviewer's decision made it
 * @param mediaType image, text (HTML too), document (PDF, Office …) or other, from the detected
 *     media type
 * @param rows how many
 */
public record Cell(
    String category, String detection, String decision, String mediaType, long rows) {}
