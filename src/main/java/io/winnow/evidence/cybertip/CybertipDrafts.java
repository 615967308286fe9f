package io.winnow.evidence.cybertip;

import io.winnow.core.ProblemsException;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Drafts CyberTipline reports of a run's hits on lists of purpose csam. Drafts only: it opens no
 * connection and has no way to send them.
 */
public final class CybertipDrafts {
  /** What becomes one report. */
  public enum Grouping {
    /** Each item. */
    HIT,
    /** All items of a kind from one host and one UTC day. */
    HOST_DAY
  }

  private final RunFacts run;
  private final Reporter reporter;
  private final Set<String> lists;
  private final Grouping grouping;
  private final long memory;
  private final DraftSchema schema = new DraftSchema();

  /**
   * A drafter.
   *
   * @param lists ids of the lists whose matches are drafted; all of purpose csam if empty
   * @param memory bytes that hits may take while they are grouped, roughly
   */
  public CybertipDrafts(
      RunFacts run, Reporter reporter, Set<String> lists, Grouping grouping, long memory) {
    this.run = run;
    this.reporter = reporter;
    this.lists = Set.copyOf(lists);
    this.grouping = grouping;
    this.memory = memory;
  }

  /**
   * Refuses a folder that drafts cannot go to, before any evidence is read.
   *
   * @throws ProblemsException if it is not empty, or overlaps the run
   */
  public static void checkFolder(String folder, RunLocation location) throws IOException {
    DraftFolder.at(folder, location).close();
  }

  /**
   * Writes the drafts.
   *
   * @param rows the evidence; opened again where hits do not fit in memory
   * @param folder new or empty; not made if there is nothing to draft
   * @param location of the run
   * @param progress takes the number of drafts so far
   */
  public DraftSummary write(
      Rows.Source rows, String folder, RunLocation location, LongConsumer progress)
      throws IOException {
    DraftSummary.Counter counter = new DraftSummary.Counter();
    Others others = new Others();
    try (DraftFolder out = DraftFolder.at(folder, location)) {
      HostDays.Sink sink =
          draft -> {
            write(draft, out);
            counter.add(draft);
            progress.accept(counter.drafts());
          };
      HostDays.Source source = () -> others.first(new HitReader(rows.open(), lists));
      switch (grouping) {
        case HIT -> each(source, sink);
        case HOST_DAY -> new HostDays(memory).draft(source, sink);
      }
      DraftSummary summary = counter.summary(run, others.purposes(), others.lists());
      out.finish(summary);
      return summary;
    }
  }

  private static void each(HostDays.Source source, HostDays.Sink sink) throws IOException {
    try (HitReader hits = source.open()) {
      for (Hit hit = hits.next(); hit != null; hit = hits.next()) {
        sink.accept(Draft.of(hit));
      }
    }
  }

  private void write(Draft draft, DraftFolder out) throws IOException {
    byte[] report = checked(ReportXml.of(draft, reporter, run));
    List<byte[]> files = new ArrayList<>();
    for (Hit hit : draft.hits()) {
      files.add(checked(FileDetailsXml.of(hit, run)));
    }
    out.write(draft, report, files);
  }

  private byte[] checked(byte[] document) {
    schema.check(document);
    return document;
  }

  /** Counts what is left out once, however often the evidence is read. */
  private static final class Others {
    private @Nullable HitReader reader;

    HitReader first(HitReader opened) {
      if (reader == null) {
        reader = opened;
      }
      return opened;
    }

    SortedMap<String, Long> purposes() {
      return reader == null ? new TreeMap<>() : reader.otherPurposes();
    }

    long lists() {
      return reader == null ? 0 : reader.otherLists();
    }
  }
}
