package io.winnow.clean;

import io.winnow.core.Digests;
import io.winnow.core.Finding;
import io.winnow.core.FindingClass;
import io.winnow.core.ItemId;
import io.winnow.core.PartGate;
import io.winnow.fingerprint.Digester;
import io.winnow.judge.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Answers the screener's questions about embedded parts, and remembers them.
 *
 * <p>When a record is screened a second time its parts come again from number 1, and what was
 * remembered of the first time is forgotten, but for matches on protected lists: a second try that
 * offers other parts, or none, must not undo what the first has found.
 */
final class OfferedParts implements PartGate {
  /**
   * A part as it was offered.
   *
   * @param bytes its bytes
   * @param digests of them
   * @param findings of the digest checks
   */
  @SuppressWarnings("ArrayRecordComponent") // Shared on purpose.
  record Offered(byte[] bytes, Digests digests, List<Finding> findings) {
    boolean isKnown() {
      return findings.stream().anyMatch(f -> f.findingClass() == FindingClass.KNOWN);
    }
  }

  private final Judge judge;
  private final ItemId record;
  private final NavigableMap<Integer, Offered> parts = new TreeMap<>();
  private final List<Offered> knownBefore = new ArrayList<>();

  /**
   * The parts of a record.
   *
   * @param record its payload
   */
  OfferedParts(Judge judge, ItemId record) {
    this.judge = judge;
    this.record = record;
  }

  @Override
  public Answer offer(int part, byte[] bytes) {
    if (part == 1) {
      parts.values().stream().filter(Offered::isKnown).forEach(knownBefore::add);
      parts.clear();
    }
    Digests digests = Digester.of(bytes);
    Offered offered = new Offered(bytes, digests, judge.beforeMeasuring(digests));
    parts.put(part, offered);
    return isSkipped(part, offered) ? Answer.SKIP : Answer.MEASURE;
  }

  /** True for a part that is excluded by its digests: it is not decoded. */
  boolean isSkipped(int part, Offered offered) {
    return judge.isExcluded(record.withPart(part), offered.findings());
  }

  /**
   * The parts of the last try by number, and after them what an earlier try alone has shown to be
   * known.
   */
  NavigableMap<Integer, Offered> parts() {
    NavigableMap<Integer, Offered> all = new TreeMap<>(parts);
    for (Offered known : knownBefore) {
      if (all.values().stream().noneMatch(p -> p.digests().equals(known.digests()))) {
        all.put(all.isEmpty() ? 1 : all.lastKey() + 1, known);
      }
    }
    return all;
  }
}
