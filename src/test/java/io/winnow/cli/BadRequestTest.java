package io.winnow.cli;

import static io.winnow.cli.Winnow.KEY;
import static io.winnow.cli.Winnow.POLICY;
import static io.winnow.cli.Winnow.SHARDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs, keys and folders that cannot be used: nothing runs, nothing is made. */
class BadRequestTest {
  @TempDir Path folder;

  private String out() {
    return folder.resolve("out").toString();
  }

  /** Whatever was refused, the output folder was not begun. */
  @AfterEach
  void nothingWasMade() {
    assertFalse(Files.exists(folder.resolve("out/_winnow")));
  }

  private Winnow clean(String... inputs) {
    return Winnow.run(
        Stream.concat(
                Stream.of("clean", "-p", POLICY, "--token-key", KEY, "-o", out()),
                Stream.of(inputs))
            .toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void allInputsThatDoNotExistAreNamed() {
    clean(SHARDS, "gone-1.warc.gz", "gone-2")
        .refuses(2, "gone-1.warc.gz: does not exist", "gone-2: does not exist", "2 problems");
  }

  @Test
  void anUnreadableShardIsNamed() throws IOException {
    Path shard = file("in/a.warc", "WARC/1.0\r\n");
    Files.setPosixFilePermissions(shard, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(shard), "permissions do not bind this user");
    clean(folder.resolve("in").toString()).refuses(2, "no permission for", "a.warc");
  }

  @Test
  void aGlobWithoutMatchesHasNothingToScan() {
    clean(SHARDS + "/*.tar").refuses(5, "no shard in " + SHARDS + "/*.tar", ".warc.gz");
  }

  @Test
  void aFolderWithoutShardsHasNothingToScan() throws IOException {
    file("in/readme.txt", "no shard");
    file("in/deeper/_hidden.warc.gz", "passed over");
    clean(folder.resolve("in").toString())
        .refuses(5, "no shard in " + folder.resolve("in"), "1 other files were passed over");
  }

  @Test
  void aFileOfNoKnownFormatIsNamed() {
    clean("README.md", POLICY).refuses(2, POLICY + ": is of no known shard format", "warc");
  }

  @Test
  void theSameShardTwiceNamesBothInputs() {
    clean(SHARDS, SHARDS + "/crawl-00.warc.gz").refuses(2, "crawl-00.warc.gz", "leave one out");
  }

  @Test
  void aListOfInputsThatIsMissingOrAFolderIsNamed() {
    clean("--inputs-from", "gone.txt").refuses(2, "gone.txt: does not exist");
    clean("--inputs-from", SHARDS).refuses(2, SHARDS + ": is a folder", "one a line");
  }

  @Test
  void withoutInputsPolicyOrKeyItSaysWhatIsNeeded() {
    clean().refuses(2, "INPUT: name at least one shard");
    Winnow.run("clean", SHARDS).refuses(2, "'--policy=FILE'", "'--out=FOLDER'", "--help");
    Winnow none = Winnow.run("clean", SHARDS, "-p", POLICY, "-o", out());
    if (System.getenv("WINNOW_TOKEN_KEY") == null) {
      none.refuses(2, "--token-key: is needed", "winnow keys new");
    }
  }

  @Test
  void aPolicyThatIsMissingOrAFolderIsNamed() {
    for (String command : List.of("clean", "scan")) {
      Winnow.run(command, SHARDS, "-p", "gone.yaml", "--token-key", KEY, "-o", out())
          .refuses(2, "gone.yaml: there is no such file", "nothing ran");
      Winnow.run(command, SHARDS, "-p", SHARDS, "--token-key", KEY, "-o", out())
          .refuses(2, SHARDS + ": is a folder; a policy is expected here");
    }
  }

  @Test
  void aKeyThatIsMissingAFolderOrNoKeyIsNamed() throws IOException {
    Path noKey = file("key", "zz-not-a-key\n");
    for (String key : List.of("gone.key", SHARDS, noKey.toString())) {
      Winnow refused = Winnow.run("clean", SHARDS, "-p", POLICY, "--token-key", key, "-o", out());
      refused.refuses(2, key + ": ", "token key");
      assertFalse(refused.err().contains("zz-not-a-key"), "a secret was printed");
    }
  }

  @Test
  void anOutputFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path other = file("out/thesis.txt", "precious");
    clean(SHARDS).refuses(2, out() + " holds something else (thesis.txt)", "choose");
    clean(SHARDS, "--overwrite").refuses(2, "holds something else");
    assertEquals("precious", Files.readString(other));
  }

  @Test
  void aTableFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path other = file("out/images/2024/me.jpg", "precious");
    clean(SHARDS).refuses(2, "out/images holds files that are not of this run", "images table");
    assertEquals("precious", Files.readString(other));
  }

  @Test
  void anOutputFolderInAnInputOrAroundItIsRefused() {
    Winnow.run("clean", SHARDS, "-p", POLICY, "--token-key", KEY, "-o", SHARDS + "/out")
        .refuses(2, SHARDS + "/out: overlaps the input " + SHARDS);
    Winnow.run("clean", SHARDS, "-p", POLICY, "--token-key", KEY, "-o", "sample-data")
        .refuses(2, "overlaps the input");
    clean(SHARDS, "--ledger-dir", SHARDS + "/ledger").refuses(2, "ledger: overlaps the input");
  }

  @Test
  void twoTablesMayNotShareAFolder() {
    clean(SHARDS, "--ledger-dir", out() + "/images")
        .refuses(2, "out/images: overlaps the output folder", "choose another ledger folder");
    clean(SHARDS, "--ledger-dir", out() + "-x", "--evidence-dir", out() + "-x")
        .refuses(2, "out-x: overlaps the evidence folder");
    clean(SHARDS, "--evidence-dir", out())
        .refuses(2, "out: overlaps the output folder", "choose another evidence folder");
  }

  @Test
  void anUnknownFileSystemIsNamed() {
    Winnow.run("clean", SHARDS, "-p", POLICY, "--token-key", KEY, "-o", "nosuch://bucket/run")
        .refuses(2, "nosuch://bucket/run cannot be used", "scheme \"nosuch\"");
    clean("s3a://bucket/crawl").refuses(2, "hadoop-aws");
    Winnow.run("clean", SHARDS, "-p", POLICY, "--token-key", KEY, "-o", "s3a://b/with space")
        .refuses(2, "hadoop-aws");
  }

  @Test
  void optionsOutOfRangeAreAllNamedAtOnce() {
    clean(SHARDS, "--resume", "--overwrite", "--attempts", "0", "--fail-on", "porn=x")
        .refuses(2, "--resume: cannot go", "--attempts: must be 1 to 20", "\"porn=x\" is no gate")
        .refuses(2, "3 problems");
  }

  @Test
  void aListStateThatIsNoneIsNamedByLine() throws IOException {
    Path state = file("state", "# fine\nnot a state\n");
    clean(SHARDS, "--list-state", state.toString())
        .refuses(2, state + ":2:1: is no list state", "restore the file or remove it");
  }
}
