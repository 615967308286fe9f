package io.winnow.list.compiled;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.Metric;
import io.winnow.list.index.DomainTable;
import io.winnow.list.index.EntryTable;
import io.winnow.list.index.ExactTable;
import io.winnow.list.index.RadiusIndex.Neighbour;
import io.winnow.list.index.Sections;
import io.winnow.list.index.TermTable;
import io.winnow.list.index.TextKey;
import io.winnow.list.index.UrlTable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A list as tables: in memory, or mapped from its file. Immutable; look-ups come from any thread
 * and answer with the number of an entry, or -1. Nothing on the heap grows with the list.
 */
public final class CompiledList {
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,200}");
  private static final long MOST = 1L << 50;

  private final Header header;
  private final LocalDate date;
  private final Sections sections;
  private final EntryTable entries;
  private final SortedMap<String, ExactTable> tables = new TreeMap<>();
  private final Map<String, ExactTable> hashes = new HashMap<>();
  private final Map<String, RadiusPair> radius = new HashMap<>();
  private final DomainTable domains;
  private final UrlTable urls;
  private final IntPredicate notDisputed;
  private final Optional<TermTable> terms;
  private final List<Algorithm> hashedUrls;
  private final List<Algorithm> hashedDomains;

  private CompiledList(Header header, Sections sections) {
    this.header = header;
    this.sections = sections;
    this.date = LocalDate.parse(header.date());
    checkHeader(header);
    this.entries = EntryTable.open(sections);
    header
        .tables()
        .forEach(
            (name, width) -> {
              ExactTable table = ExactTable.open(sections, name, entries.size());
              boolean text = name.startsWith("domain/") || name.startsWith("url/");
              if (table.byteLength() != width || (text && width != TextKey.BYTES)) {
                throw new IllegalArgumentException("table " + name + " is of another width");
              }
              tables.put(name, table);
              if (name.startsWith(Tables.HASH)) {
                hashes.put(Tables.kind(name), table);
              }
            });
    header
        .metrics()
        .forEach(
            (id, metric) -> {
              ExactTable table = hashes.get(id);
              if (table != null) {
                radius.put(
                    id,
                    RadiusPair.open(
                        new Algorithm(id, table.byteLength()),
                        Metric.valueOf(metric),
                        sections,
                        entries.size()));
              }
            });
    this.terms =
        sections.find("term/shape").isPresent()
            ? Optional.of(TermTable.open(sections, entries.size()))
            : Optional.empty();
    checkCounts();
    this.domains = DomainTable.of(table(DomainTable.TREES), table(DomainTable.HOSTS));
    this.urls = UrlTable.of(sections, table(UrlTable.ADDRESSES), table(UrlTable.FOLDERS));
    this.notDisputed =
        header.disputed() == 0 ? CompiledList::any : entry -> !entries.disputed(entry);
    this.hashedUrls = algorithms(Tables.HASHED_URL);
    this.hashedDomains = algorithms(Tables.HASHED_DOMAIN);
  }

  /**
   * Opens what was built.
   *
   * @throws IllegalArgumentException if sections are missing or do not fit each other
   */
  static CompiledList open(Header header, Sections sections) {
    return new CompiledList(header, sections);
  }

  private static boolean any(int entry) {
    return true;
  }

  private static void checkHeader(Header header) {
    boolean sane =
        TEXT.matcher(header.id()).matches()
            && TEXT.matcher(header.purpose()).matches()
            && TEXT.matcher(header.version()).matches()
            && header.disputed() >= 0
            && header.duplicates() >= 0;
    for (SortedMap<String, Long> map : List.of(header.counts(), header.lost(), header.notes())) {
      for (Map.Entry<String, Long> count : map.entrySet()) {
        sane &= TEXT.matcher(count.getKey()).matches();
        sane &= count.getValue() >= 0 && count.getValue() < MOST;
      }
    }
    if (!sane) {
      throw new IllegalArgumentException("its header says what cannot be");
    }
  }

  /** Gates go by the header's counts, so these must be what the tables hold. */
  private void checkCounts() {
    SortedMap<String, Long> counted = new TreeMap<>();
    tables.forEach((name, table) -> counted.merge(Tables.kind(name), table.distinct(), Long::sum));
    SortedMap<String, Long> said = new TreeMap<>(header.counts());
    long differentTerms = said.getOrDefault(CompilerSource.TERM, 0L);
    said.remove(CompilerSource.TERM);
    boolean fit =
        header.entries() == entries.size()
            && header.gone() == entries.gone()
            && said.equals(counted)
            && differentTerms <= terms.map(TermTable::size).orElse(0)
            && (differentTerms > 0 || terms.isEmpty());
    for (Map.Entry<String, RadiusPair> pair : radius.entrySet()) {
      ExactTable table = hashes.get(pair.getKey());
      fit &= table != null && pair.getValue().size() == table.distinct();
    }
    if (!fit) {
      throw new IllegalArgumentException("its tables do not hold what its header says");
    }
  }

  private Optional<ExactTable> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  public String id() {
    return header.id();
  }

  /** Id of its purpose. */
  public String purpose() {
    return header.purpose();
  }

  public String version() {
    return header.version();
  }

  public LocalDate date() {
    return date;
  }

  /** What it was made of, sorted. */
  public List<SourceStamp> sources() {
    return header.sources();
  }

  /** Number of different values by kind: an algorithm's id, {@code domain}, {@code url} … */
  public SortedMap<String, Long> counts() {
    return header.counts();
  }

  /** How much of it can be compared. */
  public Coverage coverage() {
    long active = header.counts().values().stream().mapToLong(Long::longValue).sum();
    return new Coverage(active, header.lost());
  }

  /** What was seen in its sources that loses nothing, by what. */
  public SortedMap<String, Long> notes() {
    return header.notes();
  }

  /** Values that several entries name, each but the first time. */
  public long duplicates() {
    return header.duplicates();
  }

  public long disputed() {
    return header.disputed();
  }

  /** Entries that are remembered as withdrawn or deleted. */
  public long gone() {
    return header.gone();
  }

  /** Harmless values that a look-up must find. */
  public List<String> canaries() {
    return header.canaries();
  }

  /** Share of places in overfull buckets of radius indexes, in millionths, by algorithm. */
  public SortedMap<String, Long> hot() {
    return header.hot();
  }

  /** How each perceptual algorithm's fingerprints are compared. */
  public SortedMap<String, Metric> metrics() {
    SortedMap<String, Metric> metrics = new TreeMap<>();
    header.metrics().forEach((id, name) -> metrics.put(id, Metric.valueOf(name)));
    return metrics;
  }

  public EntryTable entries() {
    return entries;
  }

  /** All tables of values by name. */
  public SortedMap<String, ExactTable> tables() {
    return Collections.unmodifiableSortedMap(tables);
  }

  public Optional<TermTable> termTable() {
    return terms;
  }

  int deepestFolder() {
    return urls.deepest();
  }

  Header header() {
    return header;
  }

  Sections sections() {
    return sections;
  }

  /** Bytes of all tables. */
  public long bytes() {
    return sections.bytes();
  }

  /**
   * The entry with that very fingerprint, or -1.
   *
   * @param disputed whether disputed entries count
   */
  public int exact(Fingerprint fingerprint, boolean disputed) {
    ExactTable table = hashes.get(fingerprint.algorithm().id());
    return table == null ? -1 : filtered(table.find(fingerprint), disputed);
  }

  /** The entry with the nearest fingerprint; of equally near ones the one of the lowest number. */
  public Optional<Neighbour> nearest(Fingerprint fingerprint, int distance, boolean disputed) {
    RadiusPair pair = radius.get(fingerprint.algorithm().id());
    return pair == null ? Optional.empty() : pair.nearest(fingerprint, distance, disputed);
  }

  /** The entry of a canonical host or of its nearest listed parent, or -1. */
  public int domain(String host, boolean address, boolean disputed) {
    return domains.find(host, address, disputed ? CompiledList::any : notDisputed);
  }

  /** The entry of a canonical address or of the longest listed folder above it, or -1. */
  public int url(String canonical, boolean disputed) {
    return urls.find(canonical, disputed ? CompiledList::any : notDisputed);
  }

  /** Algorithms that addresses are hashed with, whole ones or domains. */
  public List<Algorithm> hashedAddresses(boolean whole) {
    return whole ? hashedUrls : hashedDomains;
  }

  private List<Algorithm> algorithms(String prefix) {
    return tables.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .map(e -> new Algorithm(e.getKey().substring(prefix.length()), e.getValue().byteLength()))
        .toList();
  }

  /** The entry with that digest of an address, or -1. */
  public int hashedAddress(boolean whole, Fingerprint digest, boolean disputed) {
    String prefix = whole ? Tables.HASHED_URL : Tables.HASHED_DOMAIN;
    ExactTable table = tables.get(prefix + digest.algorithm().id());
    return table == null ? -1 : filtered(table.find(digest), disputed);
  }

  private int filtered(int entry, boolean disputed) {
    return entry < 0 || disputed || notDisputed.test(entry) ? entry : -1;
  }

  @Override
  public String toString() {
    return "compiled list %s version %s of %s".formatted(id(), version(), header.date());
  }
}
