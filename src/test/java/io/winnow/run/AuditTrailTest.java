package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
  @TempDir private Path folder;

  private AuditTrail trail() throws IOException {
    Clock clock = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);
    return new AuditTrail(Store.at(folder.toString()), clock);
  }

  @Test
  void linesAreReadBack() throws IOException {
    trail().write("me", "because", "verify", Map.of("a", "b"));
    assertEquals(
        new AuditTrail.Line("2026-05-01T10:00:00Z", "me", "because", "verify", Map.of("a", "b")),
        trail().lines().get(0));
  }

  @Test
  void whateverIsNoLineIsNamed() throws IOException {
    trail().write("me", "because", "verify", Map.of());
    Path stray = Files.writeString(folder.resolve(AuditTrail.FOLDER).resolve(".DS_Store"), "x");
    String file = assertThrows(DamagedException.class, () -> trail().lines()).getMessage();
    assertTrue(file.startsWith("_winnow/audit/.DS_Store is not the JSON of a line"), file);
    assertTrue(file.endsWith("if Winnow did not write it, take it away"), file);
    Files.delete(stray);
    Files.createDirectory(stray.resolveSibling("backup"));
    String made = assertThrows(DamagedException.class, () -> trail().lines()).getMessage();
    assertTrue(made.startsWith("_winnow/audit/backup is no file"), made);
  }
}
