package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Category folders of the Université Toulouse Capitole (UT1), in the form that squidGuard reads:
 * {@code adult/domains}, {@code adult/urls}, {@code adult/expressions}. One of these files, or the
 * tar file of a category or of all, as it is shipped; there a folder's name is the category.
 *
 * <p>An address stands for all under it too, as in squidGuard. Expressions are not compared.
 */
public final class Ut1ListFormat implements ListFormat {
  static final String EXPRESSION = "expression";

  private static final Set<String> FILES = Set.of("domains", "urls", "expressions");

  /** No host has these, and no expression does without. */
  private static final Pattern EXPRESSIVE = Pattern.compile("[()\\[\\]{}|^$\\\\+?*]");

  private static final Pattern SPACE = Pattern.compile("\\s");

  private final boolean expressions;

  public Ut1ListFormat() {
    this(false);
  }

  private Ut1ListFormat(boolean expressions) {
    this.expressions = expressions;
  }

  @Override
  public ListFormat forFile(String fileName) {
    return new Ut1ListFormat(fileName.equalsIgnoreCase("expressions"));
  }

  @Override
  public String id() {
    return "ut1";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.matches(fileName, FILES, Set.of("tar", "tgz"));
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(this)
        .sample("zz.example\nzz.example/a\n192.0.2.1\n(^|[.-])zz(/|$)\n192.0.2.0/24\nzz zz\n")
        .entry("1 active domain=zz.example")
        .entry("2 active url=zz.example/a url=zz.example/a/*")
        .entry("3 active domain=192.0.2.1")
        .unknown(EXPRESSION, 4)
        .unknown(Networks.NAME, 5)
        .malformed(6, 1)
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
    if (!TarFiles.isTar(bytes)) {
      lines(bytes, "", expressions, sink);
      return;
    }
    TarFiles files = new TarFiles(bytes);
    MemberSink members = new MemberSink(sink);
    for (Optional<String> path = files.next(); path.isPresent(); path = files.next()) {
      String[] parts = path.get().split("/", -1);
      String name = parts[parts.length - 1];
      String category = parts.length < 2 ? "" : parts[parts.length - 2];
      boolean expressive = name.contains("expression");
      if (FILES.contains(name) || expressive) {
        members.begin(category + "/" + name);
        lines(files.content(), category, expressive, members);
      }
    }
  }

  private static void lines(InputStream in, String category, boolean expressions, ListSink sink)
      throws IOException {
    TextLines lines = new TextLines(in, StandardCharsets.UTF_8, sink);
    HeaderBlock header = HeaderBlock.read(lines, sink);
    for (String line = header.first(); line != null; line = lines.next()) {
      String text = line.strip();
      int number = lines.number();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (expressions || isExpression(text)) {
        sink.unknownAlgorithm(EXPRESSION, number, 1);
      } else if (Networks.isOne(text)) {
        sink.unknownAlgorithm(Networks.NAME, number, 1);
      } else {
        List<ListEntry.Placed> values = values(text);
        if (values.isEmpty()) {
          sink.malformed(number, 1, "this is no domain, address or expression");
        } else {
          sink.entry(
              new ListEntry(
                  number, "", "", EntryStatus.ACTIVE, category, ListEntry.Facts.NONE, values));
        }
      }
    }
  }

  private static boolean isExpression(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    return slash == 0
        || (!host.startsWith("*.") && !host.startsWith("[") && EXPRESSIVE.matcher(host).find());
  }

  private static List<ListEntry.Placed> values(String text) {
    List<ListEntry.Placed> values = new ArrayList<>();
    if (SPACE.matcher(text).find()) {
      return values;
    }
    if (text.indexOf('/') < 0) {
      ValueKind.domain().read(text).ifPresent(v -> values.add(new ListEntry.Placed(1, v)));
      return values;
    }
    values.add(new ListEntry.Placed(1, new ListValue.Url(text)));
    if (text.indexOf('?') < 0 && !text.endsWith("*")) {
      String folder = text.endsWith("/") ? text + "*" : text + "/*";
      values.add(new ListEntry.Placed(1, new ListValue.Url(folder)));
    }
    return values;
  }
}
