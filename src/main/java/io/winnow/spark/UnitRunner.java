package io.winnow.spark;

import io.winnow.core.Receipt;
import io.winnow.run.Json;
import io.winnow.run.Manifest.FailedUnit;
import io.winnow.run.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Range;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Runs units on Spark, each receipt taken once.
 *
 * <p>{@code runJob} calls its result handler exactly once per task, on the scheduler's thread: the
 * handler only hands on. A unit that takes its executors down ends the {@code runJob} after four
 * losses; the rest is started again without it.
 */
final class UnitRunner {
  private final SparkContext context;
  private final JobSpec spec;
  private final Committer committer;
  private final JobProgress progress;
  private final Map<String, FailedUnit> failed = new LinkedHashMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  UnitRunner(SparkContext context, JobSpec spec, Committer committer, JobProgress progress) {
    this.context = context;
    this.spec = spec;
    this.committer = committer;
    this.progress = progress;
  }

  /** Cleans all of them; returns those that failed for good. */
  List<FailedUnit> run(List<Unit> units) throws IOException {
    List<Unit> left = units;
    while (!left.isEmpty()) {
      LostTasks lost = new LostTasks();
      context.addSparkListener(lost);
      try {
        runOnce(left);
        break;
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        // Scala throws checked exceptions unannounced.
        if (!(e instanceof SparkException) || context.isStopped()) {
          throw new IOException("Spark gave up: " + firstLine(e), e);
        }
        blame(left, lost, e);
      } finally {
        context.removeSparkListener(lost);
      }
      committer.check();
      left =
          left.stream()
              .filter(u -> !answered.contains(u.key()) && !failed.containsKey(u.key()))
              .toList();
    }
    committer.check();
    return List.copyOf(failed.values());
  }

  private void blame(List<Unit> units, LostTasks lost, Exception e) throws IOException {
    Set<Integer> worst = lost.worst();
    if (worst.isEmpty()) {
      throw new IOException("Spark gave up: " + firstLine(e), e);
    }
    for (int index : worst) {
      Unit unit = units.get(index);
      if (!answered.contains(unit.key())) {
        fail(unit, "its executor was lost again and again");
      }
    }
  }

  private synchronized void fail(Unit unit, String why) {
    if (failed.putIfAbsent(unit.key(), new FailedUnit(unit.key(), unit.shard().path(), why))
        == null) {
      progress.failed(unit.shard().path(), why);
    }
  }

  private void runOnce(List<Unit> units) throws Exception {
    List<String> json = new ArrayList<>();
    units.forEach(unit -> json.add(Json.line(unit)));
    RDD<String> rdd =
        JavaSparkContext.fromSparkContext(context).parallelize(json, json.size()).rdd();
    context.runJob(
        rdd,
        new UnitTask(Json.line(spec)),
        new Range.Exclusive(0, json.size(), 1),
        new AbstractFunction2<Object, String, BoxedUnit>() {
          @Override
          public BoxedUnit apply(Object index, String outcome) {
            take(units.get((Integer) index), outcome);
            return BoxedUnit.UNIT;
          }
        },
        ClassTag$.MODULE$.apply(String.class));
  }

  private void take(Unit unit, String json) {
    try {
      UnitOutcome outcome = Json.read(json, UnitOutcome.class);
      Receipt receipt = outcome.receipt();
      if (receipt != null) {
        if (answered.add(unit.key())) {
          committer.add(receipt);
        }
      } else {
        fail(unit, String.valueOf(outcome.failure()));
      }
    } catch (IOException e) {
      fail(unit, "its receipt cannot be read");
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getName());
  }
}
