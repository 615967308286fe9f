package io.winnow.cli;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.table.TableReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rows of a table of a run, as our own reader sees them. */
final class TableRows {
  private TableRows() {}

  static List<Row> of(Path run, Schema table) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(run.resolve(table.name()))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      try (TableReader reader = new TableReader(table, FileChannel.open(file))) {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
