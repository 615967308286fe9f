package io.winnow.list.compiled;

import io.winnow.list.index.Sections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the plain form of a list may lie while it is used. */
public final class Space {
  /** Largest plain form of a sealed list that is held in memory where tmpfs has no room: 2 GiB. */
  public static final long MEMORY_BUDGET = 2L << 30;

  private static final Path TMPFS = Path.of("/dev/shm");

  /** What stays free for others. */
  private static final long MARGIN = 64L << 20;

  private Space() {}

  /** Sections that are made in a file without a name in that folder, outside of the heap. */
  public static Sections sectionsIn(Path folder) throws IOException {
    FileChannel channel = PrivateFile.create(folder);
    FileStore store = Files.getFileStore(folder);
    return new Sections(bytes -> grow(channel, store, bytes));
  }

  /** Sections for the plain form of a list that will be sealed: in tmpfs, else in memory. */
  public static Sections sealedSections() throws IOException {
    return hasTmpfs(0) ? sectionsIn(TMPFS) : new Sections();
  }

  private static ByteBuffer grow(FileChannel channel, FileStore store, int bytes) {
    try {
      // Writing to a map of a full disk would end the JVM.
      if (store.getUsableSpace() < bytes + MARGIN) {
        throw new IOException("No space left on device");
      }
      // A map that reaches behind the end of the file extends it, with zeros. Page by page, so that
      // neighbours never share one.
      long from = (channel.size() + 4095) & ~4095L;
      return channel.map(FileChannel.MapMode.READ_WRITE, from, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file for a plain list: in the folder for temporary files. */
  static FileChannel file() throws IOException {
    return PrivateFile.create(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
  }

  /** A file for the plain form of a sealed list. */
  static FileChannel tmpfsFile() throws IOException {
    return PrivateFile.create(TMPFS);
  }

  /** Whether the plain form of a sealed list has room in tmpfs. */
  static boolean hasTmpfs(long bytes) {
    try {
      return Files.isDirectory(TMPFS)
          && Files.isWritable(TMPFS)
          && Files.getFileStore(TMPFS).type().equals("tmpfs")
          && Files.getFileStore(TMPFS).getUsableSpace() > bytes + MARGIN;
    } catch (IOException e) {
      return false;
    }
  }
}
