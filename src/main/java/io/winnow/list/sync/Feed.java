package io.winnow.list.sync;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * How one holder pages through what changed in a stretch of time. Knows addresses and the outline
 * of a page; transport, retries, files and the checkpoint are not its business.
 */
interface Feed {
  /** Letters, digits and dashes; page files are named after it. */
  String id();

  /** Of page files, without dot, such as {@code xml}. */
  String extension();

  /** The {@code Accept} header. */
  String mediaTypes();

  /** Whether a page may be of that media type; a maintenance page in HTML is none. */
  boolean accepts(String mediaType);

  /** The address of a window's first page. */
  URI first(Endpoint endpoint, Window window);

  /**
   * The address of the page behind one that was read.
   *
   * @param link as that page said it
   * @throws SyncException if it leads elsewhere: to another origin or into another window
   */
  URI next(Endpoint endpoint, Window window, String link) throws SyncException;

  /**
   * Reads a page to its end.
   *
   * @throws BadPageException if it is cut, malformed or something else than a page
   */
  PageOutline read(InputStream page) throws IOException, BadPageException;
}
