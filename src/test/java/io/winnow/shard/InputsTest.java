package io.winnow.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ShardFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name :
        List.of(
            "crawl/b.warc.gz",
            "crawl/a.warc",
            "crawl/deep/er/c.warc.gz",
            "crawl/deep/notes.txt",
            "crawl/.hidden.warc",
            "crawl/_tmp/d.warc",
            "other/a.warc",
            "odd/with space #1@[x].warc")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  @Test
  void aFolderGivesItsShardsInTheOrderOfTheirPaths() {
    Inputs.Resolved resolved = resolve(folder + "/crawl");
    assertEquals(List.of("a.warc", "b.warc.gz", "deep/er/c.warc.gz"), paths(resolved));
    assertEquals(1, resolved.ignoredFiles());
    Shard first = resolved.shards().get(0);
    assertEquals("crawl/a.warc".length(), first.length());
    assertEquals(folder.resolve("crawl/a.warc").toFile().lastModified() + "", first.version());
  }

  @Test
  void filesAndGlobsAreRelativeToTheirParent() {
    assertEquals(List.of("c.warc.gz"), paths(resolve(folder + "/crawl/deep/er/c.warc.gz")));
    assertEquals(List.of("a.warc", "b.warc.gz"), paths(resolve(folder + "/crawl/*.warc*")));
    assertEquals(List.of("er/c.warc.gz"), paths(resolve(folder + "/crawl/de*/e?")));
  }

  @Test
  void namesThatLookLikeGlobsAreFound() throws IOException {
    Shard shard = resolve(folder + "/odd/with space #1@[x].warc").shards().get(0);
    assertEquals("with space #1@[x].warc", shard.path());
    try (var in = ShardFiles.open(shard, new Configuration(false))) {
      assertEquals(
          "odd/with space #1@[x].warc", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void pathsAreReadFromAFile() throws IOException {
    Path list = folder.resolve("paths.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(list))) {
      String lines = "# shards\n\n%s/crawl/b.warc.gz\nfile:%s/other\n".formatted(folder, folder);
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    Inputs.Resolved resolved =
        Inputs.resolve(List.of(), Optional.of(list.toString()), conf(), formats());
    assertEquals(List.of("b.warc.gz", "other/a.warc"), paths(resolved));
  }

  @Test
  void equalPathsAreAProblemThatNamesBoth() {
    List<Problem> problems = problems(folder + "/crawl", folder + "/other");
    assertEquals(1, problems.size());
    String message = problems.get(0).message();
    assertTrue(message.contains("/crawl/a.warc") && message.contains("/other/a.warc"), message);
  }

  @Test
  void theSameShardTwiceIsAProblem() {
    List<Problem> problems = problems(folder + "/crawl", folder + "/crawl/deep/er/c.warc.gz");
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).message().contains("an input already"));
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    List<Problem> problems =
        problems(
            folder + "/missing",
            folder + "/crawl/deep/notes.txt",
            "no-such-scheme://host/x",
            folder + "/none-*.warc/x");
    assertEquals(
        List.of(folder + "/missing", folder + "/crawl/deep/notes.txt", "no-such-scheme://host/x"),
        problems.stream().map(Problem::file).toList());
    assertTrue(problems.get(1).message().contains("known are: warc"));
  }

  @Test
  void nothingFoundIsAnEmptyList() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(List.of(), resolve(empty.toString()).shards());
    assertEquals(List.of(), resolve(folder + "/*.none").shards());
  }

  private static Inputs.Resolved resolve(String... inputs) {
    return Inputs.resolve(List.of(inputs), Optional.empty(), conf(), formats());
  }

  private static List<Problem> problems(String... inputs) {
    return assertThrows(ProblemsException.class, () -> resolve(inputs)).problems();
  }

  private static List<String> paths(Inputs.Resolved resolved) {
    return resolved.shards().stream().map(Shard::path).toList();
  }

  private static Configuration conf() {
    return new Configuration(false);
  }

  private static Catalogue<ShardFormat> formats() {
    return Catalogue.load(ShardFormat.class);
  }
}
