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
import io.winnow.list.index.DomainTable;
import io.winnow.list.index.ExactTable;
import io.winnow.list.index.RowOrder;
import io.winnow.list.index.Sections;
import io.winnow.list.index.TextKey;
import io.winnow.list.index.WordRows;
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
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Measures look-ups and compiled files at the size of real lists: {@code exact N}, {@code domain
 * N}, {@code compile PDQ EXACT FILE}, {@code open FILE}, {@code csv N FILE}.
 */
public final class ListTables {
  private static final int QUERIES = 1 << 18;

  private ListTables() {}

  public static void main(String[] arguments) throws IOException {
    int n = arguments.length > 1 && !arguments[0].equals("open") ? number(arguments[1]) : 0;
    switch (arguments[0]) {
      case "exact" -> exact(n);
      case "domain" -> domain(n);
      case "compile" -> compile(n, number(arguments[2]), Path.of(arguments[3]));
      case "open" -> open(Path.of(arguments[1]));
      default -> csv(n, Path.of(arguments[2]));
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace("_", ""));
  }

  private static void exact(int n) {
    WordRows rows = new WordRows(16);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < n; i++) {
      rows.add(random.nextLong(), random.nextLong());
    }
    long start = cpu();
    ExactTable table = table(rows, 16);
    say("exact build of %,d: %.1f s", n, (cpu() - start) / 1e9);
    long[][] hits = new long[QUERIES][];
    long[][] misses = new long[QUERIES][];
    for (int i = 0; i < QUERIES; i++) {
      int row = random.nextInt(n);
      hits[i] = new long[] {rows.word(row, 0), rows.word(row, 1)};
      misses[i] = new long[] {random.nextLong(), random.nextLong()};
    }
    for (int round = 0; round < 5; round++) {
      say("exact of %,d: hit %.0f ns, miss %.0f ns", n, find(table, hits), find(table, misses));
    }
  }

  private static double find(ExactTable table, long[][] keys) {
    long start = cpu();
    int found = 0;
    for (long[] key : keys) {
      found += table.find(key) >= 0 ? 1 : 0;
    }
    double each = (double) (cpu() - start) / keys.length;
    if (found != 0 && found != keys.length) {
      throw new IllegalStateException("found " + found);
    }
    return each;
  }

  private static void domain(int n) {
    WordRows rows = new WordRows(TextKey.BYTES);
    for (int i = 0; i < n; i++) {
      rows.add(TextKey.of("listed-" + i + ".example").key());
    }
    DomainTable table = DomainTable.of(Optional.of(table(rows, TextKey.BYTES)), Optional.empty());
    Random random = new Random(2);
    String[] hits = new String[QUERIES];
    String[] misses = new String[QUERIES];
    for (int i = 0; i < QUERIES; i++) {
      hits[i] = "www.listed-%d.example".formatted(random.nextInt(n));
      misses[i] = "www.site-%d.example".formatted(random.nextInt());
    }
    for (int round = 0; round < 5; round++) {
      say("domain of %,d: hit %.0f ns, miss %.0f ns", n, find(table, hits), find(table, misses));
    }
  }

  private static double find(DomainTable table, String[] hosts) {
    long start = cpu();
    int found = 0;
    for (String host : hosts) {
      found += table.find(host, false, entry -> true) >= 0 ? 1 : 0;
    }
    double each = (double) (cpu() - start) / hosts.length;
    if (found != 0 && found != hosts.length) {
      throw new IllegalStateException("found " + found);
    }
    return each;
  }

  private static ExactTable table(WordRows rows, int byteLength) {
    Sections sections = new Sections();
    int[] order = RowOrder.of(rows, row -> row);
    long unused = ExactTable.build(sections, "t", byteLength, rows, order, row -> row);
    return ExactTable.open(sections, "t", rows.size());
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
    say(
        "read and checked: %.1f s of CPU; then opened in %.2f s of CPU; all %.1f s of wall clock",
        (copied - start) / 1e9, (cpu() - copied) / 1e9, (System.nanoTime() - wall) / 1e9);
    say("%,d KiB of heap for %,d entries", (heap() - before) >> 10, list.entries().size());
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
