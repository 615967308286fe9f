package io.winnow.clean;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Decision;
import io.winnow.core.Digests;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Finding;
import io.winnow.core.ImageReference;
import io.winnow.core.ItemId;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.ScreenText;
import io.winnow.core.Verdict;
import io.winnow.judge.Judge;
import io.winnow.policy.Cascade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the items of one record: one for each part, each with its verdict. */
final class RecordItems {
  private static final long MOST_SEARCHED_BYTES = 1L << 30;

  private final Judge judge;
  private final CrawlRecord record;

  RecordItems(Judge judge, CrawlRecord record) {
    this.judge = judge;
    this.record = record;
  }

  /** The one item of a record that was excluded before anything was taken apart. */
  List<Item> notScreened(List<Finding> findings) {
    return finish(List.of(payload(findings, null)));
  }

  /** The one item of a record that has no bytes of its own: nobody can ask for it. */
  List<Item> withoutBytes(List<Finding> findings) {
    return finish(List.of(payload(findings, null)));
  }

  /**
   * The items of a screened record.
   *
   * @param before findings of the address and digest checks on the payload
   * @param measurements what the screener said, by part
   * @param offered the embedded parts it handed up
   */
  List<Item> screened(List<Finding> before, List<Measurement> measurements, OfferedParts offered) {
    Map<Integer, Measurement> byPart = new HashMap<>();
    measurements.forEach(m -> byPart.put(m.part(), m));
    Measurement whole = byPart.get(0);
    if (whole == null) {
      throw new IllegalStateException("the screener said nothing of part 0");
    }
    List<Finding> findings = new ArrayList<>(before);
    findings.addAll(judge.measured(whole));
    List<Draft> drafts = new ArrayList<>();
    drafts.add(payload(findings, withoutExcludedAddresses(whole)));
    offered
        .parts()
        .forEach(
            (part, bytes) ->
                drafts.add(
                    part(part, bytes, offered.isSkipped(part, bytes), byPart.get(part), whole)));
    return finish(drafts);
  }

  /** Whoever reads the clean tables may fetch what they name. Whole texts are not kept at all. */
  private Measurement withoutExcludedAddresses(Measurement whole) {
    DocumentMeasurement document = whole.document();
    if (document == null) {
      return whole;
    }
    List<ImageReference> images =
        document.images().stream().filter(image -> !judge.excludesAddress(image.url())).toList();
    return Measurement.document(
        whole.part(),
        whole.mediaType(),
        new DocumentMeasurement(
            document.title(), document.text(), document.language(), document.textSha256(), images));
  }

  private Draft payload(List<Finding> findings, @Nullable Measurement measurement) {
    return new Draft(
        record.id(),
        record.payload().bytes(),
        record.payload().size(),
        record.payload().decoded(),
        measurement,
        findings,
        List.of());
  }

  private Draft part(
      int part,
      OfferedParts.Offered offered,
      boolean skipped,
      @Nullable Measurement measured,
      Measurement whole) {
    List<Finding> findings = new ArrayList<>(offered.findings());
    if (measured != null) {
      findings.addAll(judge.measured(measured));
    } else if (!skipped) {
      // Handed up, but never measured: the document broke before its turn came.
      findings.add(Finding.unscannable(whole.whyUnscannable().orElse(Reason.PART_NOT_EXTRACTED)));
    }
    List<String> altTexts = altTexts(whole.document(), part);
    findings.addAll(judge.besidePicture(withCaptions(altTexts, whole.document(), part)));
    return new Draft(
        record.id().withPart(part),
        offered.bytes(),
        offered.bytes().length,
        offered.digests(),
        measured,
        findings,
        altTexts);
  }

  private static List<String> withCaptions(
      List<String> altTexts, @Nullable DocumentMeasurement document, int part) {
    List<String> words = new ArrayList<>(altTexts);
    if (document != null) {
      document.screenText().captions().stream()
          .filter(caption -> caption.part() == part)
          .map(ScreenText.Caption::text)
          .forEach(words::add);
    }
    return words;
  }

  private static List<String> altTexts(@Nullable DocumentMeasurement document, int part) {
    return document == null
        ? List.of()
        : document.images().stream()
            .filter(image -> image.part() == part && !image.alt().isEmpty())
            .map(ImageReference::alt)
            .distinct()
            .toList();
  }

  /** Adds what a part does to its record and to the picture that carries it, and decides. */
  private List<Item> finish(List<Draft> drafts) {
    if (judge.cascade() == Cascade.RECORD) {
      excludeWithKnown(drafts);
    }
    excludeCarriers(drafts);
    List<Decision> decisions = drafts.stream().map(d -> d.decision(judge)).toList();
    boolean confidential = decisions.stream().anyMatch(Decision::isConfidential);
    Map<Integer, Verdict> verdicts = new HashMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      verdicts.put(drafts.get(i).id().part(), decisions.get(i).verdict());
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      items.add(drafts.get(i).item(record, decisions.get(i), verdicts, confidential));
    }
    return items;
  }

  /** The strongest known part takes its record with it. */
  private void excludeWithKnown(List<Draft> drafts) {
    Optional<Draft> known =
        drafts.stream()
            .filter(d -> d.decision(judge).isKnown())
            .min(Comparator.comparing(d -> d.purpose(judge)));
    if (known.isEmpty()) {
      return;
    }
    // Nobody may keep any of a record with a csam match in it.
    boolean bound = known.get().purpose(judge) == Purpose.CSAM;
    for (Draft draft : drafts) {
      if (!draft.decision(judge).isKnown()) {
        draft.findings().add(Finding.cascade(known.get().id(), bound));
      }
    }
  }

  /** A picture is written from its own bytes: it goes where something in them may not be kept. */
  private void excludeCarriers(List<Draft> drafts) {
    if (drafts.stream().skip(1).noneMatch(d -> d.spoilsItsCarrier(judge))) {
      return;
    }
    int[] carriers =
        new Carriers(MOST_SEARCHED_BYTES)
            .of(
                drafts.stream().map(Draft::bytes).toList(),
                i -> drafts.get(i).kind() == ItemKind.IMAGE);
    // From the innermost outwards: a carrier may be carried itself.
    for (int i = drafts.size() - 1; i > 0; i--) {
      if (carriers[i] >= 0 && drafts.get(i).spoilsItsCarrier(judge)) {
        Draft carrier = drafts.get(carriers[i]);
        if (carrier.decision(judge).verdict() != Verdict.EXCLUDED) {
          // Whoever wants to keep it decides on what it carries, too.
          carrier.findings().add(Finding.cascade(drafts.get(i).id(), true));
        }
      }
    }
  }

  /** An item before its verdict. */
  private record Draft(
      ItemId id,
      @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
      long size,
      Digests digests,
      @Nullable Measurement measurement,
      List<Finding> findings,
      List<String> altTexts) {

    Draft {
      findings = new ArrayList<>(findings);
    }

    ItemKind kind() {
      return measurement == null ? ItemKind.OTHER : measurement.kind();
    }

    String mediaType() {
      return measurement == null ? "" : measurement.mediaType();
    }

    Decision decision(Judge judge) {
      return judge.decide(id, findings, judge.asksFor(kind(), mediaType()));
    }

    /** Of the list that decided; only of an item that is known. */
    Purpose purpose(Judge judge) {
      Finding deciding = decision(judge).decidedBy().orElseThrow();
      return Objects.requireNonNull(deciding.list()).purpose();
    }

    boolean spoilsItsCarrier(Judge judge) {
      return kind() != ItemKind.IMAGE || decision(judge).verdict() == Verdict.EXCLUDED;
    }

    Item item(
        CrawlRecord record,
        Decision decision,
        Map<Integer, Verdict> verdicts,
        boolean confidential) {
      return new Item(
          id,
          record,
          bytes,
          size,
          digests,
          measurement,
          kind(),
          mediaType(),
          altTexts,
          decision,
          verdicts,
          confidential);
    }
  }
}
