package io.winnow.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers of our tables are Spark jobs: they need no option to see every value. */
class TablesInSparkIT {
  @TempDir Path folder;

  @Test
  void sparkReadsEveryTableWithoutOptions() throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .getOrCreate()) {
      for (Schema schema : Tables.ALL) {
        List<Row> rows = TablesTest.rows(schema, 40);
        Path file = TablesTest.write(folder.resolve(schema.name() + ".parquet"), schema, rows);
        Dataset<org.apache.spark.sql.Row> read = spark.read().parquet(file.toString());
        assertEquals(schema.columns().stream().map(Column::name).toList(), List.of(read.columns()));
        List<org.apache.spark.sql.Row> found = read.collectAsList();
        assertEquals(rows.size(), found.size());
        for (int i = 0; i < rows.size(); i++) {
          compare(rows.get(i), found.get(i));
        }
      }
    }
  }

  private static void compare(Row row, org.apache.spark.sql.Row spark) {
    for (Column column : row.schema().columns()) {
      Object expected = row.value(column.name());
      Object found = spark.getAs(column.name());
      switch (column.type()) {
        case BINARY ->
            org.junit.jupiter.api.Assertions.assertArrayEquals((byte[]) expected, (byte[]) found);
        case STRINGS, ROWS ->
            assertEquals(
                ((List<?>) java.util.Objects.requireNonNull(expected)).size(),
                spark.getList(spark.fieldIndex(column.name())).size());
        default -> assertEquals(expected, found, column.name());
      }
    }
  }
}
