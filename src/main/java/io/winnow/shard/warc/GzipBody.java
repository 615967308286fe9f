package io.winnow.shard.warc;

import java.io.IOException;

/** The gzip content coding, undone: one member or several, and nothing after them. */
final class GzipBody extends DecodingStream {
  private final Window window;
  private final GzipMember member;
  private boolean inMember;

  GzipBody(Window window) {
    this.window = window;
    this.member = new GzipMember(window);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      if (!inMember) {
        if (window.atEnd()) {
          return -1;
        }
        member.begin();
        inMember = true;
      }
      int count = member.read(bytes, offset, length);
      if (count > 0) {
        return count;
      }
      inMember = false;
    }
  }

  @Override
  public void close() {
    member.close();
  }
}
