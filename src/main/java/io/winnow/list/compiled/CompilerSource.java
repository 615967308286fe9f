package io.winnow.list.compiled;

import io.winnow.core.EntryStatus;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListEntry;
import io.winnow.list.index.DomainTable;
import io.winnow.list.index.Profile;
import io.winnow.list.index.TextColumn;
import io.winnow.list.index.TextKey;
import io.winnow.list.index.UrlTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One source on its way into a list: its entries, each followed by its values in canonical form.
 */
public final class CompilerSource {
  static final String TERM = "term";
  private static final byte[] NO_ID = {};
  private static final byte[] NOBODY = {};

  private final ListCompiler compiler;
  private final Versions versions;
  private final Terms terms;
  private final ListCompiler.Losses losses;
  private final EntryKey key;
  private final int first;
  private final Map<String, Long> lost = new TreeMap<>();
  private final Map<String, Long> notes = new TreeMap<>();
  private String holder = "";
  private byte[] holderBytes = NOBODY;
  private byte[] ownerBytes = NOBODY;
  private long entries;
  private long newest = Versions.UNKNOWN;

  // The entry that values are of: its version, or -1 for one without id.
  private int version = -1;
  private @Nullable Profile profile;
  private long time;
  private int line;

  CompilerSource(
      ListCompiler compiler,
      Versions versions,
      Terms terms,
      ListCompiler.Losses losses,
      EntryKey key) {
    this.compiler = compiler;
    this.versions = versions;
    this.terms = terms;
    this.losses = losses;
    this.key = key;
    this.first = versions.size();
  }

  /** Says who keeps the source; before its first entry, since it is part of their keys. */
  public void holder(String name) {
    holder = name;
    holderBytes = name.getBytes(StandardCharsets.UTF_8);
  }

  public boolean hasEntries() {
    return entries > 0;
  }

  /** When the source's own latest entry was changed, if entries say so. */
  public Optional<Instant> newest() {
    return newest == Versions.UNKNOWN
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(newest));
  }

  /**
   * Begins an entry; its values follow.
   *
   * @return false if its id or owner is longer than 4,095 bytes; it is left out
   */
  public boolean entry(ListEntry entry) {
    byte[] id = entry.id().getBytes(StandardCharsets.UTF_8);
    byte[] owner = entry.owner().getBytes(StandardCharsets.UTF_8);
    if (Math.max(id.length, owner.length) > TextColumn.LONGEST
        || entry.category().length() > TextColumn.LONGEST / 4) {
      return false;
    }
    entries++;
    Instant updated = entry.facts().updated();
    time = updated == null ? Versions.UNKNOWN : updated.toEpochMilli();
    newest = Math.max(newest, time);
    line = entry.line();
    ownerBytes = owner;
    Profile common = profileOf(entry);
    profile = common;
    version = -1;
    if (!common.anonymous()) {
      key.named(holderBytes, owner, id);
      version = versions.add(key.high(), key.low(), time, common, id, line);
    }
    return true;
  }

  /** A fingerprint of the entry. */
  public void hash(Fingerprint fingerprint) {
    compiler.meet(fingerprint.algorithm());
    value(Tables.of(fingerprint.algorithm()), fingerprint.bytes());
  }

  /** The digest of an address, of a whole one or of a domain. */
  public void hashedAddress(boolean whole, Fingerprint digest) {
    value(
        (whole ? Tables.HASHED_URL : Tables.HASHED_DOMAIN) + digest.algorithm().id(),
        digest.bytes());
  }

  /** A host with everything under it. */
  public void domain(String host) {
    text(DomainTable.TREES, host);
  }

  /** A host without what is under it. */
  public void host(String host) {
    text(DomainTable.HOSTS, host);
  }

  /** One address: host, path and query. */
  public void address(String url) {
    text(UrlTable.ADDRESSES, url);
  }

  /** All addresses that begin so; ends in a slash. */
  public void folder(String url) {
    compiler.deepest((int) url.chars().filter(c -> c == '/').count());
    text(UrlTable.FOLDERS, url);
  }

  /**
   * A word or phrase.
   *
   * @return false if it is longer than 4,095 bytes; it is left out
   */
  public boolean term(String text, double weight) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > TextColumn.LONGEST) {
      return false;
    }
    int of = versionOf(TERM, bytes);
    key.text(TERM, bytes);
    terms.add(key.high(), key.low(), bytes, weight, of);
    return true;
  }

  /** A value of the entry that cannot be compared. */
  public void lost(String why) {
    if (version >= 0) {
      losses.add(version, why, 1);
    } else {
      lostOfNone(why);
    }
  }

  /** A value that cannot be compared, of no entry that could be sent again. */
  public void lostOfNone(String why) {
    lost.merge(why, 1L, Long::sum);
  }

  /** Counts something that is worth showing and loses nothing. */
  public void note(String what) {
    note(what, 1);
  }

  /** The same for several at once. */
  public void note(String what, long count) {
    if (count > 0) {
      notes.merge(what, count, Long::sum);
    }
  }

  /** Ends the source: what it says of itself is known. */
  public void end(
      String listVersion,
      LocalDate date,
      String sha256,
      String format,
      long malformed,
      Collection<String> canaries) {
    versions.date(first, date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    compiler.end(
        new SourceStamp(
            holder,
            listVersion,
            date.toString(),
            sha256,
            format,
            entries,
            malformed,
            new TreeMap<>(lost),
            new TreeMap<>(notes)),
        canaries);
  }

  private void text(String table, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(TextKey.BYTES);
    for (long word : TextKey.of(text).key()) {
      bytes.putLong(word);
    }
    value(table, bytes.array());
  }

  private void value(String table, byte[] bytes) {
    compiler.values(table, bytes.length).add(bytes, versionOf(table, bytes));
  }

  private int versionOf(String table, byte[] value) {
    Profile common = profile;
    if (common == null) {
      throw new IllegalStateException("a value before the first entry");
    }
    if (version >= 0) {
      return version;
    }
    key.anonymous(holderBytes, ownerBytes, table, value);
    return versions.add(key.high(), key.low(), time, common, NO_ID, line);
  }

  /** Equal ones of a source are mostly one object, which makes them quick to tell apart. */
  private Profile profileOf(ListEntry entry) {
    Profile last = profile;
    boolean anonymous = entry.id().isEmpty();
    EntryStatus status = entry.status();
    if (last != null
        && last.status() == status
        && last.anonymous() == anonymous
        && last.confidence() == entry.facts().confidence()
        && last.owner().equals(entry.owner())
        && last.category().equals(entry.category())
        && last.mediaType().equals(entry.facts().mediaType())) {
      return last;
    }
    return new Profile(
        holder,
        entry.owner(),
        entry.category(),
        entry.facts().mediaType(),
        status,
        anonymous,
        entry.facts().confidence());
  }
}
