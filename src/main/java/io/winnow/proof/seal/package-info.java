/**
 * Floor 2: files that whoever writes them cannot read back.
 *
 * <p>A pair of keys: the pipeline has the public half and seals, the owner of the evidence has the
 * private half and opens. The one room that sees Tink. Knows streams and names; knows no table, no
 * store, no run.
 */
@NullMarked
package io.winnow.proof.seal;

import org.jspecify.annotations.NullMarked;
