package io.winnow.report.transparency;

import io.winnow.report.Precision;
import io.winnow.report.ReportedRun;
import io.winnow.run.Manifest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures over several runs. A run whose shards another one cleaned before counts them again; how
 * many such shards there are is said.
 *
 * @param format version of this form
 * @param title what the figures are
 * @param note what they are not
 * @param made when, ISO 8601 in UTC
 * @param from first day of the period, UTC; null for all before
 * @param to last day of it; null for all after
 * @param complete figures of runs that are complete
 * @param incomplete figures of runs that are not
 * @param lists versions of lists that were in force in either
 * @param models versions of models that were in force in either
 * @param precision what reviewers confirmed in either, where decisions were supplied; of runs that
 *     share a shard in the one that ended last alone
 * @param repeatedShards shards, by digest, that more than one of these runs cleaned: counts have
 *     their rows once for each
 * @param runs every run that was named, also those that count in none
 */
public record Transparency(
    int format,
    String title,
    String note,
    String made,
    @Nullable String from,
    @Nullable String to,
    Counts complete,
    Counts incomplete,
    List<UsedVersion> lists,
    List<UsedVersion> models,
    List<Precision> precision,
    long repeatedShards,
    List<CountedRun> runs) {
  public static final int FORMAT = 1;

  static final String TITLE = "Figures for your own reporting";
  static final String NOTE =
      "Counts of what automated checks did to crawled data, as the runs' own summaries say it. They"
          + " are not a report under any law and no statement that one is complied with.";

  public Transparency {
    lists = List.copyOf(lists);
    models = List.copyOf(models);
    precision = List.copyOf(precision);
    runs = List.copyOf(runs);
  }

  /**
   * A run that was named.
   *
   * @param manifestSha256 hex digest of its manifest
   * @param policy name of its policy
   * @param policyDigest hex digest of it
   * @param kind what it did
   * @param state how it ended
   * @param ended when
   * @param signature unsigned, unauthenticated, authenticated or broken
   * @param standing how it counts: complete, incomplete, outside-period or dry-run
   * @param inPrecision whether its reviews count in the precision; not if a later run that does has
   *     cleaned one of its shards again
   */
  public record CountedRun(
      String manifestSha256,
      String policy,
      String policyDigest,
      String kind,
      String state,
      String ended,
      String signature,
      String standing,
      boolean inPrecision) {

    /** Whether its counts are in the figures, and its reviews are left out of the precision. */
    boolean isLeftOut() {
      return !inPrecision
          && (standing.equals(Standing.COMPLETE.id()) || standing.equals(Standing.INCOMPLETE.id()));
    }
  }

  /** How many runs are counted and left out of the precision. */
  long leftOut() {
    return runs.stream().filter(CountedRun::isLeftOut).count();
  }

  /**
   * Adds up.
   *
   * @param named the runs; each once
   * @param made now
   */
  public static Transparency of(List<NamedRun> named, Period period, Instant made) {
    List<ReportedRun> whole = new ArrayList<>();
    List<ReportedRun> partial = new ArrayList<>();
    for (NamedRun one : named) {
      ReportedRun run = one.run();
      switch (Standing.of(run, period)) {
        case COMPLETE -> whole.add(run);
        case INCOMPLETE -> partial.add(run);
        case OUTSIDE_PERIOD, DRY_RUN -> {}
      }
    }
    List<ReportedRun> both = new ArrayList<>(whole);
    both.addAll(partial);
    List<ReportedRun> apart = Reviews.apart(both);
    Set<String> reviewed =
        apart.stream().map(ReportedRun::manifestSha256).collect(Collectors.toSet());
    List<CountedRun> runs = new ArrayList<>();
    for (NamedRun one : named) {
      runs.add(
          counted(
              one, Standing.of(one.run(), period), reviewed.contains(one.run().manifestSha256())));
    }
    return new Transparency(
        FORMAT,
        TITLE,
        NOTE,
        made.toString(),
        period.from().map(LocalDate::toString).orElse(null),
        period.to().map(LocalDate::toString).orElse(null),
        Counts.of(whole),
        Counts.of(partial),
        UsedVersion.lists(both),
        UsedVersion.models(both),
        Reviews.of(apart),
        repeated(both),
        runs);
  }

  private static CountedRun counted(NamedRun one, Standing standing, boolean inPrecision) {
    ReportedRun run = one.run();
    Manifest manifest = run.manifest();
    return new CountedRun(
        run.manifestSha256(),
        manifest.policyName(),
        manifest.policyDigest(),
        run.plan().kind().id(),
        manifest.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        manifest.ended(),
        one.proof().name().toLowerCase(Locale.ROOT),
        standing.id(),
        inPrecision);
  }

  private static long repeated(List<ReportedRun> runs) {
    Set<String> seen = new HashSet<>();
    Set<String> again = new HashSet<>();
    for (ReportedRun run : runs) {
      for (String sha256 : Reviews.shards(run)) {
        if (!seen.add(sha256)) {
          again.add(sha256);
        }
      }
    }
    return again.size();
  }
}
