package io.winnow.cli;

import io.winnow.audit.Verification;
import io.winnow.audit.Verifier;
import io.winnow.audit.VerifyProgress;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.TableFile;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Re-checks a run from disk. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Re-check every count, digest and file of a run from disk.",
      "Says what is missing, changed or extra; exit code 6 if anything is."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory.")
  private String run = "";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @SuppressWarnings("NullAway.Init")
  VerifyCommand() {}

  @Override
  public Integer call() throws IOException {
    Configuration configuration = new Configuration();
    RunDirectory directory = located(configuration);
    Verification verification =
        new Verifier(directory, configuration, new Steps(spec.commandLine().getErr())).verify();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(new String(Json.pretty(verification), StandardCharsets.UTF_8));
    } else {
      print(out, verification);
    }
    out.flush();
    return verification.holds() ? ExitCode.DONE : ExitCode.VERIFICATION_FAILED;
  }

  /**
   * The run, wherever it may have been moved: ledger and evidence lie where the plan says unless
   * they were in OUT.
   */
  private RunDirectory located(Configuration configuration) throws IOException {
    RunDirectory here =
        new RunDirectory(RunLocation.of(run, Optional.empty(), Optional.empty()), configuration);
    Store store = here.out();
    boolean ended = store.exists(RunDirectory.MANIFEST) || store.exists(RunDirectory.SUCCESS);
    if (!ended && !here.hasPlan()) {
      throw new ProblemsException(Problem.of(run, "is no run directory: it has no plan"));
    }
    if (!ended) {
      throw new ProblemsException(
          Problem.of(run, "has not ended: there is no run.json; go on with it by --resume"));
    }
    RunLocation planned;
    try {
      planned = here.plan().location();
    } catch (DamagedException | NoSuchFileException | FileNotFoundException e) {
      return here; // The verifier says so.
    }
    RunLocation actual =
        new RunLocation(
            here.location().out(),
            moved(planned, planned.ledger(), here.location().ledger()),
            moved(planned, planned.evidence(), here.location().evidence()));
    return new RunDirectory(actual, configuration);
  }

  private static String moved(RunLocation planned, String folder, String inside) {
    return folder.startsWith(planned.out() + "/") ? inside : folder;
  }

  private static void print(PrintWriter out, Verification found) {
    found.faults().forEach(out::println);
    out.println(
        "%s: %,d units, %,d files, %,d rows, %s checked; the run is %s and %s%s"
            .formatted(
                found.holds() ? "verified" : "NOT verified",
                found.units(),
                found.files(),
                found.rows(),
                Sizes.text(found.bytes()),
                found.state(),
                found.signature(),
                found.holds() ? "" : "; %,d faults".formatted(found.faults().size())));
  }

  private static final class Steps implements VerifyProgress {
    private final PrintWriter err;
    private final boolean terminal = System.console() != null;
    private int files;
    private int checked;

    Steps(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void planned(int count) {
      files = count;
    }

    @Override
    public void checked(TableFile file) {
      checked++;
      if (terminal) {
        err.print("\r%,d/%,d files".formatted(checked, files));
        err.print(checked == files ? "\r                              \r" : "");
        err.flush();
      }
    }
  }
}
