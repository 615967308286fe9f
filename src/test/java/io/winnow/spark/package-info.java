/** Whole runs, as users start them: real processes, real signals, a real cluster on loopback. */
@NullMarked
package io.winnow.spark;

import org.jspecify.annotations.NullMarked;
