package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.run.FolderCopy;
import io.winnow.table.TableReader;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a run, for somebody to lay hands on. */
final class Tampering {
  final Path run;

  Tampering(Path original, Path copy) throws IOException {
    run = copy;
    FolderCopy.of(original, copy);
  }

  Path meta(String name) {
    return run.resolve("_winnow").resolve(name);
  }

  /** The first segment of receipts. */
  Path segment() throws IOException {
    return first(run.resolve("_winnow/commits"));
  }

  /** The segment of receipts that has this text; a run has one, or more where it took longer. */
  Path segmentWith(String text) throws IOException {
    try (Stream<Path> segments = Files.list(run.resolve("_winnow/commits"))) {
      for (Path segment : segments.sorted().toList()) {
        if (Files.readString(segment).contains(text)) {
          return segment;
        }
      }
    }
    throw new AssertionError("no receipt says " + text);
  }

  /** The first file of a table. */
  Path table(String table) throws IOException {
    return first(run.resolve(table));
  }

  /** All files of a table. */
  List<Path> all(String table) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve(table))) {
      return files.sorted().toList();
    }
  }

  private static Path first(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  /** Replaces text that is there. */
  void edit(Path file, String regex, String by) throws IOException {
    String text = Files.readString(file);
    String edited = text.replaceFirst(regex, by);
    assertTrue(!text.equals(edited), () -> regex + " is not in " + file.getFileName());
    Files.writeString(file, edited);
  }

  List<Row> rows(Path file, String table) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (TableReader reader = new TableReader(schema(table), Files.newByteChannel(file))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  void rewrite(Path file, String table, List<Row> rows) throws IOException {
    Files.delete(file);
    try (TableWriter writer = new TableWriter(schema(table), Files.newOutputStream(file))) {
      for (Row row : rows) {
        writer.write(row);
      }
    }
  }

  private static Schema schema(String table) {
    return Tables.ALL.stream().filter(s -> s.name().equals(table)).findFirst().orElseThrow();
  }

  /** Verify sees it, says so in a line with these pieces, and ends with 6. */
  void isSeen(String... pieces) {
    Winnow verified = Winnow.run("verify", run.toString());
    assertEquals(6, verified.code(), verified::toString);
    verified.noTrace();
    assertTrue(
        verified.out().lines().anyMatch(line -> Stream.of(pieces).allMatch(line::contains)),
        () -> "no line with " + List.of(pieces) + " in:\n" + verified.out());
    assertTrue(verified.out().contains("NOT verified"), verified.out());
  }
}
