package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a first user meets. */
class UsageTest {
  @Test
  void withoutACommandItShowsTheCommandsAndRefuses() {
    Winnow bare = Winnow.run();
    assertEquals(2, bare.code());
    assertEquals("", bare.out());
    assertTrue(bare.err().startsWith("Usage: winnow"), bare.err());
    assertTrue(bare.err().contains("Exit codes: 0 done"), bare.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "lists", "models", "keys", "draft"})
  void aGroupWithoutACommandShowsItsCommandsAndRefuses(String group) {
    Winnow.run(group).refuses(2, "Usage: winnow " + group, "Commands:");
  }

  @Test
  void helpIsNoFailure() {
    assertEquals(0, Winnow.run("help").code());
    assertTrue(Winnow.run("help", "clean").out().startsWith("Usage: winnow clean"));
    assertTrue(Winnow.run("--version").out().matches("winnow \\d+\\.\\d+\\.\\d+\\S*\\R"));
  }

  static Stream<String> commands() {
    return below(Main.commandLine(), "");
  }

  private static Stream<String> below(CommandLine command, String path) {
    return Stream.concat(
        Stream.of(path.strip()),
        command.getSubcommands().entrySet().stream()
            .flatMap(e -> below(e.getValue(), path + " " + e.getKey())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpFitsATerminalAndDescribesEveryOption(String command) {
    Winnow help = Winnow.run((command + " --help").strip().split(" "));
    assertEquals(0, help.code());
    assertEquals("", help.err());
    help.out().lines().forEach(line -> assertTrue(line.length() <= 100, line));
    CommandLine at = Main.commandLine();
    for (String name : command.isEmpty() ? new String[0] : command.split(" ")) {
      at = at.getSubcommands().get(name);
    }
    at.getCommandSpec()
        .args()
        .forEach(a -> assertTrue(a.description().length > 0, () -> command + " " + a));
  }

  /** What the environment does not say is missing, not a file named after its variable. */
  @Test
  void aKeyThatNeitherAnOptionNorTheEnvironmentNamesIsAskedFor() {
    Winnow.run("sign", "run").refuses(2, "--key: is needed");
    Winnow.run("lists", "match", "run", "-p", "p", "--why", "w")
        .refuses(2, "missing required option: '--token-key=FILE'");
  }

  @Test
  void aSlipInACommandOrOptionIsAnsweredWithWhatWasMeant() {
    Winnow.run("cleen").refuses(2, "'cleen'", "winnow clean", "Try: winnow --help");
    Winnow.run("policy", "chek", "x").refuses(2, "Did you mean: policy check");
    Winnow slip = Winnow.run("clean", "x", "--polcy", "p.yaml", "-o", "o");
    slip.refuses(2, "'--policy=FILE'", "Unknown option: '--polcy'", "--policy");
    assertFalse(slip.err().contains("Usage:"), "the help buries the message");
    Winnow.run("clean", "x", "-p", "p", "-o", "o", "--attempts", "many")
        .refuses(2, "--attempts", "'many' is not an int");
  }

  @Test
  void aPolicyIsShownOnStandardOutputAlone() {
    Winnow shown = Winnow.run("policy", "show", Winnow.POLICY);
    assertEquals(0, shown.code());
    assertEquals("", shown.err());
    assertTrue(shown.out().startsWith("# digest: "), shown.out());
    Winnow checked = Winnow.run("policy", "check", Winnow.POLICY);
    assertEquals(0, checked.code());
    assertTrue(checked.out().contains("policy demo is valid: 4 lists, 7 rules"), checked.out());
  }

  @Test
  void listsAreSummedUpWithoutAnEntry() {
    Winnow info = Winnow.run("lists", "info", "-p", Winnow.POLICY);
    assertEquals(0, info.code(), info.err());
    assertTrue(info.out().contains("demo-known  csam (confidential)  version 2026-01-01.1"));
    assertFalse(info.out().contains("ec8fd75faea2de8dc452c29e3ca6905c"));
  }

  @Test
  void aKeyIsNeverReplacedNorPrinted(@TempDir Path folder) throws IOException {
    Path key = folder.resolve("k");
    Winnow made = Winnow.run("keys", "new", key.toString());
    assertEquals(0, made.code(), made.err());
    String secret = Files.readString(key).strip();
    assertFalse(made.out().contains(secret));
    Winnow.run("keys", "new", key.toString()).refuses(2, key + ": exists already");
    assertEquals(secret, Files.readString(key).strip());
    Path file = Files.writeString(folder.resolve("f"), "");
    Winnow.run("keys", "new", file + "/k").refuses(2, "winnow keys new: ");
  }

  @Test
  void whatIsNoRunCannotBeVerified(@TempDir Path folder) throws IOException {
    Winnow.run("verify", folder.toString()).refuses(2, folder + ": is no run directory");
    Winnow.run("verify", folder + "/gone").refuses(2, "is no run directory");
    Files.createDirectory(folder.resolve("_winnow"));
    Files.writeString(folder.resolve("_winnow/plan.json"), "{}");
    Winnow.run("verify", folder.toString()).refuses(2, "has not ended", "--resume");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"format\":1e999}",
        "{\"format\":99999999999999999999}",
        "{\"format\":1,\"state\":\"DONE\"}",
        "{\"a\":\u001b[31m",
        "\u0000\u0001"
      })
  void garbageForAManifestIsAFaultThatNamesTheFile(String json, @TempDir Path folder)
      throws IOException {
    Files.createDirectory(folder.resolve("_winnow"));
    Files.writeString(folder.resolve("_winnow/run.json"), json);
    Files.writeString(folder.resolve("_winnow/plan.json"), "{}");
    Winnow planless = Winnow.run("verify", folder.toString());
    assertEquals(6, planless.code(), planless.err());
    planless.noTrace();
    assertTrue(planless.out().startsWith("changed: _winnow/plan.json "), planless.out());
    assertFalse(planless.out().contains("\u001b"), "a terminal sequence got through");
    Files.delete(folder.resolve("_winnow/plan.json"));
    assertTrue(Winnow.run("verify", folder.toString()).out().startsWith("missing: plan.json"));
  }
}
