package io.winnow.list.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapTest {
  private static final int ENTRIES = 200_000;

  @TempDir Path folder;

  @Test
  void anOpenListTakesNoHeapInProportionAndLeavesNoFile() throws IOException {
    Path file = folder.resolve("l.wlist");
    write(file);
    assertTrue(Files.size(file) > 8_000_000, "the file must be large enough to show");
    long names = temporaryFiles();
    long before = heap();
    CompiledList list;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      list = CompiledReader.read(in, Optional.empty());
    }
    long taken = heap() - before;
    assertTrue(taken < 2_000_000, "%,d bytes of heap".formatted(taken));
    assertEquals(ENTRIES, list.entries().size());
    assertEquals(names, temporaryFiles());
  }

  private static void write(Path file) throws IOException {
    List<Made.Said> entries =
        IntStream.range(0, ENTRIES).mapToObj(n -> Made.said("e" + n, n)).toList();
    CompiledList list = Made.compile(List.of(new Made.Source("s", Made.DAY, entries)));
    try (OutputStream out = Files.newOutputStream(file)) {
      CompiledFile.write(list, Optional.empty(), out);
    }
  }

  private static long temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith(".winnow-")).count();
    }
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
