package io.winnow.list.sync;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;

/** Asks once for one address. */
interface PageClient {
  /**
   * Streams the answer into a file.
   *
   * @param out takes the body of an answer 200 from its beginning; anything in it is dropped
   * @throws SyncException if asking again would not help
   * @throws IOException if there was no whole answer
   */
  Answer ask(URI address, FileChannel out) throws IOException, InterruptedException;
}
