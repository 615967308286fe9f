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
 * losses; the rest is started again without it. Where several were lost together, each is run once
 * more, alone, so that none is blamed for its neighbour.
 */
final class UnitRunner {
  private final SparkContext context;
  private final JobSpec spec;
  private final Map<String, String> skipNames;
  private final Committer committer;
  private final JobProgress progress;
  private final Map<String, FailedUnit> failed = new LinkedHashMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private int rounds;

  /**
   * @param skipNames as of {@link Prepared}
   */
  UnitRunner(
      SparkContext context,
      JobSpec spec,
      Map<String, String> skipNames,
      Committer committer,
      JobProgress progress) {
    this.context = context;
    this.spec = spec;
    this.skipNames = skipNames;
    this.committer = committer;
    this.progress = progress;
  }

  /** Cleans all of them; returns those that failed for good. */
  List<FailedUnit> run(List<Unit> units) throws IOException {
    List<Unit> left = units;
    while (!left.isEmpty()) {
      Map<Unit, String> suspects = runOnce(left);
      if (suspects.isEmpty()) {
        break;
      }
      if (suspects.size() == 1) {
        suspects.forEach(this::fail);
      } else {
        // They were lost together, on the same executors: alone, each shows what it does.
        for (Unit suspect : unanswered(List.copyOf(suspects.keySet()))) {
          runOnce(List.of(suspect)).forEach(this::fail);
        }
      }
      left = unanswered(left);
    }
    return List.copyOf(failed.values());
  }

  private List<Unit> unanswered(List<Unit> units) {
    return units.stream()
        .filter(unit -> !answered.contains(unit.key()) && !failed.containsKey(unit.key()))
        .toList();
  }

  /**
   * Runs units until all have answered, or Spark gives up on one.
   *
   * @return those that it may have given up on, and why; empty if all have answered
   */
  private Map<Unit, String> runOnce(List<Unit> units) throws IOException {
    String group = context.applicationId() + "-" + spec.nonce() + "-" + rounds++;
    LostTasks lost = new LostTasks(group);
    context.addSparkListener(lost);
    committer.whenItFails(() -> context.cancelJobGroup(group));
    context.setJobGroup(group, "winnow", false);
    try {
      runJob(units);
      committer.check();
      return Map.of();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala throws checked exceptions unannounced.
      committer.check();
      if (!(e instanceof SparkException) || context.isStopped()) {
        throw gaveUp(e);
      }
      return suspects(units, lost, e);
    } finally {
      context.clearJobGroup();
      committer.whenItFails(() -> {});
      context.removeSparkListener(lost);
    }
  }

  private Map<Unit, String> suspects(List<Unit> units, LostTasks lost, Exception e)
      throws IOException {
    Map<Unit, String> suspects = new LinkedHashMap<>();
    try {
      for (int index : lost.worst()) {
        if (!answered.contains(units.get(index).key())) {
          suspects.put(units.get(index), lost.reason(index));
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (suspects.isEmpty()) {
      throw gaveUp(e);
    }
    return suspects;
  }

  private static IOException gaveUp(Exception e) {
    return new IOException("Spark gave up: " + firstLine(e), e);
  }

  private synchronized void fail(Unit unit, String why) {
    if (failed.putIfAbsent(unit.key(), new FailedUnit(unit.key(), unit.shard().path(), why))
        == null) {
      progress.failed(unit.shard().path(), why);
    }
  }

  private void runJob(List<Unit> units) throws Exception {
    List<String> json = new ArrayList<>();
    units.forEach(
        unit -> json.add(Json.line(new Assignment(unit, skipNames.get(unit.shard().path())))));
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
