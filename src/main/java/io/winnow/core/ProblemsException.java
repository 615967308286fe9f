package io.winnow.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the user gave cannot be used: a policy, a list, a path, a model. All problems at once.
 *
 * <p>It is never a verdict and never an I/O failure; nothing has run when it is thrown. The command
 * line ends with exit code 2.
 */
public final class ProblemsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public ProblemsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problems");
    }
    this.problems = List.copyOf(problems);
  }

  public ProblemsException(Problem problem) {
    this(List.of(problem));
  }

  public List<Problem> problems() {
    return problems;
  }
}
