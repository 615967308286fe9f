package io.winnow.spark;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.table.TableReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All rows of a table. */
final class Rows {
  private Rows() {}

  static List<Row> of(Path out, Schema table) throws IOException {
    List<Row> rows = new ArrayList<>();
    Path folder = out.resolve(table.name());
    if (!Files.isDirectory(folder)) {
      return rows;
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        try (TableReader reader = new TableReader(table, FileChannel.open(file))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }
}
