/**
 * Floor 4, in report: a section for the dataset card of a cleaned dataset, as the Hugging Face Hub
 * reads it: a YAML block and Markdown.
 *
 * <p>It is published: whatever it says comes from the filtering room, which knows nothing that may
 * not be.
 */
@NullMarked
package io.winnow.report.card;

import org.jspecify.annotations.NullMarked;
