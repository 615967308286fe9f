package io.winnow.judge;

import io.winnow.core.Algorithm;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListHit;
import io.winnow.core.Nearness;
import io.winnow.core.PixelHash;
import io.winnow.list.CapturedAddress;
import io.winnow.list.ListMatch;
import io.winnow.list.LoadedList;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One list rule, ready to be asked. */
final class ListCheck {
  private final ListRule rule;
  private final LoadedList list;
  private final Set<Algorithm> digests;
  private final List<PixelCheck> pictures;

  ListCheck(ListRule rule, LoadedList list) {
    this.rule = rule;
    this.list = list;
    this.digests =
        rule.match().stream()
            .filter(kind -> kind.family() == MatchKind.Family.DIGEST)
            .flatMap(kind -> kind.algorithm().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.pictures =
        rule.match().stream()
            .filter(MatchKind::isPixels)
            .map(kind -> new PixelCheck(kind, rule, list))
            .toList();
  }

  boolean checksAddresses() {
    return rule.match().contains(MatchKind.DOMAIN) || rule.match().contains(MatchKind.URL);
  }

  boolean checksIndexes() {
    return !list.purpose().isExcuse()
        && (checksAddresses() || rule.match().contains(MatchKind.SHA1));
  }

  boolean excusesByDigest() {
    return list.purpose().isExcuse() && !digests.isEmpty();
  }

  /** One a perceptual kind that the rule names. */
  List<PixelCheck> pictures() {
    return pictures;
  }

  void address(CapturedAddress address, List<Finding> findings) {
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
      if (digests.contains(fingerprint.algorithm())) {
        list.exact(fingerprint)
            .ifPresent(m -> findings.add(found(m, fingerprint.algorithm().id(), alongside, null)));
      }
    }
  }

  void picture(PixelCheck check, PixelHash hash, List<Finding> findings) {
    check
        .nearest(hash)
        .ifPresent(
            found ->
                findings.add(found(found.match(), hash.algorithm().id(), false, found.nearness())));
  }

  private Finding found(
      ListMatch match, String matchedBy, boolean alongside, @Nullable Nearness nearness) {
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
            nearness);
    return Finding.listed(hit, rule.verdict(), rule.rollout(), rule.id());
  }
}
