package io.winnow.bench;

import io.winnow.list.index.Sections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sections in files under {@code target/bench}, made once and mapped ever after, as a job maps a
 * compiled list: each benchmark runs in a JVM of its own and need not build them anew.
 */
final class KeptSections {
  private static final Path FOLDER = Path.of("target", "bench", "sections");
  private static final String COMPLETE = ".complete";

  private KeptSections() {}

  /** What was kept under that name, or what is made now. */
  static Sections of(String name, Consumer<Sections> maker) {
    try {
      Path folder = FOLDER.resolve(name);
      if (!Files.exists(folder.resolve(COMPLETE))) {
        keep(folder, maker);
      }
      return map(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(Path folder, Consumer<Sections> maker) throws IOException {
    Files.createDirectories(folder);
    Sections made = new Sections();
    maker.accept(made);
    for (String section : made.names()) {
      // Sections of compiled lists have slashes in their names.
      Path file = folder.resolve(section.replace('/', '!'));
      try (FileChannel out =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        var buffer = made.section(section);
        buffer.clear();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
    }
    Files.createFile(folder.resolve(COMPLETE));
  }

  private static Sections map(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> !file.endsWith(COMPLETE)).toList();
    }
    Sections sections = new Sections();
    for (Path file : files) {
      try (FileChannel in =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        MappedByteBuffer buffer = in.map(MapMode.PRIVATE, 0, in.size());
        sections.put(file.getFileName().toString().replace('!', '/'), buffer.load());
      }
    }
    return sections;
  }
}
