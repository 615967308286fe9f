package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Figures;
import io.winnow.report.Shown;
import io.winnow.summary.SampledFinding;
import io.winnow.summary.SampledRow;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One sampled row with its chain of evidence.
 *
 * @param number from 1
 * @param name item id, or token where the row is masked
 * @param verdict as in the ledger
 * @param findingClass as in the ledger
 * @param reason as in the ledger
 * @param rule as in the ledger
 * @param what was met: list or model
 * @param from where it came from
 * @param origin shard, address, time, types
 * @param chain findings in their order
 * @param left how many findings are not shown
 */
public record Item(
    int number,
    Content name,
    String verdict,
    String findingClass,
    String reason,
    String rule,
    Content what,
    Content from,
    List<Banner.Fact> origin,
    List<Link> chain,
    int left) {
  private static final int MOST_OF_AN_ATTRIBUTE = 80;
  private static final int TOKEN = 12;

  public Item {
    origin = List.copyOf(origin);
    chain = List.copyOf(chain);
  }

  /**
   * One link of the chain: a finding.
   *
   * @param head verdict, class and reason, with the rule
   * @param anchor where the rule stands
   * @param rule the rule's id
   * @param value what was compared with what
   * @param text the rule's own words
   * @param decided whether this finding decided
   */
  public record Link(
      Content head, String anchor, Content rule, Content value, Content text, boolean decided) {}

  /**
   * How much of a row is shown: less where many rows share the room.
   *
   * @param address most characters of an address
   * @param findings most findings
   */
  record Detail(int address, int findings) {
    static final List<Detail> LEVELS =
        List.of(
            new Detail(Shown.MOST_SHOWN, 10),
            new Detail(Shown.MOST_SHOWN, 4),
            new Detail(100, 2),
            new Detail(40, 0));
  }

  /** What every row needs. */
  record Texts(RuleTexts rules, Map<String, String> anchors) {
    static Texts of(Scene scene) {
      return new Texts(new RuleTexts(scene.plan().policy()), PolicyText.anchors(scene));
    }
  }

  static Item of(SampledRow row, int number, Detail detail, Texts texts) {
    SampledFinding deciding = row.deciding();
    List<SampledFinding> findings = row.findings().isEmpty() ? List.of(deciding) : row.findings();
    return new Item(
        number,
        row.itemId() == null
            ? Prose.of("token ", Value.code(start(row.itemToken())))
            : Value.code(row.itemId(), 80),
        attribute(row.verdict()),
        attribute(deciding.findingClass()),
        attribute(deciding.reason()),
        attribute(deciding.ruleId()),
        what(deciding),
        from(row),
        origin(row, detail),
        findings.stream()
            .limit(detail.findings())
            .map(finding -> link(finding, finding.equals(deciding), texts))
            .toList(),
        Math.max(0, findings.size() - detail.findings()));
  }

  /** As it may stand in an attribute and in a list of choices. */
  static String attribute(String text) {
    return Shown.text(text, MOST_OF_AN_ATTRIBUTE).plain();
  }

  private static String start(String token) {
    return token.length() <= TOKEN ? token : token.substring(0, TOKEN) + "…";
  }

  private static Content what(SampledFinding finding) {
    if (finding.listId() != null) {
      return Prose.of(
          Value.code(finding.listId(), 60),
          finding.algorithm() == null ? "" : " by ",
          finding.algorithm() == null ? "" : Value.code(finding.algorithm(), 40));
    }
    if (finding.score() != null) {
      return Prose.of("score " + Evidence.number(finding.score()));
    }
    return Prose.of("—");
  }

  private static Content from(SampledRow row) {
    if (row.url() == null) {
      return Prose.of(row.itemId() == null ? "masked" : "no address");
    }
    return new Value(Shown.text(host(row.url()), 60), "v c");
  }

  /** The host of an address, or its beginning where it has none. */
  private static String host(String url) {
    try {
      String host = URI.create(url.substring(0, Math.min(url.length(), 2_000))).getHost();
      if (host != null) {
        return host.toLowerCase(Locale.ROOT);
      }
    } catch (IllegalArgumentException e) {
      // Not an address by RFC 2396: it is cut below as any other text.
    }
    return Shown.url(url, 60).plain();
  }

  private static List<Banner.Fact> origin(SampledRow row, Detail detail) {
    List<Banner.Fact> facts = new ArrayList<>();
    if (row.itemId() != null) {
      facts.add(new Banner.Fact("Item", Value.code(row.itemId(), detail.address())));
    }
    facts.add(new Banner.Fact("Token", Value.code(row.itemToken(), 130)));
    if (row.shard() != null) {
      facts.add(new Banner.Fact("Record", Prose.of(Value.code(row.shard()), place(row))));
    } else if (row.itemId() == null) {
      facts.add(
          new Banner.Fact(
              "Record",
              Prose.of("masked: a hit on a confidential list; origin stands in the evidence")));
    }
    if (row.url() != null) {
      facts.add(new Banner.Fact("Address", Value.url(row.url(), detail.address())));
    }
    if (row.capturedAt() != null) {
      facts.add(new Banner.Fact("Captured", Value.code(Figures.time(row.capturedAt()), 40)));
    }
    facts.add(new Banner.Fact("Type", type(row)));
    return facts;
  }

  private static String place(SampledRow row) {
    return (row.offset() == null ? "" : ", offset " + Figures.count(row.offset()) + " B")
        + (row.length() == null ? "" : ", length " + Figures.count(row.length()) + " B");
  }

  private static Content type(SampledRow row) {
    return Prose.of(
        Value.code(row.itemKind(), 40),
        row.mediaType() == null ? ", nothing detected" : ", detected ",
        row.mediaType() == null ? "" : Value.code(row.mediaType(), 100),
        row.declaredType() == null ? "" : ", declared ",
        row.declaredType() == null ? "" : Value.code(row.declaredType(), 100),
        row.size() == null ? "" : ", payload " + Figures.count(row.size()) + " B",
        row.width() == null || row.height() == null
            ? ""
            : ", %s × %s pixels"
                .formatted(Figures.count(row.width()), Figures.count(row.height())));
  }

  private static Link link(SampledFinding finding, boolean decided, Texts texts) {
    String text = texts.rules().of(finding.ruleId());
    return new Link(
        Prose.of(
            Value.code(finding.verdict(), 40),
            ", " + Wording.word(finding.findingClass()) + ", ",
            Value.code(finding.reason(), 40),
            finding.rollout().equals("shadow") ? ", in shadow" : ""),
        texts.anchors().getOrDefault(finding.ruleId(), "policy"),
        Value.code(finding.ruleId(), 80),
        Evidence.of(finding),
        text.isEmpty() ? Prose.of("") : Value.code(text),
        decided);
  }
}
