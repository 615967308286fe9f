package io.winnow.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Column;
import io.winnow.core.ColumnType;
import io.winnow.core.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page about the tables is made of their schemas, so that neither can change alone. */
class TablesDocTest {
  private static final Path PAGE = Path.of("src/docs/tables.md");

  @Test
  void thePageSaysWhatTheSchemasSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("winnow.write-docs")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page,
        Files.readString(PAGE),
        "write it anew: mvn test -Dtest=TablesDocTest -Dwinnow.write-docs=true");
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # The tables

            Made of the schemas in `io.winnow.table.Tables` by a test; change those, not this page. Parquet,
            format version 1; text is UTF-8, times are UTC in microseconds. `images` is not compressed, the others
            are zstd. *required* columns are never null.
            """);
    for (Schema table : Tables.ALL) {
      page.append("\n## ").append(table.name()).append("\n\n");
      page.append("| column | type | meaning |\n|---|---|---|\n");
      rows(page, table, "");
    }
    return page.toString();
  }

  private static void rows(StringBuilder page, Schema schema, String prefix) {
    for (Column column : schema.columns()) {
      String type =
          column.type() == ColumnType.STRINGS
              ? "list of string"
              : column.type() == ColumnType.ROWS
                  ? "list of struct"
                  : column.type().name().toLowerCase(Locale.ROOT);
      page.append(
          "| `%s%s` | %s | %s%s |\n"
              .formatted(
                  prefix,
                  column.name(),
                  type,
                  column.required() ? "*required*; " : "",
                  column.meaning().replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;")));
      if (column.rows() != null) {
        rows(page, column.rows(), prefix + column.name() + "[].");
      }
    }
  }
}
