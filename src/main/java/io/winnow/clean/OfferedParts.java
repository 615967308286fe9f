package io.winnow.clean;

import io.winnow.core.Digests;
import io.winnow.core.Finding;
import io.winnow.core.PartGate;
import io.winnow.fingerprint.Digester;
import io.winnow.judge.Judge;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Answers the screener's questions about embedded parts, and remembers them.
 *
 * <p>When a record is screened a second time its parts come again from number 1, and what was
 * remembered of the first time is forgotten.
 */
final class OfferedParts implements PartGate {
  /**
   * A part as it was offered.
   *
   * @param bytes its bytes
   * @param digests of them
   * @param findings of the digest checks
   * @param isSkipped whether they exclude it, so that it is not measured
   */
  @SuppressWarnings("ArrayRecordComponent") // Shared on purpose.
  record Offered(byte[] bytes, Digests digests, List<Finding> findings, boolean isSkipped) {}

  private final Judge judge;
  private final NavigableMap<Integer, Offered> parts = new TreeMap<>();

  OfferedParts(Judge judge) {
    this.judge = judge;
  }

  @Override
  public Answer offer(int part, byte[] bytes) {
    if (part == 1) {
      parts.clear();
    }
    Digests digests = Digester.of(bytes);
    List<Finding> findings = judge.beforeMeasuring(digests);
    Offered offered = new Offered(bytes, digests, findings, judge.excludes(findings));
    parts.put(part, offered);
    return offered.isSkipped() ? Answer.SKIP : Answer.MEASURE;
  }

  NavigableMap<Integer, Offered> parts() {
    return parts;
  }
}
