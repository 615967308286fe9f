package io.winnow.list.compiled;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;
import io.winnow.list.index.EntryTableBuilder;
import io.winnow.list.index.ExactTable;
import io.winnow.list.index.RowOrder;
import io.winnow.list.index.Sections;
import io.winnow.list.index.TermTable;
import io.winnow.list.index.UrlTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns what was collected into tables, one after the other, and forgets each when it is written.
 */
final class TableWriter {
  private final Sections out;
  private final Versions versions;
  private final SortedMap<String, Values> tables;
  private final Terms terms;
  private final ListCompiler.Losses losses;
  private final SortedMap<String, String> metrics;
  private final int deepestFolder;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final SortedMap<String, Integer> widths = new TreeMap<>();
  private final SortedMap<String, Long> lost = new TreeMap<>();
  private final SortedMap<String, Long> hot = new TreeMap<>();
  private long values;
  private long pairs;
  private long distinct;

  TableWriter(
      Sections out,
      Versions versions,
      SortedMap<String, Values> tables,
      Terms terms,
      ListCompiler.Losses losses,
      SortedMap<String, String> metrics,
      int deepestFolder) {
    this.out = out;
    this.versions = versions;
    this.tables = tables;
    this.terms = terms;
    this.losses = losses;
    this.metrics = metrics;
    this.deepestFolder = deepestFolder;
  }

  Compilation write(
      String id,
      String purpose,
      String version,
      String date,
      List<SourceStamp> sources,
      List<String> canaries) {
    Resolved resolved = Resolved.of(versions);
    LossRows lossRows = LossRows.of(losses, resolved);
    EntryTableBuilder.build(out, resolved, resolved.gone(), lossRows, sources.size() == 1);
    lossRows.addTo(lost);
    SortedMap<String, Long> notes = new TreeMap<>();
    for (SourceStamp source : sources) {
      source.lost().forEach((why, count) -> lost.merge(why, count, Long::sum));
      if (source.malformed() > 0) {
        lost.merge("malformed", source.malformed(), Long::sum);
      }
      source.notes().forEach((what, count) -> notes.merge(what, count, Long::sum));
    }
    while (!tables.isEmpty()) {
      String name = tables.firstKey();
      // Taken out, so that the heap has it back once it is written.
      Optional<RadiusTables> radius = table(name, tables.remove(name), resolved);
      radius.ifPresent(r -> hot(Tables.kind(name), r.build(out)));
    }
    if (deepestFolder > 0) {
      UrlTable.putDeepest(out, deepestFolder);
    }
    terms(resolved);
    Header header =
        new Header(
            id,
            purpose,
            version,
            date,
            date,
            sources,
            resolved.size(),
            resolved.gone().size(),
            resolved.disputed(),
            counts,
            pairs - distinct,
            lost,
            notes,
            metrics,
            widths,
            canaries,
            hot,
            List.of());
    return new Compilation(CompiledList.open(header, out), values - distinct, resolved.conflicts());
  }

  private void hot(String algorithm, long share) {
    if (share > 0) {
      hot.put(algorithm, share);
    }
  }

  /** Writes a table; what a radius index is to be made of is given back. */
  private Optional<RadiusTables> table(String name, Values of, Resolved resolved) {
    int[] order =
        RowOrder.of(of.keys, row -> preference(resolved, resolved.entryOf(of.version(row))));
    values += order.length;
    int kept = 0;
    for (int i = 0; i < order.length; i++) {
      if (kept == 0 || !same(of, order[kept - 1], order[i], resolved)) {
        order[kept++] = order[i];
      }
    }
    if (kept == 0) {
      return Optional.empty();
    }
    order = Arrays.copyOf(order, kept);
    long different =
        ExactTable.build(
            out, name, of.byteLength, of.keys, order, row -> resolved.entryOf(of.version(row)));
    widths.put(name, of.byteLength);
    counts.merge(Tables.kind(name), different, Long::sum);
    pairs += kept;
    distinct += different;
    String algorithm = Tables.kind(name);
    String metric = name.startsWith(Tables.HASH) ? metrics.get(algorithm) : null;
    return metric == null
        ? Optional.empty()
        : Optional.of(
            radius(
                new RadiusTables(new Algorithm(algorithm, of.byteLength), Metric.valueOf(metric)),
                of,
                order,
                resolved));
  }

  private static RadiusTables radius(RadiusTables into, Values of, int[] order, Resolved resolved) {
    for (int i = 0; i < order.length; i++) {
      // The first entry of a hash is the one that counts: an active one, if there is any.
      if (i == 0 || of.keys.compare(order[i - 1], order[i]) != 0) {
        int entry = resolved.entryOf(of.version(order[i]));
        into.add(of.bytes(order[i]), entry, resolved.disputed(entry));
      }
    }
    return into;
  }

  private void terms(Resolved resolved) {
    int[] order =
        RowOrder.of(terms.keys, row -> preference(resolved, resolved.entryOf(terms.version(row))));
    values += order.length;
    int kept = 0;
    long different = 0;
    for (int row : order) {
      boolean first = kept == 0 || terms.keys.compare(order[kept - 1], row) != 0;
      different += first ? 1 : 0;
      if (first || entry(resolved, order[kept - 1]) != entry(resolved, row)) {
        order[kept++] = row;
      } else if (terms.weightBits(row) > terms.weightBits(order[kept - 1])) {
        order[kept - 1] = row;
      }
    }
    if (kept > 0) {
      int[] rows = order;
      TermTable.build(
          out,
          kept,
          i -> entry(resolved, rows[i]),
          i -> terms.weightBits(rows[i]),
          i -> terms.text(rows[i]));
      counts.put("term", different);
      pairs += kept;
      distinct += different;
    }
  }

  private int entry(Resolved resolved, int row) {
    return resolved.entryOf(terms.version(row));
  }

  private static boolean same(Values of, int a, int b, Resolved resolved) {
    return resolved.entryOf(of.version(a)) == resolved.entryOf(of.version(b))
        && of.keys.compare(a, b) == 0;
  }

  /** Active entries first, then by number; under 0 for what is no part of a live entry. */
  private static long preference(Resolved resolved, int entry) {
    return entry < 0 ? -1 : resolved.disputed(entry) ? 1L << 32 | entry : entry;
  }
}
