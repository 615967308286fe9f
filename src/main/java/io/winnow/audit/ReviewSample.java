package io.winnow.audit;

import com.google.common.hash.Hashing;
import io.winnow.core.FindingClass;
import io.winnow.core.Purpose;
import io.winnow.core.Reason;
import io.winnow.core.Row;
import io.winnow.core.Verdict;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Draws excluded items for reviewers to look at, so that their decisions say how often a finding is
 * right.
 *
 * <p>A simple random sample: every item has the same chance, and the same run gives the same
 * sample. What nobody can decide otherwise is not in it: csam matches, which nobody should look at
 * for a figure, and what is unscannable; nor what was not found itself but goes with another item.
 */
public final class ReviewSample {
  private static final Set<String> COLUMNS =
      Set.of("item_token", "verdict", "class", "reason", "findings");

  private static final Set<String> FOUND = Set.of(Reason.LIST_MATCH.id(), Reason.SCORE.id());

  private final RunDirectory directory;
  private final Set<FindingClass> classes;
  private final int most;

  /**
   * A sample.
   *
   * @param classes of what decided: known, policy or scored
   * @param most how many items to draw, at least 1
   */
  public ReviewSample(RunDirectory directory, Set<FindingClass> classes, int most) {
    if (classes.contains(FindingClass.UNSCANNABLE) || most < 1) {
      throw new IllegalArgumentException("nobody decides on what is unscannable");
    }
    this.directory = directory;
    this.classes = Set.copyOf(classes);
    this.most = most;
  }

  /** An item and its place in the draw. */
  private record Drawn(String token, String lot) {}

  /**
   * Draws.
   *
   * @param tokens of the items, sorted
   * @param from how many there were to draw from
   * @param excluded how many items the run excluded, of whatever class
   */
  public record Result(List<String> tokens, long from, long excluded) {}

  /** Reads the whole ledger once. */
  public Result draw() throws IOException {
    // The same for equal plans, and another one for the next run: not always the same items.
    String root = directory.manifest().roots().ledger();
    PriorityQueue<Drawn> smallest =
        new PriorityQueue<>(Comparator.comparing(Drawn::lot).reversed());
    long[] from = {0};
    long[] excluded = {0};
    new LedgerScan(directory, COLUMNS)
        .forEach(
            row -> {
              if (!Verdict.EXCLUDED.id().equals(row.text("verdict"))) {
                return;
              }
              excluded[0]++;
              if (isToDraw(row)) {
                from[0]++;
                String token = Objects.requireNonNull(row.text("item_token"));
                smallest.add(new Drawn(token, lot(root, token)));
                if (smallest.size() > most) {
                  smallest.remove();
                }
              }
            });
    List<String> tokens = smallest.stream().map(Drawn::token).sorted().toList();
    return new Result(tokens, from[0], excluded[0]);
  }

  private static String lot(String root, String token) {
    return Hashing.sha256().hashString(root + "\n" + token, StandardCharsets.UTF_8).toString();
  }

  private boolean isToDraw(Row row) {
    return FOUND.contains(row.text("reason"))
        && classes.stream().anyMatch(c -> c.id().equals(row.text("class")))
        && LedgerScan.findings(row).stream().allMatch(ReviewSample::canBeDecided);
  }

  private static boolean canBeDecided(Row finding) {
    String reason = Objects.requireNonNull(finding.text("reason"));
    return !Purpose.CSAM.id().equals(finding.text("purpose"))
        && !FindingClass.UNSCANNABLE.id().equals(finding.text("class"))
        && !Reason.CASCADE.id().equals(reason)
        && Reason.byId(reason).filter(Reason::isReview).isEmpty();
  }
}
