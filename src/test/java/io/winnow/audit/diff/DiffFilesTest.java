package io.winnow.audit.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.run.Store;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffFilesTest {
  @TempDir private Path home;

  private Store store() throws IOException {
    return Store.at(home.resolve("diff").toString());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("diff"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theyHaveTheirNamesOnceTheyAreKept() throws IOException {
    try (DiffFiles files = new DiffFiles(store())) {
      assertFalse(names().contains(DiffFiles.CSV), "a part of a list looks like a list");
      files.keep();
    }
    assertEquals(List.of(DiffFiles.CSV, DiffFiles.PARQUET), names());
  }

  @Test
  void ofWhatWasNotKeptNothingIsLeft() throws IOException {
    DiffFiles files = new DiffFiles(store());
    assertEquals(2, names().size());
    files.close();
    assertFalse(Files.exists(home.resolve("diff")), "the folder is not there either");
    Files.createDirectories(home.resolve("diff"));
    Files.writeString(home.resolve("diff/mine.txt"), "mine");
    DiffFiles beside = new DiffFiles(store());
    assertEquals(3, names().size());
    beside.close();
    assertEquals(List.of("mine.txt"), names());
  }

  @Test
  void neitherIsReplacedAndOfTwoNotOneAloneIsKept() throws IOException {
    try (DiffFiles files = new DiffFiles(store())) {
      Files.writeString(home.resolve("diff").resolve(DiffFiles.CSV), "another's");
      assertThrows(FileAlreadyExistsException.class, files::keep);
    }
    assertEquals(List.of(DiffFiles.CSV), names());
    assertEquals("another's", Files.readString(home.resolve("diff").resolve(DiffFiles.CSV)));
    assertThrows(FileAlreadyExistsException.class, () -> new DiffFiles(store()));
    assertEquals(List.of(DiffFiles.CSV), names());
  }
}
