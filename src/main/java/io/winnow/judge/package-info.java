/**
 * Floor 3: from what was measured to a verdict.
 *
 * <p>The checks of a policy in its order, and the one place where findings become a verdict. Pure:
 * no I/O, no state, the same answer for the same question.
 */
@NullMarked
package io.winnow.judge;

import org.jspecify.annotations.NullMarked;
