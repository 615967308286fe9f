package io.winnow.clean;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Finding;
import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.RecordType;
import io.winnow.core.ScreenTask;
import io.winnow.judge.Judge;
import io.winnow.screen.Screener;
import java.io.IOException;
import java.util.List;

/** Takes records apart and judges each of their items. */
final class RecordCleaner {
  private final Judge judge;
  private final Screener screener;

  RecordCleaner(Judge judge, Screener screener) {
    this.judge = judge;
    this.screener = screener;
  }

  /** The items of a record, at least one. */
  List<Item> items(CrawlRecord record) throws IOException, InterruptedException {
    RecordItems items = new RecordItems(judge, record);
    List<Finding> before = judge.beforeScreening(record);
    if (judge.isExcluded(record.id(), before)) {
      return items.notScreened(before);
    }
    if (record.type() == RecordType.REVISIT) {
      return items.withoutBytes(before);
    }
    OfferedParts parts = new OfferedParts(judge, record.id());
    List<Measurement> measurements = screen(record, parts);
    return items.screened(before, measurements, parts);
  }

  private List<Measurement> screen(CrawlRecord record, PartGate gate)
      throws IOException, InterruptedException {
    ScreenTask task = new ScreenTask(record.payload().bytes(), record.declaredType(), record.url());
    return screener.screen(task, gate);
  }
}
