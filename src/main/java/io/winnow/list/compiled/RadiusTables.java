package io.winnow.list.compiled;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;
import io.winnow.list.index.HashColumn;
import io.winnow.list.index.IndexFigures;
import io.winnow.list.index.RadiusIndexes;
import io.winnow.list.index.Sections;
import org.jspecify.annotations.Nullable;

/** Builds the radius indexes of one algorithm: one of active entries and one of disputed ones. */
final class RadiusTables {
  private final Algorithm algorithm;
  private final Metric metric;
  private @Nullable HashColumn active;
  private @Nullable HashColumn disputed;

  RadiusTables(Algorithm algorithm, Metric metric) {
    this.algorithm = algorithm;
    this.metric = metric;
    this.active = new HashColumn(algorithm.byteLength());
    this.disputed = new HashColumn(algorithm.byteLength());
  }

  void add(byte[] hash, int entry, boolean isDisputed) {
    HashColumn column = isDisputed ? disputed : active;
    if (column == null) {
      throw new IllegalStateException("built already");
    }
    column.add(hash, entry);
  }

  /** Writes the indexes; gives the greatest share of places in overfull buckets in millionths. */
  long build(Sections out) {
    HashColumn first = active;
    HashColumn second = disputed;
    active = null;
    disputed = null;
    return Math.max(build(out, first, false), build(out, second, true));
  }

  private long build(Sections out, @Nullable HashColumn column, boolean isDisputed) {
    if (column == null || column.size() == 0) {
      return 0;
    }
    IndexFigures figures =
        RadiusIndexes.build(
                algorithm, metric, column, out, Tables.radius(algorithm.id(), isDisputed))
            .figures();
    return (long) (figures.hotShare() * 1_000_000);
  }
}
