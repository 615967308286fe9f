/**
 * Floor 2: what is checked, against what, with which threshold, verdict and limits.
 *
 * <p>The typed policy, its YAML reader that reports all problems at once, its canonical form and
 * digest. The floors that no policy can lower are held here, by the reader and again by the
 * constructors. Nothing here opens a list, a model or a file, or decides on an item. The YAML
 * engine is visible in this package only.
 */
@NullMarked
package io.winnow.policy;

import org.jspecify.annotations.NullMarked;
