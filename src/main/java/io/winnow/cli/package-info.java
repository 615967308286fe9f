/**
 * Floor 6: the command line.
 *
 * <p>One class a command: options, then a plain request, then a lower room's service. Data goes to
 * standard output, everything else to standard error. Exit codes are in {@link
 * io.winnow.cli.ExitCode}. The only room, beside the screener's main class, that may end the JVM.
 */
@NullMarked
package io.winnow.cli;

import org.jspecify.annotations.NullMarked;
