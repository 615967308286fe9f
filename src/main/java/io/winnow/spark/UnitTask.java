package io.winnow.spark;

import io.winnow.bind.SkippedShard;
import io.winnow.clean.UnitCleaner;
import io.winnow.clean.UnitPrescreener;
import io.winnow.clean.UnitTables;
import io.winnow.clean.WholeShard;
import io.winnow.core.ItemId;
import io.winnow.core.Limits;
import io.winnow.core.ProblemsException;
import io.winnow.core.Receipt;
import io.winnow.judge.Judge;
import io.winnow.policy.Policy;
import io.winnow.run.DiskFull;
import io.winnow.run.Json;
import io.winnow.run.RunKind;
import io.winnow.run.Unit;
import io.winnow.screen.Screener;
import io.winnow.shard.ShardBytes;
import io.winnow.shard.ShardFiles;
import io.winnow.spi.ShardFormat;
import io.winnow.spi.ShardReader;
import io.winnow.table.IndexReader;
import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * What runs in a task: one unit, from its JSON to its outcome's JSON.
 *
 * <p>An I/O error is thrown so that Spark tries the unit again, elsewhere if it can; the last
 * attempt gives back a failure instead, because a thrown one would end the whole job.
 */
final class UnitTask extends AbstractFunction2<TaskContext, Iterator<String>, String>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String specJson;

  UnitTask(String specJson) {
    this.specJson = specJson;
  }

  @Override
  public String apply(TaskContext context, Iterator<String> units) {
    String unitJson = units.next();
    try {
      Worker worker = Worker.of(specJson);
      Assignment task = Json.read(unitJson, Assignment.class);
      Receipt receipt =
          worker.spec().kind() == RunKind.PRESCREEN
              ? prescreen(worker, task.unit(), context)
              : clean(worker, task, context);
      return Json.line(new UnitOutcome(receipt, null));
    } catch (IOException | RuntimeException e) {
      if (context.isInterrupted() || !isLastAttempt(context)) {
        throw new UnitFailedException(sentence(e), e);
      }
      return Json.line(new UnitOutcome(null, sentence(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnitFailedException("cancelled", e);
    }
  }

  private boolean isLastAttempt(TaskContext context) throws UnitFailedException {
    try {
      return context.attemptNumber() + 1 >= Json.read(specJson, JobSpec.class).attempts();
    } catch (IOException e) {
      throw new UnitFailedException("the job's specification cannot be read", e);
    }
  }

  private static Receipt prescreen(Worker worker, Unit unit, TaskContext context)
      throws IOException, InterruptedException {
    try (IndexReader index = IndexFiles.open(unit.shard(), worker.configuration())) {
      return new UnitPrescreener(
              worker.judge(unit), worker.rows(), worker.progress(), context::isInterrupted)
          .prescreen(unit, index, tables(worker, unit, context));
    }
  }

  private static UnitTables tables(Worker worker, Unit unit, TaskContext context) {
    String attempt = worker.spec().nonce() + "." + context.taskAttemptId();
    boolean clean = worker.spec().kind() == RunKind.CLEAN;
    return new UnitTables(worker.directory(), unit.key(), attempt, clean, worker.evidenceKey());
  }

  private static Receipt clean(Worker worker, Assignment task, TaskContext context)
      throws IOException, InterruptedException {
    Unit unit = task.unit();
    Judge judge = worker.judge(unit);
    String path = unit.shard().path();
    SkippedShard skipped =
        worker
            .skipped(task.skipName())
            .without((offset, finding) -> judge.mustRead(new ItemId(path, offset, 0), finding));
    ShardFormat format =
        worker.formats().all().stream()
            .filter(f -> f.recognises(path))
            .findFirst()
            .orElseThrow(() -> new IOException("no format for " + path));
    Policy policy = Policy.parse(worker.spec().policy(), "policy of the run");
    Limits limits = policy.limits();
    try (Screener screener = worker.screeners().lease(context::isInterrupted);
        ShardBytes bytes = ShardFiles.open(unit.shard(), worker.configuration(), skipped.ranges());
        ShardReader shard =
            new WholeShard(
                format.open(unit.shard(), bytes, limits, skipped.ranges()), unit.shard())) {
      return new UnitCleaner(
              judge, screener, worker.rows(), worker.progress(), context::isInterrupted)
          .clean(unit, shard, tables(worker, unit, context), skipped, bytes::sha256);
    }
  }

  /**
   * Why, without what an item may have put into a message: the text of an I/O error names files of
   * the run, that of anything else stays out.
   */
  private static String sentence(Exception e) {
    if (DiskFull.isBehind(e)) {
      return "the disk is full; free some space, then go on with --resume";
    }
    if (e instanceof IOException || e instanceof ProblemsException) {
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
    StackTraceElement[] trace = e.getStackTrace();
    return "internal error: "
        + e.getClass().getName()
        + (trace.length > 0 ? " at " + trace[0] : "");
  }
}
