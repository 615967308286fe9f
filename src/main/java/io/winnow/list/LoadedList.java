package io.winnow.list;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListValue;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.format.ValueText;
import io.winnow.list.index.LinearMetricIndex;
import io.winnow.list.index.LinearRadiusIndex;
import io.winnow.list.index.RadiusIndex;
import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A list in memory. Immutable; look-ups come from any thread.
 *
 * <p>It is whole or it is not there: one malformed line and nothing is loaded.
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
  private final ListIndexes indexes;
  private final RadiusIndex pdq;
  private final Map<String, LinearMetricIndex> others;
  private final SortedMap<String, Long> counts;
  private final SortedMap<String, Long> skipped;
  private final List<String> canaries;

  private LoadedList(
      ListSource source, String version, LocalDate date, String digest, ListLoader l) {
    this.source = source;
    this.indexes = l.indexes;
    this.pdq = LinearRadiusIndex.over(indexes.hashes(Algorithm.PDQ));
    this.others = indexes.scans();
    this.counts = Collections.unmodifiableSortedMap(new TreeMap<>(indexes.counts()));
    this.skipped = Collections.unmodifiableSortedMap(new TreeMap<>(l.skipped));
    this.canaries = new ArrayList<>(l.headers.canaries());
    source.canary().ifPresent(canaries::add);
    long count = counts.values().stream().mapToLong(Long::longValue).sum();
    this.state = new ListState(source.id(), version, date, count, digest);
  }

  /**
   * Reads a list.
   *
   * @throws ProblemsException if it is missing or malformed, or its version or date is not known;
   *     never with a value of the list
   * @throws IOException if its bytes cannot be had
   */
  public static LoadedList load(ListSource source) throws IOException {
    ListFormat format = ListFormats.of(source);
    ListLoader loader = new ListLoader(source.fileName());
    String digest =
        ListFile.read(
            source.bytes(),
            in -> format.read(in, source.columns(), loader),
            message -> loader.malformed(0, 0, message));
    loader.indexes.trim();

    List<String> messages = new ArrayList<>();
    Optional<String> version = loader.headers.version(source.version(), messages);
    Optional<LocalDate> date = loader.headers.date(source.date(), messages);
    List<Problem> problems = new ArrayList<>(loader.problems());
    messages.forEach(
        m -> problems.add(Problem.of(source.fileName(), "list %s: %s".formatted(source.id(), m))));
    if (!problems.isEmpty() || version.isEmpty() || date.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new LoadedList(source, version.get(), date.get(), digest, loader);
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
    return counts;
  }

  /** Number of values that are not looked up, or less widely than they were meant, by why. */
  public SortedMap<String, Long> skipped() {
    return skipped;
  }

  /** What to remember of it until the next run. */
  public ListState state() {
    return state;
  }

  /** The entry with that very fingerprint. */
  public Optional<ListMatch> exact(Fingerprint fingerprint) {
    return match(indexes.find(fingerprint));
  }

  /**
   * The entry with the nearest perceptual hash of the same algorithm; of equally near ones the
   * first in the list.
   *
   * @param radius greatest distance in units of the hasher's metric; of PDQ 0–256 bits
   */
  public Optional<ListMatch> nearest(Fingerprint fingerprint, int radius) {
    if (fingerprint.algorithm().equals(Algorithm.PDQ)) {
      return pdq.nearest(fingerprint, radius).map(n -> match(n.entry(), n.distance()));
    }
    LinearMetricIndex scan = others.get(fingerprint.algorithm().id());
    return scan == null
        ? Optional.empty()
        : scan.nearest(fingerprint, radius).map(n -> match(n.entry(), n.distance()));
  }

  /** The entry of the address's host or of its nearest listed parent domain. */
  public Optional<ListMatch> domain(WebAddress address) {
    return match(indexes.domains.find(address.host(), address.isIpAddress()));
  }

  /** The entry of the very address, or of the longest listed folder ({@code …/*}) above it. */
  public Optional<ListMatch> url(WebAddress address) {
    return match(indexes.urls.find(address.canonical()));
  }

  /** Whether look-ups find every canary that list and policy name; true where there is none. */
  public boolean findsCanaries() {
    return canaries.stream().allMatch(c -> ValueText.candidates(c).stream().anyMatch(this::holds));
  }

  /** Whether list or policy names a canary. */
  public boolean hasCanary() {
    return !canaries.isEmpty();
  }

  @Override
  public String toString() {
    return "list %s version %s of %s".formatted(id(), version(), date());
  }

  private boolean holds(ListValue value) {
    if (value instanceof ListValue.Hash hash) {
      return exact(hash.fingerprint()).isPresent();
    }
    if (value instanceof ListValue.Domain domain) {
      String text = domain.text();
      boolean ipv6 = text.indexOf(':') >= 0;
      return HostName.parse(ipv6 ? "[" + text + "]" : text)
          .filter(h -> indexes.domains.find(h.text(), h.address()).isPresent())
          .isPresent();
    }
    return value instanceof ListValue.Url url
        && WebAddress.parse(url.text()).flatMap(this::url).isPresent();
  }

  private Optional<ListMatch> match(OptionalInt entry) {
    return entry.isPresent() ? Optional.of(match(entry.getAsInt(), 0)) : Optional.empty();
  }

  private ListMatch match(int entry, int distance) {
    return new ListMatch(indexes.entries.id(entry), indexes.entries.category(entry), distance);
  }
}
