package io.winnow.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitTablesTest {
  @TempDir Path out;

  /** Falling, so that their order is not that in which they come. */
  private static String token(int number) {
    return "%032x".formatted(1_000_000 - number);
  }

  private static Row row(String token, boolean masked) {
    return Row.of(Tables.LEDGER)
        .set("item_token", token)
        .set("item_id", masked ? null : "s@1#0")
        .set("item_kind", "document")
        .set("verdict", "excluded")
        .set("class", "known")
        .set("reason", "list-match")
        .set("rule_id", "r")
        .set("rollout", "enforce")
        .set("findings", List.of())
        .build();
  }

  /** An index file may have millions of hits: they are not all held until its end. */
  @Test
  void ofVeryManyMaskedRowsSomeAreWrittenAtOnce() throws IOException {
    RunDirectory directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
    List<Row> rows = new ArrayList<>();
    try (UnitTables tables = new UnitTables(directory, "u", "0.1", false, Optional.empty())) {
      tables.write(row(token(0), false));
      for (int i = 1; i <= UnitTables.MOST_MASKED + 2; i++) {
        tables.write(row(token(i), true));
      }
      tables.write(row(token(900_000), false));
      TableFile file = tables.finish().get(0);
      try (TableReader reader =
          new TableReader(Tables.LEDGER, directory.table("ledger").channel(file.name()))) {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          rows.add(row);
        }
      }
    }
    List<String> expected = new ArrayList<>(List.of(token(0)));
    sorted(expected, 1, UnitTables.MOST_MASKED);
    expected.add(token(900_000));
    sorted(expected, UnitTables.MOST_MASKED + 1, UnitTables.MOST_MASKED + 2);
    assertEquals(
        expected,
        rows.stream().map(row -> Objects.requireNonNull(row.text("item_token"))).toList());
    assertNull(rows.get(1).text("item_id"));
  }

  private static void sorted(List<String> to, int from, int until) {
    IntStream.rangeClosed(from, until).mapToObj(UnitTablesTest::token).sorted().forEach(to::add);
  }
}
