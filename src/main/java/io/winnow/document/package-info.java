/**
 * Floor 2: text, language, picture references and embedded pictures out of a document.
 *
 * <p>The only room that knows Tika, jsoup, PDFBox, POI and the language model. It runs where
 * untrusted bytes are parsed, keeps no state between documents, writes no file and fetches nothing.
 * Whatever is wrong with a document ends as an {@code UnscannableException}; partial results are
 * thrown away. No list, no policy and no pixel is looked at here.
 *
 * <p>POI and PDFBox quote documents in their log messages. They only run in the screener, whose
 * streams lead nowhere and whose class path has no logging backend; no other process may use this
 * package.
 */
@NullMarked
package io.winnow.document;

import org.jspecify.annotations.NullMarked;
