package io.winnow.list;

import io.winnow.core.Algorithm;
import io.winnow.core.Metric;
import io.winnow.core.Problem;
import io.winnow.list.compiled.CompiledList;
import io.winnow.list.compiled.CompiledReader;
import io.winnow.list.compiled.CompilerSource;
import io.winnow.list.compiled.ListCompiler;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.PixelHasher;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads one source: a text list goes through the compiler, a compiled one is opened. */
final class SourceReader {
  private final ListSource source;
  private final ListCompiler compiler;
  private final UnaryOperator<InputStream> watch;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> tolerated = new ArrayList<>();
  private Optional<CompiledList> compiled = Optional.empty();
  private Set<String> unseen = Set.of();
  private Optional<ListLoader> loader = Optional.empty();

  SourceReader(ListSource source, ListCompiler compiler, UnaryOperator<InputStream> watch) {
    this.source = source;
    this.compiler = compiler;
    this.watch = watch;
  }

  /** A compiler that knows how the perceptual hashes of this class path are compared. */
  static ListCompiler compiler() {
    Catalogue<PixelHasher> hashers = Catalogue.load(PixelHasher.class);
    return new ListCompiler(
        algorithm -> {
          Optional<Metric> metric =
              hashers.all().stream()
                  .filter(hasher -> hasher.algorithm().equals(algorithm))
                  .map(PixelHasher::metric)
                  .findFirst();
          return metric.isEmpty() && algorithm.equals(Algorithm.PDQ)
              ? Optional.of(Metric.HAMMING)
              : metric;
        });
  }

  /**
   * Reads it.
   *
   * @return SHA-256 of the file as it is stored, in hex
   * @throws io.winnow.core.ProblemsException if there is no such format
   */
  String read() throws IOException {
    CompilerSource out = compiler.source();
    ListLoader into = new ListLoader(source.fileName(), out, source.handling().holder());
    List<String> formatId = new ArrayList<>();
    String digest =
        ListFile.read(
            () -> watch.apply(source.bytes().open()),
            in -> compiled = Optional.of(CompiledReader.read(in, source.handling().key())),
            in -> {
              ListFormat format = ListFormats.of(source);
              formatId.add(format.id());
              read(format, in, into, out);
            },
            message -> into.malformed(0, 0, message));
    into.end();
    if (compiled.isEmpty()) {
      loader = Optional.of(into);
      endText(into, out, digest, formatId.isEmpty() ? "" : formatId.get(0));
    } else {
      // Something behind its end, or the like.
      problems.addAll(into.problems());
    }
    return digest;
  }

  private void read(ListFormat format, InputStream in, ListLoader into, CompilerSource out)
      throws IOException {
    try (CategoryFilter filter = new CategoryFilter(source.handling().categories(), into)) {
      format.read(in, source.columns(), filter);
      out.note(CategoryFilter.NAME, filter.notAsked());
      unseen = filter.unseen();
    }
  }

  private void endText(ListLoader into, CompilerSource out, String digest, String format) {
    List<String> messages = new ArrayList<>();
    Optional<String> version = into.headers.version(source.version(), out.newest(), messages);
    Optional<LocalDate> date = into.headers.date(source.date(), out.newest(), messages);
    boolean refused = into.isRefused(source.handling().mostMalformed());
    (refused ? problems : tolerated).addAll(into.problems());
    // Where no entry could be read, that nobody knows the date is no news.
    if (into.isUnreadable() || (refused && out.newest().isEmpty() && into.headers.saysNothing())) {
      return;
    }
    messages.forEach(
        m -> problems.add(Problem.of(source.fileName(), "list %s: %s".formatted(source.id(), m))));
    if (problems.isEmpty() && version.isPresent() && date.isPresent()) {
      out.end(version.get(), date.get(), digest, format, into.malformed(), into.headers.canaries());
    }
  }

  /** What speaks against using it. */
  List<Problem> problems() {
    return problems;
  }

  /** What is malformed, but little enough to be allowed. */
  List<Problem> tolerated() {
    return tolerated;
  }

  /**
   * Categories that are asked for and that no entry of a text list had; an update may lack some.
   */
  Set<String> unseen() {
    return unseen;
  }

  /** What to say of a category that is in no source. */
  static Problem unseen(String where, String category) {
    return Problem.of(where, "no entry is of category " + category + ", which is asked for");
  }

  /** What was opened, if it is a compiled list. */
  Optional<CompiledList> compiled() {
    return compiled;
  }

  /** Whether it says that another page follows it. */
  boolean saysMore() {
    return loader.map(ListLoader::saysMore).orElse(false);
  }

  /** Whether it was read as text. */
  boolean isText() {
    return loader.isPresent();
  }
}
