package io.winnow.policy;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that all of it is said at once. */
final class Problems {
  /** A hostile file could make a million; nobody reads on after that many. */
  private static final int MOST = 1000;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private long count;

  Problems(String file) {
    this.file = file;
  }

  void add(Position at, @Nullable String path, String message) {
    count++;
    if (problems.size() < MOST) {
      problems.add(at.problem(path, message));
    }
  }

  /** True if nothing can come of this policy any more. */
  boolean any() {
    return count > 0;
  }

  /** How many so far; unchanged across a reading means that it went well. */
  long count() {
    return count;
  }

  /** Ends the reading if there is any problem. */
  void throwIfAny() {
    if (count == 0) {
      return;
    }
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    if (count > MOST) {
      sorted.add(Problem.of(file, (count - MOST) + " more problems are not shown"));
    }
    throw new ProblemsException(sorted);
  }
}
