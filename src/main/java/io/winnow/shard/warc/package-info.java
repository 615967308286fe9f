/**
 * Floor 2: WARC 1.0 and 1.1, plain and gzipped, read record by record.
 *
 * <p>Framing only: gzip members, WARC and HTTP headers, transfer and content codings, digests of
 * the payload in all its forms. What is inside a payload is never parsed here, and no list is
 * known. Broken framing is an entry with an offset; only bytes that cannot be had are exceptions.
 */
@NullMarked
package io.winnow.shard.warc;

import org.jspecify.annotations.NullMarked;
