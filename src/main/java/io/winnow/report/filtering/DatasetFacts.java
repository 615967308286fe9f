package io.winnow.report.filtering;

import io.winnow.core.Problem;
import io.winnow.policy.Dataset;
import io.winnow.report.ReportedRun;
import io.winnow.run.RunKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What only the operator can say of a dataset, complete enough for a card.
 *
 * @param name what it is called
 * @param license its licence
 * @param url its home page
 * @param creator who makes it
 * @param description what it is; empty if nobody said
 * @param version of the cleaned dataset, where it is said
 * @param published when; the day that the run ended where it is not said
 */
public record DatasetFacts(
    String name,
    License license,
    String url,
    String creator,
    String description,
    Optional<String> version,
    LocalDate published) {

  /**
   * What keeps a run from having a card, all at once; empty if nothing does.
   *
   * @param stated what was said of the dataset
   */
  public static List<Problem> problems(ReportedRun run, StatedFacts stated) {
    List<Problem> problems = new ArrayList<>();
    Dataset dataset = stated.dataset();
    String where = stated.where();
    if (run.plan().kind() != RunKind.CLEAN) {
      problems.add(
          Problem.of(
              run.location(),
              "is a %s: it wrote no data that could be described"
                  .formatted(run.plan().kind().id())));
    }
    need(problems, where, "license", dataset.license(), "the licence, as an address or an SPDX id");
    need(problems, where, "url", dataset.url(), "the dataset's home page");
    need(problems, where, "creator", dataset.creator(), "who makes the dataset");
    dataset
        .license()
        .filter(text -> !new License(text).isUnderstood())
        .ifPresent(
            text ->
                problems.add(
                    problem(
                        where,
                        "license",
                        "is neither an http or https address nor an id of the SPDX licence list;"
                            + " take one of https://spdx.org/licenses/, or the address where the"
                            + " terms can be read")));
    dataset
        .url()
        .filter(text -> !WebLink.isOne(text))
        .ifPresent(text -> problems.add(problem(where, "url", "is no http or https address")));
    return problems;
  }

  private static void need(
      List<Problem> problems, String where, String key, Optional<String> value, String what) {
    if (value.filter(text -> !text.isBlank()).isEmpty()) {
      problems.add(
          problem(
              where,
              key,
              "is missing: %s; only you know it. Say it in the policy, or in a policy file that"
                      .formatted(what)
                  + " --dataset names"));
    }
  }

  private static Problem problem(String where, String key, String message) {
    return new Problem(where, 0, 0, "dataset." + key, message);
  }

  /**
   * The facts.
   *
   * @throws java.util.NoSuchElementException if {@link #problems} finds one missing
   */
  public static DatasetFacts of(ReportedRun run, Dataset dataset) {
    return new DatasetFacts(
        dataset.name().orElse(run.policy().name()),
        new License(dataset.license().orElseThrow()),
        dataset.url().orElseThrow(),
        dataset.creator().orElseThrow(),
        dataset.description().orElse(""),
        dataset.version(),
        dataset
            .published()
            .orElseGet(() -> LocalDate.parse(run.manifest().ended().substring(0, 10))));
  }
}
