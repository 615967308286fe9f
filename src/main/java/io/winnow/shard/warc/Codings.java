package io.winnow.shard.warc;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The transfer and content codings of one HTTP body, undone from the last to the first.
 *
 * <p>Crawlers often store a body decoded but keep the server's header fields: Common Crawl did so
 * for years, before it renamed them to {@code X-Crawler-…}. So a body that does not begin as chunks
 * is not chunked, and one that does not begin as gzip is not gzipped, whatever its header says: it
 * is checked as the bytes it is. One that begins so and then breaks is broken. Brotli has no such
 * beginning to look for.
 */
final class Codings implements Closeable {
  /** Most codings of one body, chunked not counted. */
  static final int MOST = 3;

  private final List<DecodingStream> opened = new ArrayList<>();
  private InputStream stream;
  private boolean undone;

  private Codings(InputStream in) {
    this.stream = in;
  }

  /**
   * What a head says, as applied by the server: content codings, then transfer codings. Identity is
   * left out.
   */
  static List<String> of(Headers head) {
    List<String> codings = new ArrayList<>(head.elements("Content-Encoding"));
    codings.addAll(head.elements("Transfer-Encoding"));
    codings.removeIf(c -> c.equals("identity"));
    return codings;
  }

  /**
   * Begins to undo them.
   *
   * @throws CodingException if one is unknown, or there are too many
   */
  static Codings undo(InputStream in, List<String> codings) throws IOException {
    if (codings.stream().filter(c -> !c.equals("chunked")).count() > MOST
        || codings.size() > MOST + 1) {
      throw new CodingException("too many codings");
    }
    Codings all = new Codings(in);
    boolean complete = false;
    try {
      for (int i = codings.size() - 1; i >= 0; i--) {
        all.undo(codings.get(i));
      }
      complete = true;
      return all;
    } finally {
      if (!complete) {
        all.close();
      }
    }
  }

  private void undo(String coding) throws IOException {
    Window window = Window.of(stream);
    boolean isThere =
        switch (coding) {
          case "chunked" -> ChunkedBody.begins(window);
          case "gzip", "x-gzip" -> GzipMember.begins(window);
          default -> true;
        };
    DecodingStream decoded =
        !isThere
            ? DecodingStream.asIs(window)
            : switch (coding) {
              case "chunked" -> new ChunkedBody(window);
              case "gzip", "x-gzip" -> new GzipBody(window);
              case "deflate" -> new DeflateBody(window);
              case "br" -> new BrotliBody(window);
              default -> throw new CodingException("unknown coding");
            };
    undone |= isThere;
    opened.add(decoded);
    stream = decoded;
  }

  /** The decoded bytes. */
  InputStream stream() {
    return stream;
  }

  /** Whether there was any coding, beyond what a head says. */
  boolean undone() {
    return undone;
  }

  @Override
  public void close() {
    opened.forEach(DecodingStream::close);
  }
}
