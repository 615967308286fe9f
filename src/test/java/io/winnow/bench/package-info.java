/**
 * Programs that measure, run by {@code scripts/bench}; no tests. They print thread-CPU time and
 * ratios, because these machines are noisy.
 */
@NullMarked
package io.winnow.bench;

import org.jspecify.annotations.NullMarked;
