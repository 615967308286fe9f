package io.winnow.review;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a decisions file, the first of many each with its place. */
final class RowProblems {
  private static final int MOST = 1_000;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private long more;

  RowProblems(String file) {
    this.file = file;
  }

  void add(int line, int column, String path, String message) {
    if (problems.size() < MOST) {
      problems.add(new Problem(file, line, column, path, message));
    } else {
      more++;
    }
  }

  void throwIfAny() {
    if (more > 0) {
      problems.add(Problem.of(file, "there are %,d more problems".formatted(more)));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }
}
