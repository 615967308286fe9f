package io.winnow.list.format;

import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Words and phrases: one term a line, and behind a tab its weight if it is not the one that {@code
 * # weight:} at the top says, or else 1.
 *
 * <p>A line is a remark only if a blank follows its {@code #}, so that tags can be listed.
 */
public final class TermsListFormat implements ListFormat {
  @Override
  public String id() {
    return "terms";
  }

  @Override
  public String version() {
    return "1";
  }

  /** {@code *.terms} and {@code *.terms.txt}. */
  @Override
  public boolean recognises(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".terms") || name.endsWith(".terms.txt");
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(this)
        .sample("# version: 1\n# weight: 2.5\nzz listed term\t3\n#zz-tag\n# remark\nzz\tx\n")
        .entry("3 active term=zz listed term*3.0")
        .entry("4 active term=#zz-tag*2.5")
        .malformed(6, 4)
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    TextLines lines = new TextLines(in, StandardCharsets.UTF_8, sink);
    HeaderBlock header = HeaderBlock.read(lines, sink, HeaderBlock::isRemark);
    Optional<String> said = header.value("weight");
    OptionalDouble usual = said.map(Weights::parse).orElse(OptionalDouble.of(1));
    if (usual.isEmpty()) {
      sink.malformed(header.line("weight"), 0, Weights.NOT_ONE);
      return;
    }
    ValueKind kind = ValueKind.term();
    for (String line = header.first(); line != null; line = lines.next()) {
      if (!line.isBlank() && !HeaderBlock.isRemark(line)) {
        int tab = line.stripTrailing().indexOf('\t');
        String text = tab < 0 ? line : line.substring(0, tab);
        OptionalDouble weight = tab < 0 ? usual : Weights.parse(line.substring(tab + 1));
        Optional<ListValue> term = kind.read(text);
        if (weight.isEmpty() || term.isEmpty()) {
          boolean bad = term.isEmpty();
          sink.malformed(lines.number(), bad ? 1 : tab + 2, bad ? kind.notOne() : Weights.NOT_ONE);
        } else {
          String words = ((ListValue.Term) term.get()).text();
          ListValue weighed = new ListValue.Term(words, weight.getAsDouble());
          sink.entry(ListEntry.of(lines.number(), 1, "", "", weighed));
        }
      }
    }
  }
}
