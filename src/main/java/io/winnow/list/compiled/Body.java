package io.winnow.list.compiled;

import io.winnow.list.index.Sections;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Takes the sections of a file as they come and gives them as buffers. */
interface Body extends Closeable {
  void write(byte[] bytes, int length, long offset) throws IOException;

  Sections sections(Places places) throws IOException;

  @Override
  void close() throws IOException;

  /** In a file that is then mapped. */
  static Body mapped(FileChannel channel) {
    return new Body() {
      @Override
      public void write(byte[] bytes, int length, long offset) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        for (long at = offset; buffer.hasRemaining(); ) {
          at += channel.write(buffer, at);
        }
      }

      @Override
      public Sections sections(Places places) throws IOException {
        Sections sections = new Sections();
        for (Header.Place place : places.places()) {
          sections.put(
              place.name(),
              place.length() == 0
                  ? ByteBuffer.allocateDirect(0)
                  // Private maps are of one class with memory, which look-ups are compiled for.
                  : channel.map(FileChannel.MapMode.PRIVATE, place.offset(), place.length()));
        }
        return sections;
      }

      /** Maps outlive their channel. */
      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  /**
   * In memory outside of the heap.
   *
   * @throws BrokenListException if that is more than the budget
   */
  static Body inMemory(Places places) throws BrokenListException {
    if (places.bytes() > Space.MEMORY_BUDGET) {
      throw noRoom(places);
    }
    Sections sections = new Sections();
    ByteBuffer[] buffers = new ByteBuffer[places.places().size()];
    for (int i = 0; i < buffers.length; i++) {
      Header.Place place = places.places().get(i);
      try {
        buffers[i] = sections.allocate(place.name(), place.length());
      } catch (OutOfMemoryError e) {
        throw noRoom(places);
      }
    }
    return new MemoryBody(places, sections, buffers);
  }

  private static BrokenListException noRoom(Places places) {
    return new BrokenListException(
        ("it is sealed, and its plain form needs %,d MiB of tmpfs (/dev/shm) with some to spare, or"
                + " as much memory outside of the heap, which may be %,d MiB at most; give the"
                + " machine more tmpfs")
            .formatted(places.bytes() >> 20, Space.MEMORY_BUDGET >> 20));
  }
}
