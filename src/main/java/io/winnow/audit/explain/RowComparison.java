package io.winnow.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.audit.RowJson;
import io.winnow.core.Column;
import io.winnow.core.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A stored row against one that was made again, field by field.
 *
 * @param table of both
 * @param fields how many were compared, those of findings and the like each by itself
 * @param differences those that are not the same
 */
public record RowComparison(String table, int fields, List<Difference> differences) {
  public RowComparison {
    differences = List.copyOf(differences);
  }

  /**
   * A field that is not the same.
   *
   * @param field its name, such as {@code findings[0].score}
   * @param stored as JSON text; {@code null} if there is none
   * @param again the same of the other row
   */
  public record Difference(String field, String stored, String again) {}

  /**
   * Compares the columns that the stored row has; it may be a projection.
   *
   * @param again null if no such row has come out
   */
  public static RowComparison of(Row stored, @Nullable Row again) {
    Fields fields = new Fields();
    JsonNode before = RowJson.of(stored);
    JsonNode after = again == null ? null : RowJson.of(again);
    for (Column column : stored.schema().columns()) {
      fields.compare(
          column.name(),
          before.get(column.name()),
          after == null ? null : after.get(column.name()));
    }
    return new RowComparison(stored.schema().name(), fields.count, fields.differences);
  }

  private static final class Fields {
    private final List<Difference> differences = new ArrayList<>();
    private int count;

    void compare(String name, @Nullable JsonNode a, @Nullable JsonNode b) {
      if (a != null && b != null && a.isObject() && b.isObject()) {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode node : List.of(a, b)) {
          for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
          }
        }
        names.forEach(field -> compare(name + "." + field, a.get(field), b.get(field)));
      } else if (a != null
          && b != null
          && a.isArray()
          && b.isArray()
          && a.size() == b.size()
          && !a.isEmpty()) {
        for (int i = 0; i < a.size(); i++) {
          compare(name + "[" + i + "]", a.get(i), b.get(i));
        }
      } else {
        count++;
        String stored = String.valueOf(a);
        String again = String.valueOf(b);
        if (!stored.equals(again)) {
          differences.add(new Difference(name, stored, again));
        }
      }
    }
  }
}
