package io.winnow.list;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.core.Problem;
import io.winnow.list.compiled.CompilerSource;
import io.winnow.list.index.TermIndex;
import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes what a format reads, brings addresses into their canonical form, hands all to the compiler
 * and counts what is lost.
 */
final class ListLoader implements ListSink {
  private static final int MOST_PROBLEMS = 20;
  private static final int MOST_UNKNOWN_NAMES = 100;

  /** A perceptual hash of less quality says too little of its picture (PDQ's authors say 50). */
  private static final int LEAST_QUALITY = 50;

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][A-Za-z0-9 _.-]{0,31}( \\(not shipped\\))?");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{16,}");

  private static final String DOMAIN_SHAPE =
      "this is no domain or IP address: expected a name of two labels or more, without scheme,"
          + " port, path and wildcard (a domain covers all under it)";

  final ListHeaders headers = new ListHeaders();

  private final String fileName;
  private final CompilerSource out;
  private final Optional<String> holder;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> unknownNames = new HashSet<>();
  private final List<String> waiting = new ArrayList<>();
  private long malformed;
  private long entries;
  private boolean broken;
  private boolean unreadable;
  private boolean more;
  private int waitingLine;
  private int entryLine;

  ListLoader(String fileName, CompilerSource out, Optional<String> holder) {
    this.fileName = fileName;
    this.out = out;
    this.holder = holder;
    holder.ifPresent(out::holder);
  }

  /** All problems, the ones that are only counted in one at the end. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    if (malformed > problems.size()) {
      all.add(
          Problem.of(
              fileName,
              "there are %,d more malformed entries".formatted(malformed - problems.size())));
    }
    return all;
  }

  long malformed() {
    return malformed;
  }

  /** Whether so much is malformed that the list must be refused. */
  boolean isRefused(double mostPercent) {
    return broken || malformed * 100.0 > mostPercent * (malformed + entries);
  }

  /** Whether something is wrong with the file as a whole: what it says of itself is not known. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** To be called when all is read. */
  void end() {
    waiting.forEach(out::lostOfNone);
    waiting.clear();
  }

  @Override
  public void header(String name, String value, int line) {
    headers.put(name, value, line).ifPresent(message -> broken(line, 0, message));
    if (name.equals("holder") && holder.isPresent() && !holder.get().equals(value)) {
      broken(line, 0, "the list says that its holder is another; correct the name of the holder");
    }
    if (!out.hasEntries() && holder.isEmpty()) {
      headers.holder().ifPresent(out::holder);
    }
  }

  @Override
  public void malformed(int line, int column, String message) {
    // What is wrong with the file as a whole leaves no share of it right.
    unreadable |= line == 0;
    broken |= unreadable;
    malformed++;
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(fileName, line, column, null, message));
    }
  }

  @Override
  public void broken(int line, int column, String message) {
    malformed(line, column, message);
    broken = true;
  }

  @Override
  public void more() {
    more = true;
  }

  /** Whether the file says that another page follows. */
  boolean saysMore() {
    return more;
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    String like = NAME.matcher(name).matches() && !HEX.matcher(name).find() ? name : "";
    if (unknownNames.size() >= MOST_UNKNOWN_NAMES && !unknownNames.contains(like)) {
      broken(line, column, "there are too many names of algorithms; is it the right column?");
      return;
    }
    unknownNames.add(like);
    String shown = AlgorithmName.shown(name);
    if (line == entryLine) {
      out.lost(shown);
      return;
    }
    if (line != waitingLine) {
      end();
    }
    waitingLine = line;
    waiting.add(shown);
  }

  @Override
  public void entry(ListEntry entry) {
    entries++;
    if (!out.entry(entry)) {
      malformed(entry.line(), 0, "its id, owner or category is too long");
      entryLine = 0;
      return;
    }
    if (waitingLine == entry.line()) {
      waiting.forEach(out::lost);
      waiting.clear();
    }
    end();
    entryLine = entry.line();
    if (!entry.status().isLive()) {
      out.note(entry.status().id());
    }
    for (ListEntry.Placed placed : entry.values()) {
      ListValue value = placed.value();
      if (value instanceof ListValue.Hash hash) {
        hash(entry, hash.fingerprint());
      } else if (value instanceof ListValue.Domain domain) {
        domain(entry, placed.column(), domain.text());
      } else if (value instanceof ListValue.Url url) {
        url(entry, placed.column(), url.text());
      } else if (value instanceof ListValue.HashedAddress hashed) {
        out.hashedAddress(hashed.whole(), hashed.digest());
      } else if (value instanceof ListValue.Term term) {
        term(entry, placed.column(), term);
      }
    }
  }

  private void term(ListEntry entry, int column, ListValue.Term term) {
    if (!TermIndex.isListable(term.text())) {
      malformed(entry.line(), column, "this is no term: it needs a letter, a digit or a symbol");
    } else if (!out.term(term.text(), term.weight())) {
      malformed(entry.line(), column, "a term has at most 4,095 bytes");
    }
  }

  private void hash(ListEntry entry, Fingerprint fingerprint) {
    boolean isPdq = fingerprint.algorithm().equals(Algorithm.PDQ);
    if (isPdq && DegeneratePdq.is(fingerprint)) {
      out.lost(DegeneratePdq.NAME);
    } else if (isPdq && entry.facts().quality() >= 0 && entry.facts().quality() < LEAST_QUALITY) {
      out.lost("pdq of low quality");
    } else {
      out.hash(fingerprint);
    }
  }

  private void domain(ListEntry entry, int column, String text) {
    // A leading dot is how Squid and cookies write "with everything under it", which we mean
    // anyway.
    String bare = text.startsWith(".") ? text.substring(1) : text;
    Optional<HostName> host =
        HostName.parse(bare.indexOf(':') >= 0 && !bare.startsWith("[") ? "[" + bare + "]" : bare);
    if (host.isEmpty() || !host.get().isListable()) {
      malformed(entry.line(), column, DOMAIN_SHAPE);
      return;
    }
    String name = host.get().text();
    switch (host.get().reach()) {
      case REGISTRY ->
          malformed(
              entry.line(),
              column,
              "this is a public suffix, under which everybody's domains lie; list the domains");
      case SHARED -> {
        out.note(LoadedList.SHARED_SUFFIX);
        out.host(name);
      }
      case OWN -> {
        if (host.get().address()) {
          out.host(name);
        } else {
          out.domain(name);
        }
      }
    }
  }

  private void url(ListEntry entry, int column, String text) {
    boolean folder = text.endsWith("/*");
    boolean wildcard = !folder && text.endsWith("*");
    Optional<WebAddress> address =
        WebAddress.parse(folder ? text.substring(0, text.length() - 1) : text);
    if (address.isEmpty() || !address.get().hostName().isListable()) {
      malformed(entry.line(), column, "this is no address with a host");
    } else if (wildcard || (folder && !address.get().target().endsWith("/"))) {
      malformed(entry.line(), column, "a wildcard can only stand as /* after a path");
    } else if (folder) {
      out.folder(address.get().canonical());
    } else {
      out.address(address.get().canonical());
    }
  }
}
