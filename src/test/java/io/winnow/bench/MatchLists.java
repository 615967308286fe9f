package io.winnow.bench;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.core.Metric;
import io.winnow.core.Purpose;
import io.winnow.judge.ItemReviews;
import io.winnow.judge.Judge;
import io.winnow.list.ListSource;
import io.winnow.list.LoadedList;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.list.compiled.CompilerSource;
import io.winnow.list.compiled.ListCompiler;
import io.winnow.list.compiled.Space;
import io.winnow.list.index.HashLists;
import io.winnow.policy.Policy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Compiled lists of PDQ hashes with a million MD5s, made once, and judges that ask them. */
final class MatchLists {
  private static final Path FOLDER = Path.of("target", "bench", "lists");
  private static final int EXACT = 1_000_000;

  private MatchLists() {}

  /**
   * A judge whose policy asks a compiled list for a picture's digests and its PDQ hash.
   *
   * @param kind {@code uniform} or {@code skewed}
   */
  static Judge judge(int hashes, String kind) throws IOException {
    Path file = file(hashes, kind);
    ListSource source =
        new ListSource(
            "known",
            Purpose.CUSTOM,
            false,
            file.getFileName().toString(),
            () -> Files.newInputStream(file),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Policy policy =
        Policy.parse(
            """
            policy: bench
            format: 1
            lists:
              - {id: known, path: known.wlist, purpose: custom, confidential: false, max-age: never}
            rules:
              - {id: bytes, list: known, match: [md5, sha1, sha256], verdict: exclude}
              - {id: picture, list: known, match: pdq, distance: 31, quality: 50, verdict: exclude}
            """,
            "bench.yaml");
    return new Judge(policy, Map.of("known", LoadedList.load(source)), Map.of(), ItemReviews.NONE);
  }

  private static Path file(int hashes, String kind) throws IOException {
    Path file = FOLDER.resolve("%d-%s.wlist".formatted(hashes, kind));
    if (!Files.exists(file)) {
      Files.createDirectories(FOLDER);
      Path whole = FOLDER.resolve("being-made");
      make(hashes, kind, whole);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private static void make(int hashes, String kind, Path file) throws IOException {
    ListCompiler compiler =
        new ListCompiler(
            a -> a.equals(Algorithm.PDQ) ? Optional.of(Metric.HAMMING) : Optional.empty());
    CompilerSource source = compiler.source();
    source.holder("bench");
    Random random = new Random(41);
    if (kind.equals("skewed")) {
      HashLists.skewed(hashes, 32, random, hash -> add(source, Algorithm.PDQ, hash));
    } else {
      HashLists.uniform(hashes, 32, random, hash -> add(source, Algorithm.PDQ, hash));
    }
    HashLists.uniform(EXACT, 16, random, hash -> add(source, Algorithm.MD5, hash));
    source.end("1", LocalDate.EPOCH, "0".repeat(64), "bench", 0, List.of());
    var list =
        compiler
            .finish("known", "custom", Optional.empty(), List.of(), Space.sectionsIn(FOLDER))
            .list();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      CompiledFile.write(list, Optional.empty(), out);
    }
  }

  private static void add(CompilerSource source, Algorithm algorithm, byte[] bytes) {
    Fingerprint hash = Fingerprint.of(algorithm, bytes);
    source.entry(
        ListEntry.of(1, 0, "id-" + hash.hex().substring(0, 16), "A1", new ListValue.Hash(hash)));
    source.hash(hash);
  }
}
