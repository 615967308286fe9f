package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.winnow.proof.seal.OpeningKey;
import io.winnow.proof.seal.SealingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceKeysTest {
  @TempDir Path folder;

  @Test
  void aPairIsTwoFilesOfOneLineAndThePrivateOneItsOwnersAlone() throws IOException {
    Path file = folder.resolve("e.key");
    Winnow made = Winnow.run("keys", "new", "--evidence", file.toString());
    assertEquals(0, made.code(), made.err());
    String text = Files.readString(file);
    assertEquals(1, text.lines().count());
    OpeningKey key = OpeningKey.parse(text);
    SealingKey pub = SealingKey.parse(Files.readString(folder.resolve("e.key.pub")));
    assertEquals(key.id(), pub.id());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        "evidence key %s written to %s; its public half, for seal-to: of a policy, to %s.pub\n"
            .formatted(key.id(), file, file),
        made.out());
    assertFalse(made.out().contains(text.substring(text.lastIndexOf(':') + 1).strip()));
  }

  @Test
  void neitherHalfIsEverReplaced() throws IOException {
    Path file = folder.resolve("e.key");
    Files.writeString(folder.resolve("e.key.pub"), "precious");
    for (String kind : new String[] {"--evidence", "--signing"}) {
      Winnow.run("keys", "new", kind, file.toString())
          .refuses(2, "e.key.pub: exists already; a key is never replaced");
      assertFalse(Files.exists(file), "half a pair");
    }
    Files.delete(folder.resolve("e.key.pub"));
    Files.writeString(file, "precious");
    Winnow.run("keys", "new", "--evidence", file.toString())
        .refuses(2, "e.key: exists already; a key is never replaced");
    assertEquals("precious", Files.readString(file));
    assertFalse(Files.exists(folder.resolve("e.key.pub")), "half a pair");
  }

  @Test
  void aKeyHasOneUse() {
    Winnow.run("keys", "new", "--evidence", "--signing", folder.resolve("k").toString())
        .refuses(2, "--signing or --evidence");
    assertFalse(Files.exists(folder.resolve("k")));
  }
}
