package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lists sync} refuses before it opens a connection. */
class ListsSyncCommandTest {
  @TempDir Path folder;

  private Path userFile() throws IOException {
    Path file = Files.writeString(folder.resolve("user"), "zz-user:zz-secret");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Winnow sync(String url, String... more) throws IOException {
    String[] arguments = new String[7 + more.length];
    System.arraycopy(
        new String[] {
          "lists",
          "sync",
          url,
          "-o",
          folder.resolve("out").toString(),
          "--user-file",
          userFile().toString()
        },
        0,
        arguments,
        0,
        7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    return Winnow.run(arguments);
  }

  @Test
  void plainHttpAndCredentialsInTheAddressAreRefused() throws IOException {
    sync("http://example.org/hashsharing").refuses(2, "must be https");
    Winnow secret = sync("https://zz-user:zz-secret@example.org/").refuses(2, "--user-file");
    assertFalse(secret.err().contains("zz-secret"), secret.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void credentialsAreNeeded() {
    Winnow.run("lists", "sync", "https://example.org/", "-o", folder.resolve("out").toString())
        .refuses(2, "WINNOW_SYNC_USER", "--user-file");
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void noOptionTakesAPassword() {
    String help = Winnow.run("lists", "sync", "--help").out();
    assertFalse(help.contains("--password"), help);
    assertTrue(help.contains("user:password"), help);
  }

  @Test
  void aHolderThatIsNotThereLeavesTheSyncIncomplete() throws IOException {
    // Port 9 of the loopback address, "discard", is closed wherever tests run.
    Winnow gone = sync("http://127.0.0.1:9/hashsharing", "--tries", "1");
    assertEquals(4, gone.code(), gone.err());
    assertTrue(gone.err().contains("run it again later, it goes on from here"), gone.err());
    assertFalse(gone.err().contains("zz-"), gone.err());
  }
}
