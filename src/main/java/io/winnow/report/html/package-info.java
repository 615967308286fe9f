/**
 * Floor 4, in report: the one offline HTML file that a reviewer decides with.
 *
 * <p>Views compute what a section shows, templates (src/main/jte) say how. Whatever comes from data
 * passes through the room's {@code Shown} and the engine's escaping. Nothing is fetched, no part
 * grows with the ledger, and the whole is at most 2 MiB.
 */
@NullMarked
package io.winnow.report.html;

import org.jspecify.annotations.NullMarked;
