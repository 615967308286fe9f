package io.winnow.list;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListValue;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.compiled.Compilation;
import io.winnow.list.compiled.CompiledList;
import io.winnow.list.compiled.Coverage;
import io.winnow.list.compiled.ListCompiler;
import io.winnow.list.compiled.Tables;
import io.winnow.list.format.ValueText;
import io.winnow.list.index.ExactTable;
import io.winnow.list.index.Sections;
import io.winnow.list.index.TermIndex;
import io.winnow.list.index.TermSearch;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A list that can be looked up in. Immutable; look-ups come from any thread.
 *
 * <p>A text list is compiled in memory, a compiled one is mapped, and both answer through the same
 * tables. It is whole or it is not there: more malformed than is allowed and nothing is loaded.
 */
public final class LoadedList {
  /** In {@link #skipped()}: values that were there already; no coverage is lost. */
  public static final String DUPLICATES = "duplicate";

  /**
   * In {@link #skipped()}: domains under which strangers have sites; they match as a host alone.
   */
  public static final String SHARED_SUFFIX = "shared suffix, matched as a host alone";

  private final ListSource source;
  private final ListState state;
  private final CompiledList list;
  private final TermIndex terms;
  private final boolean disputed;
  private final long duplicates;
  private final List<Problem> tolerated;
  private final List<String> canaries;

  private LoadedList(
      ListSource source,
      CompiledList list,
      String digest,
      long duplicates,
      List<Problem> tolerated) {
    this.source = source;
    this.list = list;
    this.disputed = source.handling().matchDisputed();
    this.terms = TermIndex.open(TermIndex.build(terms(list, disputed)));
    this.duplicates = duplicates;
    this.tolerated = List.copyOf(tolerated);
    this.canaries = new ArrayList<>(list.canaries());
    source.canary().ifPresent(canaries::add);
    this.state =
        new ListState(
            source.id(), list.version(), list.date(), coverage().active(), digest, list.counts());
  }

  /**
   * Reads a list.
   *
   * @throws ProblemsException if it is missing, malformed or broken, of another purpose, or its
   *     version or date is not known; never with a value of the list
   * @throws IOException if its bytes cannot be had
   */
  public static LoadedList load(ListSource source) throws IOException {
    ListCompiler compiler = SourceReader.compiler();
    SourceReader reader = new SourceReader(source, compiler, in -> in);
    String digest = reader.read();
    List<Problem> problems = new ArrayList<>(reader.problems());
    reader.unseen().forEach(c -> problems.add(SourceReader.unseen(source.fileName(), c)));
    reader.compiled().ifPresent(list -> compare(source, list, problems));
    if (reader.saysMore()) {
      problems.add(
          Problem.of(
              source.fileName(),
              "list %s: the file is one page, and says that others follow; compile all of them with"
                      .formatted(source.id())
                  + " lists build"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    if (reader.compiled().isPresent()) {
      CompiledList list = reader.compiled().get();
      return new LoadedList(source, list, digest, list.duplicates(), List.of());
    }
    try {
      Compilation made =
          compiler.finish(
              source.id(), source.purpose().id(), Optional.empty(), List.of(), new Sections());
      return new LoadedList(source, made.list(), digest, made.repeated(), reader.tolerated());
    } catch (ArithmeticException e) {
      throw new ProblemsException(
          Problem.of(source.fileName(), "list " + source.id() + ": it has too many entries"));
    }
  }

  /** What a policy says of a compiled list must be what the list says. */
  private static void compare(ListSource source, CompiledList list, List<Problem> problems) {
    List<String> messages = new ArrayList<>();
    if (!list.purpose().equals(source.purpose().id())) {
      messages.add(
          "it was built for purpose %s, the policy says %s"
              .formatted(list.purpose(), source.purpose().id()));
    }
    if (source.version().isPresent() && !source.version().get().equals(list.version())) {
      messages.add(
          "the list says it is version %s, the policy says %s"
              .formatted(list.version(), source.version().get()));
    }
    if (source.date().isPresent() && !source.date().get().equals(list.date())) {
      messages.add(
          "the list says it is of %s, the policy says %s"
              .formatted(list.date(), source.date().get()));
    }
    if (!source.columns().isEmpty()
        || source.format().isPresent()
        || !source.handling().categories().isEmpty()) {
      messages.add("it is compiled; take `columns`, `categories` and `format` out of the policy");
    }
    for (PixelHasher hasher : PixelHashers.installed().all()) {
      Algorithm algorithm = hasher.algorithm();
      ExactTable table = list.tables().get(Tables.of(algorithm));
      if (table != null
          && (table.byteLength() != algorithm.byteLength()
              || list.metrics().get(algorithm.id()) != hasher.metric())) {
        messages.add(
            "its values of %s were made for another hasher than the one at hand; build it again"
                .formatted(algorithm.id()));
      }
    }
    messages.forEach(
        m -> problems.add(Problem.of(source.fileName(), "list %s: %s".formatted(source.id(), m))));
  }

  public String id() {
    return source.id();
  }

  public Purpose purpose() {
    return source.purpose();
  }

  public boolean confidential() {
    return source.confidential();
  }

  /** As the user named it. */
  public String fileName() {
    return source.fileName();
  }

  public String version() {
    return state.version();
  }

  public LocalDate date() {
    return state.date();
  }

  /** SHA-256 of the file as it is stored, in lower-case hex. */
  public String digest() {
    return state.digest();
  }

  /** Number of different values. */
  public long count() {
    return state.count();
  }

  /** Number of different values by kind: an algorithm's id, {@code domain} or {@code url}. */
  public SortedMap<String, Long> counts() {
    return list.counts();
  }

  /** How much of it can be compared; disputed entries count, whatever the policy does with them. */
  public Coverage coverage() {
    return list.coverage();
  }

  /**
   * Number of values of a perceptual algorithm that were left out when the list was compiled,
   * because its hasher was not installed then. What was left out without its name may be of any
   * algorithm that the list has no values of.
   */
  public long leftOut(Algorithm algorithm) {
    boolean mayBeUnnamed =
        !algorithm.equals(Algorithm.PDQ) && !counts().containsKey(algorithm.id());
    return coverage().lost().entrySet().stream()
        .filter(
            lost ->
                ValueText.perceptual(lost.getKey()).equals(Optional.of(algorithm))
                    || (mayBeUnnamed && lost.getKey().equals(AlgorithmName.UNNAMED)))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Number of values that are not looked up, or less widely than they were meant, by why. */
  public SortedMap<String, Long> skipped() {
    SortedMap<String, Long> skipped = new TreeMap<>(coverage().lost());
    list.notes().forEach((what, count) -> skipped.merge(what, count, Long::sum));
    if (duplicates > 0) {
      skipped.put(DUPLICATES, duplicates);
    }
    return Collections.unmodifiableSortedMap(skipped);
  }

  /** Entries that are disputed. */
  public long disputed() {
    return list.disputed();
  }

  /** What is malformed in it, but little enough to be allowed; the first twenty. */
  public List<Problem> tolerated() {
    return tolerated;
  }

  /** What to remember of it until the next run. */
  public ListState state() {
    return state;
  }

  /** The tables that it is looked up in. */
  public CompiledList compiled() {
    return list;
  }

  /** The entry with that very fingerprint. */
  public Optional<ListMatch> exact(Fingerprint fingerprint) {
    return match(list.exact(fingerprint, disputed));
  }

  /**
   * The entry with the nearest perceptual fingerprint; of equally near ones an active one, then the
   * one with the lowest key.
   *
   * @param radius greatest distance in the algorithm's metric, at least 0
   */
  public Optional<ListMatch> nearest(Fingerprint fingerprint, int radius) {
    return list.nearest(fingerprint, radius, disputed).map(n -> match(n.entry(), n.distance()));
  }

  /** The entry of the address's host or of its nearest listed parent domain, as text or hashed. */
  public Optional<ListMatch> domain(WebAddress address) {
    int found = list.domain(address.host(), address.isIpAddress(), disputed);
    return found >= 0 ? match(found) : hashed(false, address);
  }

  /**
   * The entry of the very address, or of the longest listed folder ({@code …/*}) above it; or of
   * the digest of the address in one of its forms.
   */
  public Optional<ListMatch> url(WebAddress address) {
    int found = list.url(address.canonical(), disputed);
    return found >= 0 ? match(found) : hashed(true, address);
  }

  /**
   * The terms of an item, each counted once, if their weights add up to enough.
   *
   * @param texts all texts of the item that are searched
   * @param threshold the least sum, over 0
   */
  public Optional<TermMatch> terms(Iterable<String> texts, double threshold) {
    if (terms.size() == 0) {
      return Optional.empty();
    }
    TermSearch search = terms.search();
    texts.forEach(search::in);
    return search.reaches(threshold)
        ? Optional.of(new TermMatch(match(search.entry(), 0), search.weight()))
        : Optional.empty();
  }

  /** Whether look-ups find every canary that list and policy name; true where there is none. */
  public boolean findsCanaries() {
    return canaries.stream()
        .allMatch(
            c ->
                ValueText.candidates(c).stream().anyMatch(this::holds)
                    || terms.search().in(c).count() > 0);
  }

  /** Whether list or policy names a canary. */
  public boolean hasCanary() {
    return !canaries.isEmpty();
  }

  @Override
  public String toString() {
    return "list %s version %s of %s".formatted(id(), version(), date());
  }

  private static List<TermIndex.Listed> terms(CompiledList list, boolean disputed) {
    List<TermIndex.Listed> terms = new ArrayList<>();
    list.termTable()
        .ifPresent(
            table -> {
              for (int row = 0; row < table.size(); row++) {
                if (disputed || !list.entries().disputed(table.entry(row))) {
                  terms.add(
                      new TermIndex.Listed(table.text(row), table.weight(row), table.entry(row)));
                }
              }
            });
    return terms;
  }

  private Optional<ListMatch> hashed(boolean whole, WebAddress address) {
    for (Algorithm algorithm : list.hashedAddresses(whole)) {
      for (String form : whole ? AddressForms.ofAddress(address) : AddressForms.ofDomain(address)) {
        int found = list.hashedAddress(whole, AddressForms.digest(algorithm, form), disputed);
        if (found >= 0) {
          return match(found);
        }
      }
    }
    return Optional.empty();
  }

  private boolean holds(ListValue value) {
    if (value instanceof ListValue.Hash hash) {
      return exact(hash.fingerprint()).isPresent();
    }
    if (value instanceof ListValue.Domain domain) {
      String text = domain.text();
      boolean ipv6 = text.indexOf(':') >= 0;
      return HostName.parse(ipv6 ? "[" + text + "]" : text)
          .filter(h -> list.domain(h.text(), h.address(), disputed) >= 0)
          .isPresent();
    }
    return value instanceof ListValue.Url url
        && WebAddress.parse(url.text()).flatMap(this::url).isPresent();
  }

  private Optional<ListMatch> match(int entry) {
    return entry < 0 ? Optional.empty() : Optional.of(match(entry, 0));
  }

  private ListMatch match(int entry, int distance) {
    return new ListMatch(list.entries().shownId(entry), list.entries().category(entry), distance);
  }
}
