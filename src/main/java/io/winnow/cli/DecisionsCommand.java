package io.winnow.cli;

import io.winnow.core.Review;
import io.winnow.review.ReviewSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What reviewers have decided on single items. */
@Command(
    name = "decisions",
    mixinStandardHelpOptions = true,
    description = "Check, sign and prepare reviewers' decisions on single items.",
    subcommands = {
      DecisionsCheckCommand.class,
      DecisionsSignCommand.class,
      DecisionsTemplateCommand.class
    },
    synopsisSubcommandLabel = "(check | sign | template)")
final class DecisionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DecisionsCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.REFUSED;
  }

  /** The day that dates are held against. */
  static LocalDate today() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
  }

  /** {@code 3 decisions in force (allow 1, false-positive 2, deny 0), 4 expired}. */
  static String figures(ReviewSet set) {
    return "%,d decisions in force (%s), %,d expired"
        .formatted(set.size(), byKind(set.counts()), set.expired());
  }

  static String byKind(Map<Review.Kind, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> "%s %,d".formatted(e.getKey().id(), e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
