package io.winnow.list;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.compiled.Compilation;
import io.winnow.list.compiled.CompiledList;
import io.winnow.list.compiled.ListCompiler;
import io.winnow.list.index.Sections;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Makes one compiled list of a base and any number of updates, text or compiled, in any order. Not
 * thread-safe.
 */
public final class ListBuild {
  private final String id;
  private final Purpose purpose;
  private final ListCompiler compiler = SourceReader.compiler();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> tolerated = new ArrayList<>();
  private int sources;
  private int followed;
  private int lastPages;

  /** Categories that are asked for and that none of the text sources had; an update has few. */
  private Optional<Set<String>> unseen = Optional.empty();

  private final Set<String> inBase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /** Nothing yet. */
  public ListBuild(String id, Purpose purpose) {
    this.id = id;
    this.purpose = purpose;
  }

  /**
   * Reads a source. What is wrong with it is known at the end, with all others.
   *
   * @param watch sees the bytes of the file go by
   * @throws IOException if they cannot be had
   */
  public void add(ListSource source, UnaryOperator<InputStream> watch) throws IOException {
    sources++;
    SourceReader reader = new SourceReader(source, compiler, watch);
    try {
      String unused = reader.read();
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
    }
    problems.addAll(reader.problems());
    if (reader.saysMore()) {
      followed++;
    } else if (reader.isText()) {
      lastPages++;
    }
    if (reader.isText()) {
      unseen = unseen.map(u -> both(u, reader.unseen())).or(() -> Optional.of(reader.unseen()));
    }
    tolerated.addAll(reader.tolerated());
    if (problems.isEmpty() && reader.compiled().isPresent()) {
      add(source, reader.compiled().get());
    }
  }

  private static Set<String> both(Set<String> a, Set<String> b) {
    Set<String> both = new TreeSet<>(a);
    both.retainAll(b);
    return both;
  }

  private void add(ListSource source, CompiledList list) {
    if (list.purpose().equals(purpose.id())) {
      compiler.add(list);
      inBase.addAll(list.entries().categories());
    } else {
      problems.add(
          Problem.of(
              source.fileName(),
              "it was built for purpose %s, not %s".formatted(list.purpose(), purpose.id())));
    }
  }

  /** What is malformed in the sources, but little enough to be allowed. */
  public List<Problem> tolerated() {
    return tolerated;
  }

  /**
   * Ends the build, which is used up.
   *
   * @param version of the list; if none, that of its newest source
   * @param canaries harmless values that it must hold
   * @param out where its tables are written
   * @throws ProblemsException with everything that is wrong with the sources
   */
  public Compilation finish(Optional<String> version, Collection<String> canaries, Sections out) {
    if (sources == 0) {
      problems.add(Problem.of("list " + id, "there is no source"));
    }
    if (followed > 0 && lastPages == 0) {
      problems.add(
          Problem.of(
              "list " + id,
              "every source says that another page follows it; the last page is missing"));
    }
    unseen.orElse(Set.of()).stream()
        .filter(category -> !inBase.contains(category))
        .forEach(category -> problems.add(SourceReader.unseen("list " + id, category)));
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    try {
      return compiler.finish(id, purpose.id(), version, canaries, out);
    } catch (ArithmeticException e) {
      throw new ProblemsException(
          Problem.of("list " + id, "it has too many entries for one list; build several"));
    }
  }
}
