package io.winnow.list.compiled;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.Metric;
import io.winnow.list.index.EntryTable;
import io.winnow.list.index.ExactTable;
import io.winnow.list.index.IntRows;
import io.winnow.list.index.Profile;
import io.winnow.list.index.Sections;
import io.winnow.list.index.TermTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Makes one list of many sources.
 *
 * <p>Of entries with the same key the one that was changed last counts, whatever the order in which
 * sources come; of equally late ones the strongest status, with the values of all. What is gone is
 * remembered, so that an older source cannot bring it back. The same sources give the same bytes in
 * any order, whether they come as they are or compiled before. Not thread-safe.
 */
public final class ListCompiler {
  private final Function<Algorithm, Optional<Metric>> metrics;
  private final Versions versions = new Versions();
  private final SortedMap<String, Values> tables = new TreeMap<>();
  private final Terms terms = new Terms();
  private final Losses losses = new Losses();
  private final SortedMap<String, String> metricNames = new TreeMap<>();
  private final SortedSet<SourceStamp> sources = new TreeSet<>();
  private final SortedSet<String> canaries = new TreeSet<>();
  private final EntryKey key = new EntryKey();
  private int deepestFolder;

  /**
   * Nothing yet.
   *
   * @param metrics how fingerprints of a perceptual algorithm are compared; empty for digests
   */
  public ListCompiler(Function<Algorithm, Optional<Metric>> metrics) {
    this.metrics = metrics;
  }

  /** Begins a source; the one before must have ended. */
  public CompilerSource source() {
    return new CompilerSource(this, versions, terms, losses, key);
  }

  /** Takes a list that was compiled before, with all that it remembers. */
  public void add(CompiledList list) {
    EntryTable entries = list.entries();
    int first = versions.size();
    for (int e = 0; e < entries.size(); e++) {
      versions.add(
          entries.key(e, 0),
          entries.key(e, 1),
          entries.time(e),
          entries.profile(e),
          entries.id(e),
          entries.line(e));
    }
    list.tables().forEach((name, table) -> add(name, table, first));
    list.termTable().ifPresent(table -> add(table, first));
    for (int i = 0; i < entries.losses(); i++) {
      losses.add(first + entries.lossEntry(i), entries.lossReason(i), entries.lossCount(i));
    }
    Map<EntryStatus, Profile> gone = new HashMap<>();
    for (int i = 0; i < entries.gone(); i++) {
      Profile profile = gone.computeIfAbsent(entries.goneStatus(i), ListCompiler::goneProfile);
      versions.add(
          entries.goneKey(i, 0), entries.goneKey(i, 1), entries.goneTime(i), profile, NONE, 0);
    }
    deepestFolder = Math.max(deepestFolder, list.deepestFolder());
    sources.addAll(list.sources());
    canaries.addAll(list.canaries());
    list.metrics().forEach((algorithm, metric) -> metricNames.put(algorithm, metric.name()));
  }

  private static final byte[] NONE = {};

  private static Profile goneProfile(EntryStatus status) {
    return new Profile("", "", "", "", status, true, -1);
  }

  private void add(String name, ExactTable table, int first) {
    Values values = values(name, table.byteLength());
    for (int row = 0; row < table.rows(); row++) {
      values.add(table.key(row), first + table.entry(row));
    }
  }

  private void add(TermTable table, int first) {
    for (int row = 0; row < table.size(); row++) {
      byte[] text = table.text(row).getBytes(StandardCharsets.UTF_8);
      key.text(CompilerSource.TERM, text);
      terms.add(key.high(), key.low(), text, table.weight(row), first + table.entry(row));
    }
  }

  Values values(String name, int byteLength) {
    Values values = tables.computeIfAbsent(name, n -> new Values(byteLength));
    if (values.byteLength != byteLength) {
      throw new IllegalArgumentException("table %s has keys of two widths".formatted(name));
    }
    return values;
  }

  /** Remembers how an algorithm's fingerprints are compared, if by distance. */
  void meet(Algorithm algorithm) {
    metrics.apply(algorithm).ifPresent(m -> metricNames.put(algorithm.id(), m.name()));
  }

  void deepest(int slashes) {
    deepestFolder = Math.max(deepestFolder, slashes);
  }

  void end(SourceStamp stamp, Collection<String> ofSource) {
    sources.add(stamp);
    canaries.addAll(ofSource);
  }

  /**
   * Writes the tables. The compiler is used up.
   *
   * @param out where to
   * @param version of the list, if it is not its newest source's
   * @param more canaries beside those of the sources
   * @throws ArithmeticException if there are too many entries for one list
   * @throws IllegalStateException if there is no source
   */
  public Compilation finish(
      String id, String purpose, Optional<String> version, Collection<String> more, Sections out) {
    SourceStamp newest = sources.last();
    canaries.addAll(more);
    return new TableWriter(out, versions, tables, terms, losses, metricNames, deepestFolder)
        .write(
            id,
            purpose,
            version.orElse(newest.version()),
            newest.date(),
            List.copyOf(sources),
            List.copyOf(canaries));
  }

  /** Values of entries that cannot be compared, by version and why. */
  static final class Losses {
    final IntRows versions = new IntRows();
    final IntRows reasons = new IntRows();
    final IntRows counts = new IntRows();
    final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    void add(int version, String reason, int count) {
      int number = numbers.computeIfAbsent(reason, this::name);
      int last = versions.size() - 1;
      if (last >= 0 && versions.at(last) == version && reasons.at(last) == number) {
        counts.set(last, counts.at(last) + count);
        return;
      }
      versions.add(version);
      reasons.add(number);
      counts.add(count);
    }

    private int name(String reason) {
      names.add(reason);
      return names.size() - 1;
    }
  }
}
