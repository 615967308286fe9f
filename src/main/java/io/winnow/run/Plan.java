package io.winnow.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run is: everything that its rows depend on. Two runs of equal plans give equal rows.
 *
 * @param format version of this file's format
 * @param tool Winnow's version
 * @param kind what it does
 * @param policyName the policy's name
 * @param policyDigest hex SHA-256 of the policy's canonical form
 * @param policy the canonical form itself
 * @param tokenKeyId tells the token key
 * @param evidenceKeyId tells the key that evidence is sealed to; null where it is plain
 * @param lists the lists as they were loaded
 * @param models the models
 * @param skip what is not read, because a pre-screen found it; null where the policy names nothing
 * @param decisions reviewers' decisions that are in force; null where the policy names none
 * @param plugins what was taken from plug-in jars
 * @param series which run of a series it is, and what came before
 * @param location where the files go
 * @param units what is to be cleaned, by key
 */
public record Plan(
    int format,
    String tool,
    RunKind kind,
    String policyName,
    String policyDigest,
    String policy,
    String tokenKeyId,
    @Nullable String evidenceKeyId,
    List<ListStamp> lists,
    List<ModelStamp> models,
    @Nullable SkipStamp skip,
    @Nullable DecisionsStamp decisions,
    List<PluginStamp> plugins,
    SeriesStamp series,
    RunLocation location,
    List<Unit> units) {

  public static final int FORMAT = 1;

  public Plan {
    Objects.requireNonNull(tool);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(policyName);
    Objects.requireNonNull(policyDigest);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(tokenKeyId);
    Objects.requireNonNull(series);
    Objects.requireNonNull(location);
    lists = List.copyOf(lists);
    models = List.copyOf(models);
    plugins = List.copyOf(plugins);
    units = List.copyOf(units);
    if (lists.stream().map(ListStamp::id).distinct().count() < lists.size()) {
      throw new IllegalArgumentException("a list stands in a plan once");
    }
  }

  /**
   * A list as it was loaded.
   *
   * @param id the list
   * @param version its version
   * @param date its date, ISO
   * @param purpose what it is for
   * @param sha256 hex digest of the file
   * @param entries how many values are active
   * @param notActive how many are not, by why
   * @param coverage the same as a sentence
   */
  public record ListStamp(
      String id,
      String version,
      String date,
      String purpose,
      String sha256,
      long entries,
      SortedMap<String, Long> notActive,
      String coverage) {
    public ListStamp {
      Objects.requireNonNull(id);
      Objects.requireNonNull(version);
      Objects.requireNonNull(date);
      Objects.requireNonNull(purpose);
      Objects.requireNonNull(sha256);
      Objects.requireNonNull(coverage);
      notActive.values().forEach(Objects::requireNonNull);
      notActive = Collections.unmodifiableSortedMap(new TreeMap<>(notActive));
    }

    private String shown() {
      return "version %s of %s (%,d entries, SHA-256 %.12s)"
          .formatted(version, date, entries, sha256);
    }
  }

  /**
   * A model.
   *
   * @param id the model
   * @param version its version
   * @param sha256 hex digest of its weights; null where a plug-in does not say
   */
  public record ModelStamp(String id, String version, @Nullable String sha256) {
    public ModelStamp {
      Objects.requireNonNull(id);
      Objects.requireNonNull(version);
    }
  }

  /**
   * Which run of a series this is: runs that clean a crawl again, or the next one, for the same
   * dataset. Whoever holds the last manifest can follow the digests back and sees a run that was
   * taken out.
   *
   * @param number from 1
   * @param previousSha256 hex digest of the previous run's {@code run.json}; null for the first
   */
  public record SeriesStamp(int number, @Nullable String previousSha256) {
    /** The first run of a series, or one that stands alone. */
    public static final SeriesStamp FIRST = new SeriesStamp(1, null);

    public SeriesStamp {
      if (number < 1 || (number == 1) != (previousSha256 == null)) {
        throw new IllegalArgumentException("the first run of a series, and it alone, follows none");
      }
    }
  }

  /**
   * What the policy's {@code skip:} names, as it was loaded.
   *
   * @param sha256 hex digest over all its files, in the order of their names
   * @param records how many records it names
   * @param shards how many shards of the run have such records
   * @param strangers how many shards it names that are not among the inputs
   */
  public record SkipStamp(String sha256, long records, int shards, int strangers) {
    public SkipStamp {
      Objects.requireNonNull(sha256);
    }
  }

  /**
   * What the policy's {@code decisions:} names, as it was loaded.
   *
   * @param sha256 hex digest of the file
   * @param signedBy id of the public key that it is signed with
   * @param allow how many allow an item
   * @param falsePositive how many say that what was found is wrong
   * @param deny how many exclude an item
   * @param expired how many rows of the file are not in force any more
   */
  public record DecisionsStamp(
      String sha256, String signedBy, long allow, long falsePositive, long deny, long expired) {
    public DecisionsStamp {
      Objects.requireNonNull(sha256);
      Objects.requireNonNull(signedBy);
    }

    /** How many are in force. */
    public long inForce() {
      return allow + falsePositive + deny;
    }

    private static String shown(@Nullable DecisionsStamp stamp) {
      return stamp == null
          ? "none"
          : "%,d in force, %,d expired (SHA-256 %.12s, signed with %.12s)"
              .formatted(stamp.inForce(), stamp.expired, stamp.sha256, stamp.signedBy);
    }
  }

  /**
   * A plug-in that is not Winnow's own.
   *
   * @param kind what it plugs into, such as {@code pixel-hasher}
   * @param id the plug-in
   * @param version its version
   * @param jar name of the file it came from
   * @param sha256 hex digest of that file
   */
  public record PluginStamp(String kind, String id, String version, String jar, String sha256) {
    public PluginStamp {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(id);
      Objects.requireNonNull(version);
      Objects.requireNonNull(jar);
      Objects.requireNonNull(sha256);
    }

    /** The plug-in as a key: {@code pixel-hasher example}. */
    public String name() {
      return kind + " " + id;
    }

    /** Where it came from, as a sentence's end. */
    public String shown() {
      return "version %s of %s, SHA-256 %s".formatted(version, jar, sha256);
    }
  }

  /** What differs from another plan, as sentences; empty if they are the same run. */
  public List<String> differences(Plan other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "the tool's version", tool, other.tool);
    compare(differences, "the kind of run", kind.id(), other.kind.id());
    if (!policyDigest.equals(other.policyDigest)) {
      differences.add(
          "the policy was %s %.12s, it is %s %.12s"
              .formatted(other.policyName, other.policyDigest, policyName, policyDigest));
    }
    compare(differences, "the token key", tokenKeyId, other.tokenKeyId);
    compare(
        differences,
        "the key that evidence is sealed to",
        evidenceKeyId == null ? "none" : evidenceKeyId,
        other.evidenceKeyId == null ? "none" : other.evidenceKeyId);
    lists(differences, other);
    compare(differences, "the models", models, other.models);
    compare(differences, "what is skipped", String.valueOf(skip), String.valueOf(other.skip));
    compare(
        differences,
        "reviewers' decisions",
        DecisionsStamp.shown(decisions),
        DecisionsStamp.shown(other.decisions));
    compare(differences, "the plug-ins", shown(plugins), shown(other.plugins));
    compare(differences, "the place in a series", series, other.series);
    compare(differences, "the folders", location, other.location);
    units(differences, other);
    return differences;
  }

  private void lists(List<String> differences, Plan other) {
    Map<String, ListStamp> theirs = new LinkedHashMap<>();
    other.lists.forEach(list -> theirs.put(list.id(), list));
    for (ListStamp list : lists) {
      ListStamp their = theirs.remove(list.id());
      if (their == null) {
        differences.add("list " + list.id() + " is new");
      } else if (!their.equals(list)) {
        differences.add(
            "list %s was %s, it is %s".formatted(list.id(), their.shown(), list.shown()));
      }
    }
    theirs.keySet().forEach(id -> differences.add("list " + id + " is gone"));
  }

  private static String shown(List<PluginStamp> plugins) {
    return plugins.isEmpty()
        ? "none"
        : plugins.stream()
            .map(plugin -> plugin.name() + " " + plugin.shown())
            .collect(Collectors.joining("; "));
  }

  private void units(List<String> differences, Plan other) {
    Map<String, Unit> theirs = new HashMap<>();
    other.units.forEach(unit -> theirs.put(unit.key(), unit));
    int added = 0;
    for (Unit unit : units) {
      Unit their = theirs.remove(unit.key());
      if (their == null) {
        added++;
      } else if (!their.equals(unit) && differences.size() < 10) {
        differences.add("shard " + unit.shard().path() + " has changed");
      }
    }
    if (added > 0) {
      differences.add("%,d shards are new".formatted(added));
    }
    if (!theirs.isEmpty()) {
      differences.add("%,d shards are gone".formatted(theirs.size()));
    }
  }

  private static void compare(List<String> differences, String what, Object now, Object then) {
    if (!now.equals(then)) {
      differences.add("%s was %s, it is %s".formatted(what, then, now));
    }
  }
}
