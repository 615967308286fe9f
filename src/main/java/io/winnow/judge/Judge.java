package io.winnow.judge;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Digests;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.ModelHit;
import io.winnow.core.ModelScores;
import io.winnow.core.PixelHash;
import io.winnow.core.Reason;
import io.winnow.core.Review;
import io.winnow.core.Verdict;
import io.winnow.list.CapturedAddress;
import io.winnow.list.LoadedList;
import io.winnow.policy.Cascade;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.MediaGroup;
import io.winnow.policy.ModelRule;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies a policy's checks, and reviewers' decisions on single items. Thread-safe. */
public final class Judge {
  private final Policy policy;
  private final ItemReviews reviews;
  private final List<ListCheck> listChecks = new ArrayList<>();
  private final List<TermCheck> termChecks = new ArrayList<>();
  private final List<ModelRule> modelRules = new ArrayList<>();
  private final Map<String, List<String>> unsafeLabels;
  private final Map<String, Integer> ruleOrder = new HashMap<>();

  /**
   * A judge for a policy.
   *
   * @param lists every list that a rule names, by id
   * @param unsafeLabels of every model that a rule names: what it sums where the rule names no
   *     labels
   * @param reviews reviewers' decisions
   */
  public Judge(
      Policy policy,
      Map<String, LoadedList> lists,
      Map<String, List<String>> unsafeLabels,
      ItemReviews reviews) {
    this.policy = policy;
    this.reviews = reviews;
    this.unsafeLabels = Map.copyOf(unsafeLabels);
    for (Rule rule : policy.rules()) {
      if (rule instanceof ListRule listRule) {
        LoadedList list = lists.get(listRule.list());
        if (list == null) {
          throw new IllegalArgumentException("rule " + rule.id() + " has no list");
        }
        listChecks.add(new ListCheck(listRule, list));
        if (listRule.match().contains(MatchKind.TERM)) {
          termChecks.add(new TermCheck(listRule, list));
        }
      } else if (rule instanceof ModelRule modelRule) {
        if (modelRule.labels().isEmpty()
            && unsafeLabels.getOrDefault(modelRule.model(), List.of()).isEmpty()) {
          // A sum of nothing never reaches a threshold.
          throw new IllegalArgumentException("rule " + rule.id() + " has no labels to sum");
        }
        modelRules.add(modelRule);
      }
      ruleOrder.put(rule.id(), ruleOrder.size());
    }
  }

  /**
   * Address and digest checks of a record: everything that needs no parser. All of them run.
   *
   * @return findings in policy order; with the reader's reason if the record is unscannable
   */
  public List<Finding> beforeScreening(CrawlRecord record) {
    List<Finding> findings = new ArrayList<>();
    CapturedAddress address = CapturedAddress.of(record.url());
    for (ListCheck check : listChecks) {
      check.address(address, findings);
      check.digests(record.payload().fingerprints(), false, findings);
      check.digests(record.alongside(), true, findings);
    }
    boolean checksAddresses = listChecks.stream().anyMatch(ListCheck::checksAddresses);
    if (address.isMalformed() && checksAddresses) {
      findings.add(Finding.unscannable(Reason.MALFORMED_ADDRESS));
    }
    record.whyUnscannable().map(Finding::unscannable).ifPresent(findings::add);
    return findings;
  }

  /**
   * Address checks and checks of digests that came along, of a record that was not read.
   *
   * @param alongside what an index says of its payload
   * @return matches on lists in policy order
   */
  public List<Finding> beforeReading(String url, List<Fingerprint> alongside) {
    List<Finding> findings = new ArrayList<>();
    CapturedAddress address = CapturedAddress.of(url);
    for (ListCheck check : listChecks) {
      check.address(address, findings);
      check.digests(alongside, true, findings);
    }
    return findings;
  }

  /**
   * True if nothing that is in a record's payload could take such an exclusion back: what a digest
   * of its bytes excuses is not known before they are read.
   */
  public boolean isFinal(Decision decision) {
    return decision.isKnown() || listChecks.stream().noneMatch(ListCheck::excusesByDigest);
  }

  /** True if some rule can be answered without reading a record: by its address or its SHA-1. */
  public boolean checksIndexes() {
    return listChecks.stream().anyMatch(ListCheck::checksIndexes);
  }

  /** True if a rule excludes whatever lies at an address: nothing kept may point there. */
  public boolean excludesAddress(String url) {
    List<Finding> findings = new ArrayList<>();
    CapturedAddress address = CapturedAddress.of(url);
    for (ListCheck check : listChecks) {
      check.address(address, findings);
    }
    return Verdicts.decide(inOrder(findings), true, null).verdict() == Verdict.EXCLUDED;
  }

  /** Digest checks of an embedded part, before it is decoded. */
  public List<Finding> beforeMeasuring(Digests digests) {
    List<Finding> findings = new ArrayList<>();
    for (ListCheck check : listChecks) {
      check.digests(digests.all(), false, findings);
    }
    return findings;
  }

  /**
   * List checks of an item whose bytes are not at hand, from what a clean table holds of it.
   *
   * <p>Of pictures what is stored is compared: the upright fingerprints of the hashers that were
   * asked for then.
   *
   * @param pictures the perceptual hashes; none for a document
   */
  public List<Finding> stored(String url, Digests digests, List<PixelHash> pictures) {
    List<Finding> findings = new ArrayList<>();
    CapturedAddress address = CapturedAddress.of(url);
    for (ListCheck check : listChecks) {
      check.address(address, findings);
      check.digests(digests.all(), false, findings);
    }
    for (ListCheck check : listChecks) {
      for (PixelCheck pixels : check.pictures()) {
        pictures.stream()
            .filter(hash -> hash.algorithm().equals(pixels.algorithm()) && pixels.canCompare(hash))
            .forEach(hash -> check.picture(pixels, hash, findings));
      }
    }
    return findings;
  }

  /** Checks of what the screener measured on a part. */
  public List<Finding> measured(Measurement measurement) {
    List<Finding> findings = new ArrayList<>();
    measurement.whyUnscannable().map(Finding::unscannable).ifPresent(findings::add);
    ImageMeasurement image = measurement.image();
    if (image != null) {
      perceptual(image, findings);
      modelRules.forEach(rule -> score(rule, image.scores(), findings));
    }
    DocumentMeasurement document = measurement.document();
    if (document != null) {
      termChecks.forEach(check -> check.document(document, findings));
    }
    return findings;
  }

  /**
   * Checks of the words that a document has beside a picture that it carries.
   *
   * @param words alternative texts and captions
   */
  public List<Finding> besidePicture(List<String> words) {
    List<Finding> findings = new ArrayList<>();
    if (!words.isEmpty()) {
      termChecks.forEach(check -> check.picture(words, findings));
    }
    return findings;
  }

  private void perceptual(ImageMeasurement image, List<Finding> findings) {
    Finding notComparable = null;
    for (ListCheck check : listChecks) {
      for (PixelCheck pictures : check.pictures()) {
        PixelHash hash = image.hash(pictures.algorithm()).orElse(null);
        if (hash == null || !isWhole(hash, pictures)) {
          // A picture that a rule's hasher has not seen was not checked.
          findings.add(Finding.unscannable(Reason.SCREENER_LIED));
        } else if (pictures.canCompare(hash)) {
          check.picture(pictures, hash, findings);
        } else if (notComparable == null && policy.notComparable() != Verdict.KEPT) {
          Reason reason =
              hash.fingerprint() == null ? Reason.TOO_SMALL_TO_HASH : Reason.NOT_COMPARABLE;
          notComparable = Finding.notComparable(reason, policy.notComparable(), check.ruleId());
        }
      }
    }
    if (notComparable != null) {
      findings.add(notComparable);
    }
  }

  private static boolean isWhole(PixelHash hash, PixelCheck check) {
    return !check.turned() || hash.fingerprint() == null || !hash.turned().isEmpty();
  }

  private void score(ModelRule rule, List<ModelScores> scores, List<Finding> findings) {
    for (ModelScores model : scores) {
      if (model.modelId().equals(rule.model())) {
        double sum = unsafeScore(rule, model);
        if (sum >= rule.score()) {
          ModelHit hit = new ModelHit(model.modelId(), model.modelVersion(), sum, rule.score());
          findings.add(Finding.scored(hit, rule.verdict(), rule.rollout(), rule.id()));
        }
        return;
      }
    }
    // A picture that a rule's model has not seen was not checked.
    findings.add(Finding.unscannable(Reason.NON_FINITE_SCORE));
  }

  /** What each model rule compares with its threshold, by rule, in the policy's order. */
  public Map<String, Double> scores(ImageMeasurement image) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (ModelRule rule : modelRules) {
      image.scores().stream()
          .filter(model -> model.modelId().equals(rule.model()))
          .findFirst()
          .map(model -> unsafeScore(rule, model))
          .filter(Double::isFinite)
          .ifPresent(score -> scores.put(rule.id(), score));
    }
    return scores;
  }

  private double unsafeScore(ModelRule rule, ModelScores model) {
    List<String> labels =
        rule.labels().isEmpty()
            ? unsafeLabels.getOrDefault(rule.model(), List.of())
            : rule.labels();
    return model.sum(labels);
  }

  /** What a known part does to its record. */
  public Cascade cascade() {
    return policy.cascade();
  }

  /** Whether the policy asks for items of that kind and type. */
  public boolean asksFor(ItemKind kind, String mediaType) {
    return kind != ItemKind.OTHER
        && MediaGroup.of(mediaType).filter(policy.types()::contains).isPresent();
  }

  /**
   * True if these findings exclude an item, whatever its type: neither an excuse nor a reviewer
   * takes them away.
   *
   * <p>A reviewer who denies it excludes nothing here. It is checked in full all the same: what
   * else is in it must not stay unfound and unmasked, and whether a score was right is known only
   * where there is one.
   */
  public boolean isExcluded(ItemId item, List<Finding> findings) {
    Review keeping = reviews.of(item).filter(review -> review.kind().keeps()).orElse(null);
    return Verdicts.decide(inOrder(findings), true, keeping).verdict() == Verdict.EXCLUDED;
  }

  /**
   * True if a reviewer wants an item kept that was left out unread, and may: it must be read then,
   * because nothing is kept that was not checked.
   *
   * @param prescreened why it was left out
   */
  public boolean mustRead(ItemId item, Finding prescreened) {
    return !prescreened.isOfCsam() && reviews.of(item).filter(r -> r.kind().keeps()).isPresent();
  }

  /**
   * The verdict.
   *
   * @param item which item it is, for whoever has decided on it
   * @param findings of all checks of the item, in the order they were made
   * @param asked what {@link #asksFor} said
   */
  public Decision decide(ItemId item, List<Finding> findings, boolean asked) {
    Review review = reviews.of(item).orElse(null);
    return Verdicts.decide(inOrder(findings), asked, review);
  }

  /** Pictures are compared after digests; what no rule decides comes last. */
  private List<Finding> inOrder(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparingInt(f -> ruleOrder.getOrDefault(f.ruleId(), ruleOrder.size())))
        .toList();
  }
}
