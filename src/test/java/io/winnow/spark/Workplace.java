package io.winnow.spark;

import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Shards, a policy, lists and a key in a folder of a test's own, made from the sample data. */
final class Workplace {
  private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();

  private final Path folder;

  /** The sample data's shards and nothing else are heavy; a test takes what it needs. */
  Workplace(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toRealPath();
    Files.createDirectories(shards());
    Files.createDirectories(temporary());
    Path lists = Files.createDirectories(this.folder.resolve("lists"));
    try (Stream<Path> files = Files.list(SAMPLES.resolve("lists"))) {
      for (Path file : files.toList()) {
        Files.copy(file, lists.resolve(file.getFileName().toString()));
      }
    }
    Files.copy(SAMPLES.resolve("demo-token.key"), key());
    String demo = Files.readString(SAMPLES.resolve("demo-policy.yaml"));
    Files.writeString(scoringPolicy(), light(demo));
    Files.writeString(
        policy(),
        light(demo).lines().filter(l -> !l.contains("model:")).reduce("", (a, b) -> a + b + "\n"));
  }

  private static String light(String policy) {
    return policy.replace("heap: 1 GiB", "heap: 512 MiB");
  }

  /** Copies a sample shard under names of its own. */
  Workplace withCopies(String shard, int copies) throws IOException {
    for (int i = 0; i < copies; i++) {
      Files.copy(
          SAMPLES.resolve("shards").resolve(shard),
          shards().resolve("copy-%02d-%s".formatted(i, shard)),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return this;
  }

  /** Splits a sample shard into smaller ones, at its gzip members. */
  Workplace withPieces(String shard, int pieces) throws IOException {
    byte[] whole = Files.readAllBytes(SAMPLES.resolve("shards").resolve(shard));
    List<Integer> starts = new ArrayList<>();
    for (int at = 0; at < whole.length; at++) {
      if (isMember(whole, at)) {
        starts.add(at);
      }
    }
    starts.add(whole.length);
    int members = starts.size() - 1;
    for (int i = 0; i < pieces; i++) {
      int from = starts.get(i * members / pieces);
      int to = starts.get((i + 1) * members / pieces);
      Files.write(
          shards().resolve("piece-%02d-%s".formatted(i, shard)),
          Arrays.copyOfRange(whole, from, to));
    }
    return this;
  }

  private static boolean isMember(byte[] bytes, int at) {
    if (bytes[at] != 0x1f || at + 3 > bytes.length || bytes[at + 1] != (byte) 0x8b) {
      return false;
    }
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at))) {
      return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("WARC/");
    } catch (IOException e) {
      return false;
    }
  }

  Path shards() {
    return folder.resolve("shards");
  }

  /** The demo policy without its models, and with small screeners. */
  Path policy() {
    return folder.resolve("policy.yaml");
  }

  /** The demo policy with small screeners. */
  Path scoringPolicy() {
    return folder.resolve("scoring-policy.yaml");
  }

  Path key() {
    return folder.resolve("token.key");
  }

  /** Where processes of a test class put what is temporary; its name has no blanks. */
  Path temporary() {
    return folder.resolveSibling("tmp");
  }

  Path out(String name) {
    return folder.resolve(name);
  }

  /** The command line of a run over all shards. */
  List<String> clean(Path policy, Path out, String... more) {
    return Stream.concat(
            Stream.of("clean", shards(), "-p", policy, "--token-key", key(), "-o", out)
                .map(Object::toString),
            Stream.of(more))
        .toList();
  }

  /** The same as a request. */
  CleanRequest request(Path policy, Path out, CleanRequest.Existing existing) {
    return new CleanRequest(
        List.of(shards().toString()),
        Optional.empty(),
        policy.toString(),
        RunLocation.of(out.toString(), Optional.empty(), Optional.empty()),
        key().toString(),
        Optional.empty(),
        RunKind.CLEAN,
        existing,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        3);
  }
}
