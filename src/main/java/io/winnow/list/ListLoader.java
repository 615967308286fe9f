package io.winnow.list;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.core.Problem;
import io.winnow.list.index.TermIndex;
import io.winnow.spi.ListSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes what a format reads, checks addresses, fills the indexes and counts what is lost. */
final class ListLoader implements ListSink {
  private static final int MOST_PROBLEMS = 20;
  private static final int MOST_UNKNOWN_NAMES = 100;

  private static final String DOMAIN_SHAPE =
      "this is no domain or IP address: expected a name of two labels or more, without scheme,"
          + " port, path and wildcard (a domain covers all under it)";

  final ListIndexes indexes = new ListIndexes();
  final ListHeaders headers = new ListHeaders();
  final Map<String, Long> skipped = new TreeMap<>();

  private final String fileName;
  private final List<Problem> problems = new ArrayList<>();
  private long moreProblems;
  private int lastLine = -1;
  private String lastId = "";
  private int lastEntry = -1;

  ListLoader(String fileName) {
    this.fileName = fileName;
  }

  /** All problems, the ones that are only counted in one at the end. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    if (moreProblems > 0) {
      all.add(Problem.of(fileName, "there are %,d more malformed entries".formatted(moreProblems)));
    }
    return all;
  }

  @Override
  public void header(String name, String value, int line) {
    headers.put(name, value, line).ifPresent(message -> malformed(line, 0, message));
  }

  @Override
  public void malformed(int line, int column, String message) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(fileName, line, column, null, message));
    } else {
      moreProblems++;
    }
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    if (skipped.size() > MOST_UNKNOWN_NAMES) {
      malformed(line, column, "there are too many names of algorithms; is it the right column?");
    } else {
      skip("unknown algorithm " + name);
    }
  }

  @Override
  public void entry(ListEntry entry) {
    if (!entry.status().isLive()) {
      skip(entry.status().id());
      return;
    }
    for (ListEntry.Placed placed : entry.values()) {
      ListValue value = placed.value();
      if (value instanceof ListValue.Hash hash) {
        hash(entry, hash.fingerprint());
      } else if (value instanceof ListValue.Domain domain) {
        domain(entry, placed.column(), domain.text());
      } else if (value instanceof ListValue.Url url) {
        url(entry, placed.column(), url.text());
      } else if (value instanceof ListValue.Term term) {
        term(entry, placed.column(), term);
      } else {
        skip("not compared yet");
      }
    }
  }

  private void hash(ListEntry entry, Fingerprint fingerprint) {
    if (fingerprint.algorithm().equals(Algorithm.PDQ) && DegeneratePdq.is(fingerprint)) {
      skip(DegeneratePdq.NAME);
    } else if (!indexes.add(fingerprint, number(entry))) {
      skip(LoadedList.DUPLICATES);
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
        skip(LoadedList.SHARED_SUFFIX);
        countDuplicate(indexes.domains.addHost(name, number(entry)));
      }
      case OWN ->
          countDuplicate(
              host.get().address()
                  ? indexes.domains.addHost(name, number(entry))
                  : indexes.domains.addTree(name, number(entry)));
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
      countDuplicate(indexes.urls.addFolder(address.get().canonical(), number(entry)));
    } else {
      countDuplicate(indexes.urls.addAddress(address.get().canonical(), number(entry)));
    }
  }

  private void term(ListEntry entry, int column, ListValue.Term term) {
    if (TermIndex.isListable(term.text())) {
      indexes.terms.add(new TermIndex.Listed(term.text(), term.weight(), number(entry)));
    } else {
      malformed(entry.line(), column, "this is no term: it needs a letter, a digit or a symbol");
    }
  }

  private void countDuplicate(boolean added) {
    if (!added) {
      skip(LoadedList.DUPLICATES);
    }
  }

  private void skip(String why) {
    skipped.merge(why, 1L, Long::sum);
  }

  /** Values of one line are one entry. */
  private int number(ListEntry entry) {
    if (entry.line() != lastLine || !entry.id().equals(lastId)) {
      lastLine = entry.line();
      lastId = entry.id();
      lastEntry = indexes.entries.add(entry.line(), entry.id(), entry.category());
    }
    return lastEntry;
  }
}
