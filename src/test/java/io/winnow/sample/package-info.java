/**
 * The maker of {@code sample-data/}: pictures by formula, pages from small stocks of sentences,
 * documents and shards written byte by byte.
 *
 * <p>Test scope: no part of the product. It uses no clock, no chance and no compression or JPEG
 * library of the platform, so every run on every machine gives the same bytes.
 */
@NullMarked
package io.winnow.sample;

import org.jspecify.annotations.NullMarked;
