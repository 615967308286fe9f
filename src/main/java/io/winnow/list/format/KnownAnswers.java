package io.winnow.list.format;

import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import io.winnow.spi.SelfTestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A sample that a format brings along, and everything that it must come to: entries value by value,
 * unknown algorithms and faults by place, in order.
 */
final class KnownAnswers implements ListSink {
  private final ListFormat format;
  private final List<String> expected = new ArrayList<>();
  private final List<String> given = new ArrayList<>();
  private Map<String, String> columns = Map.of();
  private byte[] sample = {};

  private KnownAnswers(ListFormat format) {
    this.format = format;
  }

  static KnownAnswers of(ListFormat format) {
    return new KnownAnswers(format);
  }

  KnownAnswers sample(String text) {
    return sample(text.getBytes(StandardCharsets.UTF_8));
  }

  KnownAnswers sample(byte[] bytes) {
    sample = bytes.clone();
    return this;
  }

  KnownAnswers columns(Map<String, String> declared) {
    columns = declared;
    return this;
  }

  /** The next thing that comes: an entry as {@link #text} writes it. */
  KnownAnswers entry(String text) {
    expected.add(text);
    return this;
  }

  /** The next thing that comes: a value of that algorithm in that line. */
  KnownAnswers unknown(String name, int line) {
    expected.add(line + " unknown " + name);
    return this;
  }

  /** The next thing that comes: a fault in that line and column. */
  KnownAnswers malformed(int line, int column) {
    expected.add(line + ":" + column + " malformed");
    return this;
  }

  /**
   * Reads the sample.
   *
   * @throws SelfTestException if something else comes of it
   */
  void check() {
    try {
      format.read(new ByteArrayInputStream(sample), columns, this);
    } catch (IOException e) {
      throw new SelfTestException("list format " + format.id() + " cannot read its sample", e);
    }
    if (!given.equals(expected)) {
      throw new SelfTestException(
          "list format %s read its sample as %s, not as %s"
              .formatted(format.id(), given, expected));
    }
  }

  @Override
  public void header(String name, String value, int line) {}

  @Override
  public void entry(ListEntry entry) {
    given.add(text(entry));
  }

  @Override
  public void unknownAlgorithm(String name, int line, int column) {
    given.add(line + " unknown " + name);
  }

  @Override
  public void malformed(int line, int column, String message) {
    given.add(line + ":" + column + " malformed");
  }

  /** All that an entry says, for samples only: listed values are not to be shown. */
  static String text(ListEntry entry) {
    StringJoiner text = new StringJoiner(" ");
    text.add("" + entry.line()).add(entry.status().id());
    ListEntry.Facts facts = entry.facts();
    add(text, "id", entry.id());
    add(text, "owner", entry.owner());
    add(text, "category", entry.category());
    add(text, "type", facts.mediaType());
    add(text, "confidence", facts.confidence() < 0 ? "" : "" + facts.confidence());
    add(text, "quality", facts.quality() < 0 ? "" : "" + facts.quality());
    add(text, "seen", facts.firstSeen() == null ? "" : facts.firstSeen().toString());
    add(text, "updated", facts.updated() == null ? "" : facts.updated().toString());
    entry.values().forEach(placed -> text.add(text(placed.value())));
    return text.toString();
  }

  private static void add(StringJoiner text, String name, String value) {
    if (!value.isEmpty()) {
      text.add(name + "=" + value);
    }
  }

  private static String text(ListValue value) {
    if (value instanceof ListValue.Hash hash) {
      return hash.fingerprint().algorithm() + "=" + hash.fingerprint().hex();
    } else if (value instanceof ListValue.HashedAddress hashed) {
      return (hashed.whole() ? "url-" : "domain-")
          + hashed.digest().algorithm()
          + "="
          + hashed.digest().hex();
    } else if (value instanceof ListValue.Domain domain) {
      return "domain=" + domain.text();
    } else if (value instanceof ListValue.Url url) {
      return "url=" + url.text();
    } else if (value instanceof ListValue.Term term) {
      return "term=" + term.text() + "*" + term.weight();
    }
    throw new IllegalStateException("all kinds of values are handled above");
  }
}
