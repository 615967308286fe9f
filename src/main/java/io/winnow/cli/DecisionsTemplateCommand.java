package io.winnow.cli;

import io.winnow.audit.ReviewSample;
import io.winnow.core.FindingClass;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.review.ReviewFile;
import io.winnow.run.Locations;
import io.winnow.run.Store;
import io.winnow.spark.PolicyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a decisions file to fill in. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = {
      "Draw excluded items of a run and write a decisions file to fill in.",
      "The draw is random and always the same for a run, so that the decisions say how often its"
          + " findings are right. Items are named by token alone. Known csam matches and"
          + " unscannable items are never drawn: nobody can decide otherwise."
    })
final class DecisionsTemplateCommand implements Callable<Integer> {
  /** Names of classes that can be drawn from. */
  enum Drawn {
    KNOWN(FindingClass.KNOWN),
    POLICY(FindingClass.POLICY),
    SCORED(FindingClass.SCORED);

    private final FindingClass findingClass;

    Drawn(FindingClass findingClass) {
      this.findingClass = findingClass;
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "A file that does not exist yet.")
  private String output = "";

  @Option(
      names = "--class",
      split = ",",
      paramLabel = "CLASS",
      description = "Draw from items of this class: ${COMPLETION-CANDIDATES} (default: all three).")
  private List<Drawn> classes = new ArrayList<>();

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many to draw, at most (default: 200).")
  private int sample;

  @SuppressWarnings("NullAway.Init")
  DecisionsTemplateCommand() {}

  @Override
  public Integer call() throws IOException {
    if (sample < 1 || sample > ReviewFile.MOST_ROWS) {
      throw new ProblemsException(
          Problem.of(
              "--sample", "must be 1 to %,d, not %,d".formatted(ReviewFile.MOST_ROWS, sample)));
    }
    Set<FindingClass> from = EnumSet.noneOf(FindingClass.class);
    (classes.isEmpty() ? List.of(Drawn.values()) : classes).forEach(c -> from.add(c.findingClass));
    ReviewSample.Result drawn = new ReviewSample(FinishedRun.at(run), from, sample).draw();
    write(ReviewFile.template(drawn.tokens()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%,d of %,d items written to %s; fill in what you have looked at, delete the other lines"
            .formatted(drawn.tokens().size(), drawn.from(), output));
    if (drawn.excluded() > drawn.from()) {
      out.println(
          "not drawn from: %,d other excluded items, on which no decision says how often a list or a"
                  .formatted(drawn.excluded() - drawn.from())
              + " rule%s is right (reviews.md)"
                  .formatted(classes.isEmpty() ? "" : " of that class"));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private void write(String text) throws IOException {
    String location = Locations.absolute(output);
    Store folder = Store.at(PolicyFiles.folderOf(output));
    try (OutputStream out =
        folder.create(location.substring(location.lastIndexOf('/') + 1), false)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new ProblemsException(
          Problem.of(output, "exists already; decisions are never written over"));
    }
  }
}
