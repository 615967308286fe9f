package io.winnow.judge;

import io.winnow.core.Algorithm;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListHit;
import io.winnow.list.ListMatch;
import io.winnow.list.LoadedList;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One list rule, ready to be asked. */
final class ListCheck {
  private static final Map<MatchKind, Algorithm> DIGESTS = new EnumMap<>(MatchKind.class);

  static {
    DIGESTS.put(MatchKind.MD5, Algorithm.MD5);
    DIGESTS.put(MatchKind.SHA1, Algorithm.SHA1);
    DIGESTS.put(MatchKind.SHA256, Algorithm.SHA256);
  }

  private final ListRule rule;
  private final LoadedList list;
  private final List<Algorithm> algorithms;

  ListCheck(ListRule rule, LoadedList list) {
    this.rule = rule;
    this.list = list;
    this.algorithms = rule.match().stream().filter(DIGESTS::containsKey).map(DIGESTS::get).toList();
  }

  boolean checksAddresses() {
    return rule.match().contains(MatchKind.DOMAIN) || rule.match().contains(MatchKind.URL);
  }

  boolean checksIndexes() {
    return !list.purpose().isExcuse()
        && (checksAddresses() || rule.match().contains(MatchKind.SHA1));
  }

  boolean excusesByDigest() {
    return list.purpose().isExcuse() && !algorithms.isEmpty();
  }

  boolean checksPictures() {
    return rule.match().contains(MatchKind.PDQ);
  }

  String ruleId() {
    return rule.id();
  }

  /** Least quality (0–100) that can be compared. */
  int minimumQuality() {
    return rule.quality();
  }

  void address(Address address, List<Finding> findings) {
    address
        .web()
        .ifPresent(
            web -> {
              if (rule.match().contains(MatchKind.DOMAIN)) {
                list.domain(web).ifPresent(m -> findings.add(found(m, "domain", false, null)));
              }
              if (rule.match().contains(MatchKind.URL)) {
                list.url(web).ifPresent(m -> findings.add(found(m, "url", false, null)));
              }
            });
  }

  /**
   * At most one finding per algorithm and form. What came along is a claim of whoever wrote the
   * shard: it can accuse, but never excuse.
   */
  void digests(List<Fingerprint> fingerprints, boolean alongside, List<Finding> findings) {
    if (alongside && list.purpose().isExcuse()) {
      return;
    }
    for (Fingerprint fingerprint : fingerprints) {
      if (algorithms.contains(fingerprint.algorithm())) {
        list.exact(fingerprint)
            .ifPresent(m -> findings.add(found(m, fingerprint.algorithm().id(), alongside, null)));
      }
    }
  }

  void picture(Fingerprint pdq, int quality, List<Finding> findings) {
    Optional<ListMatch> nearest = list.nearest(pdq, rule.distance());
    nearest.ifPresent(m -> findings.add(found(m, pdq.algorithm().id(), false, quality)));
  }

  private Finding found(
      ListMatch match, String matchedBy, boolean alongside, @Nullable Integer quality) {
    ListHit hit =
        new ListHit(
            list.id(),
            list.version(),
            list.purpose(),
            list.confidential(),
            match.entryId(),
            match.category(),
            matchedBy,
            alongside,
            match.distance(),
            quality);
    return Finding.listed(hit, rule.verdict(), rule.rollout(), rule.id());
  }
}
