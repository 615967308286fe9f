/**
 * Floor 2: scoring models: what a model's manifest says, and how a picture becomes its input.
 *
 * <p>Here live the typed manifest, its reader and the pre-processing, with no runtime. Each runtime
 * is one sub-package. Nothing here decides: thresholds and verdicts belong to the policy, and a
 * score that is not finite is passed on as it is.
 */
@NullMarked
package io.winnow.score;

import org.jspecify.annotations.NullMarked;
