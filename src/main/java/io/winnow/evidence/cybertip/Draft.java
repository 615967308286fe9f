package io.winnow.evidence.cybertip;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One report to draft: a hit, or hits of one host and UTC day. Either all of them are exact or none
 * is.
 *
 * @param hits what it reports, at least one
 * @param share from 1: which of several drafts on the same host and day, where they are too many
 *     for one report; 0 for a draft of its own
 */
record Draft(List<Hit> hits, int share) {
  Draft {
    hits = List.copyOf(hits);
    boolean exact = hits.get(0).isExact();
    if (hits.stream().anyMatch(hit -> hit.isExact() != exact)) {
      throw new IllegalArgumentException("exact and near hits never share a report");
    }
  }

  static Draft of(Hit hit) {
    return new Draft(List.of(hit), 0);
  }

  boolean isExact() {
    return hits.get(0).isExact();
  }

  /** {@code exact} or {@code near}; also the folder it goes to. */
  String kind() {
    return isExact() ? "exact" : "near";
  }

  Set<Lack> lacks() {
    Set<Lack> lacks = EnumSet.noneOf(Lack.class);
    hits.forEach(hit -> lacks.addAll(hit.lacks()));
    return lacks;
  }

  /** The first time of capture that is known. */
  Optional<Instant> first() {
    return hits.stream().flatMap(hit -> hit.capturedAt().stream()).min(Instant::compareTo);
  }

  /** The last time of capture that is known. */
  Optional<Instant> last() {
    return hits.stream().flatMap(hit -> hit.capturedAt().stream()).max(Instant::compareTo);
  }

  /** The addresses as stored, each once, in the order of the hits. */
  List<String> urls() {
    return hits.stream().map(Hit::url).filter(url -> !url.isBlank()).distinct().toList();
  }
}
