/**
 * Floor 4, in report: the cleaned dataset as Croissant 1.1 (JSON-LD of MLCommons, specification of
 * 2026-01-29).
 *
 * <p>Its size does not grow with the run: beyond a bound files are described as sets, inputs as one
 * entity. It lies beside the folders {@code images} and {@code documents}, where they are
 * published. What it says of the filtering comes from the filtering room.
 */
@NullMarked
package io.winnow.report.croissant;

import org.jspecify.annotations.NullMarked;
