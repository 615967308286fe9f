package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.sync.Credentials;
import io.winnow.list.sync.Endpoint;
import io.winnow.list.sync.ListSync;
import io.winnow.list.sync.SyncException;
import io.winnow.list.sync.SyncReport;
import io.winnow.list.sync.SyncSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches what is new from a list's holder. The only command that opens connections. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Fetch what is new from an NCMEC Hash Sharing v2 endpoint, as increments for lists build.",
      "Run it again at any time: it goes on where it was. Never prints an entry."
    })
final class ListsSyncCommand implements Callable<Integer> {
  private static final String USER = "WINNOW_SYNC_USER";
  private static final String PASSWORD = "WINNOW_SYNC_PASSWORD";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "URL",
      description = "The endpoint, such as https://host/hashsharing; https, without credentials.")
  private String url = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where increments and the checkpoint go; one folder for one list.")
  private Path out = Path.of("");

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The holder's name for the list; a folder of another one is refused.")
  private @Nullable String environment;

  @Option(
      names = "--user-file",
      paramLabel = "FILE",
      description = {
        "One line, user:password, readable by its owner only",
        "(default: " + USER + " and " + PASSWORD + " in the environment)."
      })
  private @Nullable Path userFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust these certificates (PEM) instead of the public authorities.")
  private @Nullable Path ca;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Where a new folder begins, such as 2024-01-01T00:00:00Z (default: everything).")
  private @Nullable Instant from;

  @Option(
      names = "--tries",
      defaultValue = "8",
      paramLabel = "N",
      description = "How often to ask for a page before giving up (default: ${DEFAULT-VALUE}).")
  private int tries;

  @SuppressWarnings("NullAway.Init")
  ListsSyncCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    SyncSettings settings =
        new SyncSettings(Endpoint.parse(url), out, environment, credentials(), ca, from, tries);
    PrintWriter err = spec.commandLine().getErr();
    long start = System.nanoTime();
    try (SyncLine line = SyncLine.onTerminal(err)) {
      SyncReport report = ListSync.ncmec(settings, line).run();
      line.wipe();
      print(report, Duration.ofNanos(System.nanoTime() - start));
      return ExitCode.DONE;
    } catch (SyncException e) {
      err.println(spec.qualifiedName() + ": " + e.getMessage());
      return e.isRefused() ? ExitCode.REFUSED : ExitCode.INCOMPLETE;
    }
  }

  private Credentials credentials() {
    if (userFile != null) {
      return Credentials.read(userFile);
    }
    String user = System.getenv(USER);
    String password = System.getenv(PASSWORD);
    if (user == null && password == null) {
      throw new ProblemsException(
          Problem.of(
              "credentials",
              "none; name a file with --user-file, or set %s and %s".formatted(USER, PASSWORD)));
    }
    return Credentials.of(user, password, USER + " and " + PASSWORD);
  }

  private void print(SyncReport report, Duration took) {
    PrintWriter to = spec.commandLine().getOut();
    to.println(
        "%,d windows, %,d pages, %,d entries, of which %,d deleted; %s in %,d.%d s"
            .formatted(
                report.windows(),
                report.pages(),
                report.entries(),
                report.deleted(),
                Sizes.text(report.bytes()),
                took.toSeconds(),
                took.toMillisPart() / 100));
    to.println(
        report.completedTo() == null
            ? "nothing to fetch yet"
            : "complete up to " + report.completedTo());
    if (report.pages() > 0) {
      to.println("increments: " + report.increments());
      to.println("next: winnow lists build … " + report.increments());
    }
    to.flush();
  }
}
