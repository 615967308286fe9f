package io.winnow.list.compiled;

import io.winnow.list.index.Sections;
import java.nio.ByteBuffer;

/** Fills buffers in the order of their sections. */
final class MemoryBody implements Body {
  private final Places places;
  private final Sections sections;
  private final ByteBuffer[] buffers;
  private int section;

  MemoryBody(Places places, Sections sections, ByteBuffer[] buffers) {
    this.places = places;
    this.sections = sections;
    this.buffers = buffers;
  }

  @Override
  public void write(byte[] bytes, int length, long offset) {
    for (int done = 0; done < length; ) {
      while (section + 1 < buffers.length
          && places.places().get(section + 1).offset() <= offset + done) {
        section++;
      }
      ByteBuffer buffer = buffers[section];
      long end =
          section + 1 < buffers.length ? places.places().get(section + 1).offset() : places.bytes();
      int count = (int) Math.min(length - done, end - offset - done);
      buffer.put(bytes, done, Math.min(count, buffer.remaining()));
      done += count;
    }
  }

  @Override
  public Sections sections(Places ofFile) {
    return sections;
  }

  @Override
  public void close() {}
}
