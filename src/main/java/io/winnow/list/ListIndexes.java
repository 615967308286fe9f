package io.winnow.list;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.list.index.DomainIndex;
import io.winnow.list.index.EntryTable;
import io.winnow.list.index.ExactIndex;
import io.winnow.list.index.LinearMetricIndex;
import io.winnow.list.index.UrlIndex;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** All that a list's values are looked up in. */
final class ListIndexes {
  final EntryTable entries = new EntryTable();
  final DomainIndex domains = new DomainIndex();
  final UrlIndex urls = new UrlIndex();
  private final Map<String, ExactIndex> hashes = new TreeMap<>();

  boolean add(Fingerprint fingerprint, int entry) {
    Algorithm algorithm = fingerprint.algorithm();
    return hashes
        .computeIfAbsent(algorithm.id(), id -> ExactIndex.of(algorithm))
        .add(fingerprint, entry);
  }

  OptionalInt find(Fingerprint fingerprint) {
    ExactIndex index = hashes.get(fingerprint.algorithm().id());
    return index == null ? OptionalInt.empty() : index.find(fingerprint);
  }

  /** The hashes of that algorithm, none if there are none. */
  ExactIndex hashes(Algorithm algorithm) {
    ExactIndex index = hashes.get(algorithm.id());
    return index == null ? ExactIndex.of(algorithm) : index;
  }

  /** A scan for each perceptual algorithm other than PDQ, by its id. */
  Map<String, LinearMetricIndex> scans() {
    Map<String, LinearMetricIndex> scans = new TreeMap<>();
    for (PixelHasher hasher : PixelHashers.installed().all()) {
      Algorithm algorithm = hasher.algorithm();
      ExactIndex index = hashes.get(algorithm.id());
      if (index != null && !algorithm.equals(Algorithm.PDQ)) {
        scans.put(algorithm.id(), LinearMetricIndex.over(index, algorithm, hasher.metric()));
      }
    }
    return scans;
  }

  /** Number of different values by kind: {@code md5}, {@code domain}, {@code url}. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    hashes.forEach((id, index) -> counts.put(id, (long) index.size()));
    if (domains.size() > 0) {
      counts.put("domain", (long) domains.size());
    }
    if (urls.size() > 0) {
      counts.put("url", (long) urls.size());
    }
    return counts;
  }

  void trim() {
    entries.trim();
    hashes.values().forEach(ExactIndex::trim);
  }
}
