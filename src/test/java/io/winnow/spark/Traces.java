package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a run must not leave behind: screeners, and what they had in their scratch. */
final class Traces {
  private Traces() {}

  /** Living processes whose scratch lies in that folder. */
  static List<ProcessHandle> screeners(Path temporary) {
    String scratch = temporary + "/winnow-scratch-";
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().commandLine().filter(c -> c.contains(scratch)).isPresent())
        .toList();
  }

  /** Scratch folders and what is in them. */
  static List<Path> scratch(Path temporary) throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files.filter(file -> file.toString().contains("winnow-scratch-")).toList();
    }
  }

  /** After an end that could be prepared for, nothing at all is left. */
  static void assertNone(Path temporary) throws Exception {
    assertNoScreeners(temporary);
    assertEquals(List.of(), scratch(temporary), "scratch folders");
  }

  /** After a kill, empty folders may be left: nobody was there to remove them. */
  static void assertNoContent(Path temporary) throws Exception {
    assertNoScreeners(temporary);
    assertEquals(
        List.of(), scratch(temporary).stream().filter(Files::isRegularFile).toList(), "content");
  }

  private static void assertNoScreeners(Path temporary) throws Exception {
    Waiting.until(
        "the last screener's end", Duration.ofSeconds(20), () -> screeners(temporary).isEmpty());
  }
}
