package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own, on small and read-only disks in a private namespace. */
class FullDiskIT {
  private static final Path WINNOW = Path.of("target/winnow/bin/winnow").toAbsolutePath();

  private static final String CLEAN =
      WINNOW
          + " clean sample-data/shards -p sample-data/demo-policy.yaml"
          + " --token-key sample-data/demo-token.key -o \"$OUT\" --attempts 1";

  @TempDir Path folder;

  /** What a shell script printed, standard error included. */
  private record Shell(int code, String text) {}

  @BeforeAll
  static void needsTheLauncherAndMounts(@TempDir Path probe) throws Exception {
    assumeTrue(Files.isExecutable(WINNOW), "scripts/build has not been run");
    Shell mount = shell(probe, "mount -t tmpfs -o size=64k none \"$OUT\"");
    assumeTrue(mount.code() == 0, "this user may not mount");
  }

  private static Shell shell(Path out, String script) throws IOException, InterruptedException {
    Path log = Files.createTempFile("winnow-it", ".log");
    ProcessBuilder builder = new ProcessBuilder("unshare", "-m", "sh", "-c", script);
    builder.environment().put("OUT", out.toString());
    builder.environment().put("CLICOLOR_FORCE", "1");
    builder.environment().put("NO_COLOR", "1");
    builder.environment().put("WINNOW_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Process process;
      try {
        process = builder.start();
      } catch (IOException e) {
        return new Shell(127, String.valueOf(e.getMessage()));
      }
      if (!process.waitFor(400, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return new Shell(-1, "too long: " + Files.readString(log, StandardCharsets.UTF_8));
      }
      return new Shell(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    } finally {
      Files.delete(log);
    }
  }

  @Test
  void aReadOnlyOutputIsRefusedBeforeAnythingRuns() throws Exception {
    Shell ended = shell(folder, "mount -t tmpfs -o ro none \"$OUT\" && " + CLEAN);
    assertEquals(2, ended.code(), ended.text());
    assertTrue(
        ended.text().contains(folder + " cannot be written to: its file system is read-only"),
        ended.text());
    plain(ended);
  }

  @Test
  void aDiskThatIsFullFromTheStartIsRefused() throws Exception {
    Shell ended =
        shell(
            folder,
            "mount -t tmpfs -o size=16k none \"$OUT\" && mkdir \"$OUT/run\""
                + " && { head -c 64k /dev/zero > \"$OUT/filler\" || true; } 2>/dev/null"
                + " && OUT=$OUT/run && "
                + CLEAN);
    assertEquals(2, ended.code(), ended.text());
    assertTrue(ended.text().contains("the disk is full; free some space"), ended.text());
    plain(ended);
  }

  /** Room for the plan and a table or two, then for all. */
  @Test
  void aDiskThatFillsUpLosesNothingAndTheRunGoesOn() throws Exception {
    Shell ended =
        shell(
            folder,
            "mount -t tmpfs -o size=600k none \"$OUT\"; "
                + CLEAN
                + "; echo \"first $?\"; ls \"$OUT/_SUCCESS\""
                + "; mount -o remount,size=64m \"$OUT\"; "
                + CLEAN
                + " --resume; echo \"second $?\"; "
                + WINNOW
                + " verify \"$OUT\"; echo \"verify $?\"");
    String text = ended.text();
    assertTrue(text.contains("the disk is full; free some space, then go on with --resume"), text);
    assertTrue(text.contains("first 4"), text);
    assertTrue(text.contains("_SUCCESS': No such file"), text);
    assertTrue(text.contains("second 0"), text);
    assertTrue(text.contains("verify 0"), text);
    plain(ended);
  }

  private static void plain(Shell ended) {
    assertFalse(ended.text().contains("\tat "), ended.text());
    assertFalse(ended.text().contains("internal error"), ended.text());
    assertFalse(ended.text().contains("\u001b"), "colour in spite of NO_COLOR");
  }
}
