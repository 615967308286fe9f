/**
 * Floor 2: fingerprints of bytes and of pixels.
 *
 * <p>MD5, SHA-1 and SHA-256 in one pass, and PDQ at full resolution. Arithmetic only: nothing here
 * decodes a picture, compares fingerprints or knows a list.
 */
@NullMarked
package io.winnow.fingerprint;

import org.jspecify.annotations.NullMarked;
