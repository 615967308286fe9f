package io.winnow.bench;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.core.Metric;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.list.compiled.CompiledList;
import io.winnow.list.compiled.CompiledReader;
import io.winnow.list.compiled.CompilerSource;
import io.winnow.list.compiled.ListCompiler;
import io.winnow.list.compiled.Space;
import io.winnow.list.index.Sections;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Measures compiled files at the size of real lists: {@code compile PDQ EXACT FILE}, {@code open
 * FILE}; makes the source of one: {@code csv N FILE}.
 */
public final class ListTables {
  private ListTables() {}

  public static void main(String[] arguments) throws IOException {
    int n = arguments.length > 1 && !arguments[0].equals("open") ? number(arguments[1]) : 0;
    switch (arguments[0]) {
      case "compile" -> compile(n, number(arguments[2]), Path.of(arguments[3]));
      case "open" -> open(Path.of(arguments[1]));
      default -> csv(n, Path.of(arguments[2]));
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace("_", ""));
  }

  /** Half of the exact ones are MD5, half SHA-1; every entry has an id. */
  private static void compile(int pdq, int exact, Path file) throws IOException {
    ListCompiler compiler =
        new ListCompiler(
            a -> a.equals(Algorithm.PDQ) ? Optional.of(Metric.HAMMING) : Optional.empty());
    CompilerSource source = compiler.source();
    source.holder("bench");
    SplittableRandom random = new SplittableRandom(1);
    long start = cpu();
    for (int i = 0; i < Math.max(pdq, exact / 2); i++) {
      source.entry(
          ListEntry.of(i + 1, 0, "entry-" + i, "A1", new ListValue.Domain("unused.example")));
      if (i < pdq) {
        source.hash(made(Algorithm.PDQ, random));
      }
      if (i < exact / 2) {
        source.hash(made(Algorithm.MD5, random));
        source.hash(made(Algorithm.SHA1, random));
      }
    }
    source.end("1", LocalDate.EPOCH, "0".repeat(64), "bench", 0, List.of());
    say("collected: %.1f s, %,d MiB of heap", (cpu() - start) / 1e9, heap() >> 20);
    Sections sections = Space.sectionsIn(file.toAbsolutePath().getParent());
    CompiledList list =
        compiler.finish("bench", "custom", Optional.empty(), List.of(), sections).list();
    say("tables: %.1f s, %,d MiB of heap", (cpu() - start) / 1e9, heap() >> 20);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      CompiledFile.write(list, Optional.empty(), out);
    }
    say("written: %.1f s, %,d MiB", (cpu() - start) / 1e9, Files.size(file) >> 20);
  }

  private static Fingerprint made(Algorithm algorithm, SplittableRandom random) {
    byte[] bytes = new byte[algorithm.byteLength()];
    random.nextBytes(bytes);
    return Fingerprint.of(algorithm, bytes);
  }

  private static void open(Path file) throws IOException {
    long before = heap();
    long wall = System.nanoTime();
    long start = cpu();
    long copied;
    CompiledList list;
    try (Watched in = new Watched(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      list = CompiledReader.read(in, Optional.empty());
      copied = in.endedAt;
    }
    double opened = (cpu() - copied) / 1e9;
    say(
        "read and checked: %.1f s of CPU; all %.1f s of wall clock",
        (copied - start) / 1e9, (System.nanoTime() - wall) / 1e9);
    long kept = (heap() - before) >> 10;
    FigureTable table = new FigureTable();
    String what = "%,d entries".formatted(list.entries().size());
    table.add(
        "open after the digest check, " + what,
        "%.2f s".formatted(opened),
        "<= 2 s",
        opened <= 2,
        "");
    table.add(
        "heap of the open list",
        "%,d KiB".formatted(kept),
        "<= 32 MiB at any size",
        kept <= 32_768,
        "");
  }

  /** Notes when its last byte was asked for. */
  private static final class Watched extends java.io.FilterInputStream {
    private long endedAt;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int some = super.read(bytes, offset, length);
      if (some < 0) {
        endedAt = cpu();
      }
      return some;
    }
  }

  /** A list of made-up PDQ hashes, for {@code lists build}. */
  private static void csv(int n, Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.print("# version: 1\n# date: 2024-05-01\nid,pdq,category\n");
      for (int i = 0; i < n; i++) {
        out.print("entry-" + i + "," + made(Algorithm.PDQ, random).hex() + ",A1\n");
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void say(String text, Object... values) {
    System.out.println(text.formatted(values));
  }
}
