package io.winnow.summary;

/** What a rule did. Not thread-safe. */
final class RuleCount implements Sum<RuleCount> {
  long excluded;
  long flagged;
  long findings;
  long shadow;
  long nearOver;
  long confirmed;
  long falsePositive;

  @Override
  public void add(RuleCount other) {
    excluded += other.excluded;
    flagged += other.flagged;
    findings += other.findings;
    shadow += other.shadow;
    nearOver += other.nearOver;
    confirmed += other.confirmed;
    falsePositive += other.falsePositive;
  }
}
