package io.winnow.summary;

/**
 * One cell of the transparency figures.
 *
 * @param category purpose of the list, {@code model:<id>}, or {@code none}
 * @param detection class of the finding that decided
 * @param decision the verdict, or {@code reviewed} where a reviewer's decision made it
 * @param mediaType image, text, document or other, from the detected media type
 * @param rows how many
 */
public record Cell(
    String category, String detection, String decision, String mediaType, long rows) {}
