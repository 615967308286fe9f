/**
 * Floor 2: from untrusted bytes to pixels.
 *
 * <p>First the gate: a walk over the file's structure in plain Java that says what the picture is,
 * or why it cannot be checked, before any decoder sees it. Then the decoders, chosen by class and
 * never trusted. Nothing here hashes, scores or scales a picture.
 */
@NullMarked
package io.winnow.image;

import org.jspecify.annotations.NullMarked;
