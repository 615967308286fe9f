/**
 * Floor 4, in report: the figures of a run for programs, in one document of bounded size.
 *
 * <p>Its form is {@code src/docs/schemas/report.schema.json}, and a test holds both to each other.
 * Texts are as found, not escaped: whoever shows them does that.
 */
@NullMarked
package io.winnow.report.json;

import org.jspecify.annotations.NullMarked;
