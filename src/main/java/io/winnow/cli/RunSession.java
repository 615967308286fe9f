package io.winnow.cli;

import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.RunKind;
import io.winnow.spark.CleanJob;
import io.winnow.spark.CleanRequest;
import io.winnow.spark.CleanResult;
import io.winnow.spark.PrescreenJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;

/** One run from the command line: progress on a terminal, a summary at the end, an exit code. */
final class RunSession {
  private final CommandLine command;
  private final LocalOptions local;

  RunSession(CommandLine command, LocalOptions local) {
    this.command = command;
    this.local = local;
  }

  int run(CleanRequest request) throws IOException {
    Instant start = Instant.now();
    CleanResult result;
    try (ProgressLine line = ProgressLine.onTerminal(command.getErr())) {
      if (request.kind() == RunKind.PRESCREEN) {
        PrescreenJob job = new PrescreenJob(request, local.slots(), line, Clock.systemUTC());
        line.follow(job.live());
        result = job.run();
      } else {
        CleanJob job = new CleanJob(request, local.slots(), line, Clock.systemUTC());
        line.follow(job.live());
        result = job.run();
      }
    }
    PrintWriter out = command.getOut();
    if (local.json) {
      out.print(new String(Json.pretty(result.manifest()), StandardCharsets.UTF_8));
    } else {
      new RunSummary(request, result, Duration.between(start, Instant.now())).print(out);
    }
    out.flush();
    return exitCode(result.manifest().state());
  }

  private static int exitCode(Manifest.State state) {
    return switch (state) {
      case COMPLETE -> ExitCode.DONE;
      case INCOMPLETE -> ExitCode.INCOMPLETE;
      case GATE_FAILED -> ExitCode.GATE_FAILED;
    };
  }
}
