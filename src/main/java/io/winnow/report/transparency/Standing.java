package io.winnow.report.transparency;

import io.winnow.report.ReportedRun;
import io.winnow.run.Manifest;
import io.winnow.run.RunKind;
import java.time.Instant;
import java.util.Locale;

/** How a run counts. */
enum Standing {
  /** In the figures. */
  COMPLETE,
  /** In figures of its own: what was not cleaned is in none. */
  INCOMPLETE,
  /** In none: it ended before or after the period. */
  OUTSIDE_PERIOD,
  /** In none: it wrote no data, so that nothing was decided. */
  DRY_RUN;

  static Standing of(ReportedRun run, Period period) {
    if (!period.contains(Instant.parse(run.manifest().ended()))) {
      return OUTSIDE_PERIOD;
    }
    if (run.plan().kind() != RunKind.CLEAN) {
      return DRY_RUN;
    }
    return run.manifest().state() == Manifest.State.INCOMPLETE ? INCOMPLETE : COMPLETE;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
