package io.winnow.report.card;

import io.winnow.report.filtering.DatasetFacts;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.table.SafeCell;
import java.util.List;
import java.util.Optional;

/**
 * The YAML block at the head of a card: keys that the Hub's specification of dataset cards names.
 * Strings are written as JSON writes them, which is YAML too.
 */
final class CardYaml {
  private static final List<String> CLEAN = List.of("images", "documents");

  /** From how many rows on the next category begins. */
  private static final long[] SIZES = {
    1_000L,
    10_000L,
    100_000L,
    1_000_000L,
    10_000_000L,
    100_000_000L,
    1_000_000_000L,
    10_000_000_000L,
    100_000_000_000L,
    1_000_000_000_000L
  };

  private static final String[] NAMES = {
    "1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T"
  };

  private CardYaml() {}

  static String of(DatasetFacts facts, Manifest manifest) {
    StringBuilder yaml = new StringBuilder("---\n");
    license(yaml, facts);
    yaml.append("pretty_name: ").append(quoted(facts.name())).append('\n');
    yaml.append("tags:\n- winnow\n- safety-filtered\n");
    long rows =
        manifest.tables().stream()
            .filter(table -> CLEAN.contains(table.table()))
            .mapToLong(Manifest.TableTotal::rows)
            .sum();
    yaml.append("size_categories:\n- ").append(size(rows)).append('\n');
    configs(yaml, manifest);
    return yaml.append("---\n").toString();
  }

  private static void license(StringBuilder yaml, DatasetFacts facts) {
    Optional<String> id = facts.license().hubId();
    if (id.isPresent()) {
      yaml.append("license: ").append(id.get()).append('\n');
      return;
    }
    String name =
        facts.license().text().contains("/")
            ? "see-license-link"
            : facts.license().text().toLowerCase(java.util.Locale.ROOT);
    yaml.append("license: other\nlicense_name: ")
        .append(quoted(name))
        .append("\nlicense_link: ")
        .append(quoted(facts.license().url()))
        .append('\n');
  }

  /** One subset a table that has rows, so that its files are found without a loading script. */
  private static void configs(StringBuilder yaml, Manifest manifest) {
    List<String> tables =
        manifest.tables().stream()
            .filter(table -> table.rows() > 0)
            .map(Manifest.TableTotal::table)
            .filter(CLEAN::contains)
            .toList();
    if (!tables.isEmpty()) {
      yaml.append("configs:\n");
    }
    for (String table : tables) {
      yaml.append("- config_name: ").append(table).append("\n  data_files:\n");
      yaml.append("  - split: train\n    path: ").append(quoted(table + "/*.parquet")).append('\n');
    }
  }

  static String size(long rows) {
    for (int i = 0; i < SIZES.length; i++) {
      if (rows < SIZES[i]) {
        return i == 0 ? "n<1K" : NAMES[i - 1] + "<n<" + NAMES[i];
      }
    }
    return "n>1T";
  }

  private static String quoted(String text) {
    return Json.line(SafeCell.visible(text));
  }
}
