package io.winnow.report.csv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.winnow.core.Column;
import io.winnow.core.Row;
import io.winnow.table.SafeCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a row as a JSON array in one cell: columns by their names, those that are null
 * left out. What does not fit into a cell is counted in a last element, {@code {"left_out":7}}, so
 * that the cell is always JSON.
 */
final class FindingsCell {
  private static final JsonFactory JSON = new JsonFactory();

  /** Most characters of one value, so that a finding always fits. */
  private static final int MOST_VALUE = 600;

  /** Room for the last element. */
  private static final int REST = 40;

  private FindingsCell() {}

  static String of(@Nullable List<?> findings) {
    StringBuilder cell = new StringBuilder("[");
    int written = 0;
    List<?> all = findings == null ? List.of() : findings;
    for (Object finding : all) {
      String text = SafeCell.of(object((Row) finding));
      if (cell.length() + text.length() > SafeCell.MOST - REST) {
        break;
      }
      cell.append(written == 0 ? "" : ",").append(text);
      written++;
    }
    if (written < all.size()) {
      cell.append(written == 0 ? "" : ",")
          .append("{\"left_out\":")
          .append(all.size() - written)
          .append('}');
    }
    return cell.append(']').toString();
  }

  private static String object(Row finding) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      List<Column> columns = finding.schema().columns();
      for (int i = 0; i < columns.size(); i++) {
        Object value = finding.value(i);
        if (value != null) {
          json.writeFieldName(columns.get(i).name());
          write(json, value);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // It is written to memory.
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      String text = SafeCell.visible(value.toString());
      json.writeString(text.length() <= MOST_VALUE ? text : cut(text));
    }
  }

  private static String cut(String text) {
    boolean pair = Character.isHighSurrogate(text.charAt(MOST_VALUE - 1));
    return text.substring(0, pair ? MOST_VALUE - 1 : MOST_VALUE) + '…';
  }
}
