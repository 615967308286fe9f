package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both stores do with the wrong kind of thing; Hadoop's is run over the local disk. */
class LocalStoreTest {
  @TempDir Path folder;

  private List<Store> stores() throws IOException {
    return List.of(
        new LocalStore(folder),
        new HadoopStore(new org.apache.hadoop.fs.Path(folder.toUri()), new Configuration(false)));
  }

  @Test
  void whatIsNoFolderHasNoNames() throws IOException {
    Files.writeString(folder.resolve("file"), "x");
    Files.writeString(Files.createDirectory(folder.resolve("one")).resolve("a"), "x");
    for (Store store : stores()) {
      assertThrows(NotDirectoryException.class, () -> store.names("file"));
      assertThrows(NotDirectoryException.class, () -> store.files("file"));
      assertEquals(List.of(), store.names("gone"));
      assertEquals(List.of("a"), store.names("one"));
    }
    Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    assertThrows(NotDirectoryException.class, () -> new LocalStore(folder).names("link"));
  }

  @Test
  void aFolderIsNotReadAsAFileAndIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("plan.json"));
    Store store = new LocalStore(folder);
    assertEquals(
        "plan.json is a folder, not a file",
        assertThrows(DamagedException.class, () -> store.read("plan.json")).getMessage());
    assertThrows(DamagedException.class, () -> store.channel("plan.json"));
  }

  @Test
  void aFolderThatWasOpenIsClosedToOthers() throws IOException {
    for (Store store : stores()) {
      Path open = Files.createDirectories(folder.resolve("evidence"));
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
      store.closeToOthers("evidence");
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(open)));
      store.closeToOthers("gone");
      assertTrue(Files.notExists(folder.resolve("gone")));
    }
  }
}
