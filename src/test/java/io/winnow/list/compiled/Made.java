package io.winnow.list.compiled;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListEntry;
import io.winnow.core.Metric;
import io.winnow.list.index.Sections;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Lists made up for tests: entries by their values, sources of entries. */
final class Made {
  static final LocalDate DAY = LocalDate.of(2024, 5, 1);
  static final ListKey KEY = ListKey.parse("0123456789abcdef".repeat(4));

  private Made() {}

  /** What one source says of one entry. */
  record Said(
      String id,
      String owner,
      EntryStatus status,
      String category,
      Optional<Instant> updated,
      List<Fingerprint> hashes,
      List<String> domains,
      List<String> folders,
      List<String> lost) {}

  record Source(String name, LocalDate date, List<Said> entries) {}

  static ListCompiler compiler() {
    return new ListCompiler(
        algorithm ->
            algorithm.equals(Algorithm.PDQ) ? Optional.of(Metric.HAMMING) : Optional.empty());
  }

  static void read(ListCompiler compiler, Source source) {
    read(compiler, "holder", source);
  }

  static void read(ListCompiler compiler, String holder, Source source) {
    CompilerSource out = compiler.source();
    out.holder(holder);
    int line = 0;
    for (Said said : source.entries()) {
      line++;
      ListEntry.Facts facts = new ListEntry.Facts("", -1, -1, null, said.updated().orElse(null));
      List<ListEntry.Placed> any =
          said.id().isEmpty()
              ? List.of(
                  new ListEntry.Placed(0, new io.winnow.core.ListValue.Domain("unused.example")))
              : List.of();
      out.entry(
          new ListEntry(line, said.id(), said.owner(), said.status(), said.category(), facts, any));
      said.hashes().forEach(out::hash);
      said.domains().forEach(out::domain);
      said.folders().forEach(out::folder);
      said.lost().forEach(out::lost);
    }
    out.end(
        source.date().toString(),
        source.date(),
        "%064x".formatted(source.name().hashCode() & 0xffffffffL),
        "made",
        0,
        List.of());
  }

  static CompiledList finish(ListCompiler compiler) {
    return compiler.finish("demo", "custom", Optional.empty(), List.of(), new Sections()).list();
  }

  static CompiledList compile(List<Source> sources) {
    ListCompiler compiler = compiler();
    sources.forEach(source -> read(compiler, source));
    return finish(compiler);
  }

  static byte[] bytes(CompiledList list, Optional<ListKey> key) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CompiledFile.write(list, key, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CompiledList open(byte[] bytes, Optional<ListKey> key) throws IOException {
    return CompiledReader.read(new ByteArrayInputStream(bytes), key);
  }

  static Fingerprint md5(int n) {
    byte[] bytes = new byte[16];
    new Random(n).nextBytes(bytes);
    return Fingerprint.of(Algorithm.MD5, bytes);
  }

  static Fingerprint pdq(int n) {
    byte[] bytes = new byte[32];
    new Random(1_000_000 + n).nextBytes(bytes);
    return Fingerprint.of(Algorithm.PDQ, bytes);
  }

  /** An active entry of one MD5. */
  static Said said(String id, int md5) {
    return new Said(
        id,
        "",
        EntryStatus.ACTIVE,
        "A",
        Optional.empty(),
        List.of(md5(md5)),
        List.of(),
        List.of(),
        List.of());
  }

  static Said gone(String id, Instant when) {
    return new Said(
        id,
        "",
        EntryStatus.DELETED,
        "",
        Optional.of(when),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** A source of random entries out of few keys, values and times, so that they often meet. */
  static Source random(Random random, String name) {
    List<Said> entries = new ArrayList<>();
    int count = random.nextInt(30);
    for (int i = 0; i < count; i++) {
      boolean named = random.nextInt(4) > 0;
      EntryStatus status =
          random.nextInt(3) > 0
              ? EntryStatus.ACTIVE
              : List.of(EntryStatus.values()).get(random.nextInt(4));
      List<Fingerprint> hashes = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        hashes.add(md5(random.nextInt(12)));
      }
      for (int n = random.nextInt(2); n > 0; n--) {
        hashes.add(pdq(random.nextInt(12)));
      }
      entries.add(
          new Said(
              named ? "e" + random.nextInt(15) : "",
              named && random.nextInt(3) == 0 ? "member" : "",
              status,
              List.of("", "A", "B").get(random.nextInt(3)),
              random.nextInt(3) == 0
                  ? Optional.of(Instant.ofEpochSecond(1_714_521_600L + random.nextInt(4) * 3600L))
                  : Optional.empty(),
              hashes,
              random.nextInt(3) == 0
                  ? List.of("d%d.example".formatted(random.nextInt(6)))
                  : List.of(),
              random.nextInt(4) == 0
                  ? List.of("f.example/%d/".formatted(random.nextInt(4)))
                  : List.of(),
              random.nextInt(4) == 0 ? List.of("photodna") : List.of()));
    }
    return new Source(name, DAY.plusDays(random.nextInt(3)), entries);
  }
}
