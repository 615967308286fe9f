package io.winnow.report.filtering;

import io.winnow.core.TableFile;
import io.winnow.run.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a dataset's version must grow from one run to the next, by the rules of Croissant 1.1: PATCH
 * where the data is the same, MINOR where all of it is still there and more was added, MAJOR where
 * something was removed or changed.
 */
public enum VersionStep {
  PATCH,
  MINOR,
  MAJOR;

  private static final Set<String> CLEAN = Set.of("images", "documents");

  /** Unit key, nonce and attempt. */
  private static final Pattern FILE = Pattern.compile("(.+)-[0-9a-f]{12}\\.[0-9]+\\.parquet");

  private static final Pattern SEMANTIC = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

  /**
   * From the clean rows of each unit, by their Merkle roots; of runs that wrote data. A root does
   * not tell an added row from a changed one: it counts as changed.
   */
  public static VersionStep between(Manifest before, Manifest now) {
    Map<String, String> old = rows(before);
    Map<String, String> fresh = rows(now);
    boolean kept =
        old.entrySet().stream().allMatch(unit -> unit.getValue().equals(fresh.get(unit.getKey())));
    return !kept ? MAJOR : fresh.size() > old.size() ? MINOR : PATCH;
  }

  private static Map<String, String> rows(Manifest manifest) {
    Map<String, String> rows = new HashMap<>();
    for (TableFile file : manifest.files()) {
      Matcher name = FILE.matcher(file.name());
      if (CLEAN.contains(file.table()) && file.rows() > 0) {
        String unit = name.matches() ? name.group(1) : file.name();
        rows.put(file.table() + "/" + unit, file.rowRoot());
      }
    }
    return rows;
  }

  /** The least version that may follow; empty if the former is not MAJOR.MINOR.PATCH. */
  public Optional<String> after(String version) {
    Matcher parts = SEMANTIC.matcher(version);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int major = Integer.parseInt(parts.group(1));
    int minor = Integer.parseInt(parts.group(2));
    int patch = Integer.parseInt(parts.group(3));
    return Optional.of(
        switch (this) {
          case PATCH -> major + "." + minor + "." + (patch + 1);
          case MINOR -> major + "." + (minor + 1) + ".0";
          case MAJOR -> (major + 1) + ".0.0";
        });
  }

  /** Whether a version may follow another; what is not MAJOR.MINOR.PATCH is not judged. */
  public boolean allows(String before, String now) {
    Optional<String> least = this == PATCH ? Optional.of(before) : after(before);
    Matcher a = SEMANTIC.matcher(least.orElse(""));
    Matcher b = SEMANTIC.matcher(now);
    if (!a.matches() || !b.matches()) {
      return true;
    }
    for (int i = 1; i <= 3; i++) {
      int order = Integer.compare(Integer.parseInt(b.group(i)), Integer.parseInt(a.group(i)));
      if (order != 0) {
        return order > 0;
      }
    }
    return true;
  }
}
