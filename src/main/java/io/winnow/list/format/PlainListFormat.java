package io.winnow.list.format;

import com.google.common.net.InetAddresses;
import io.winnow.core.ListEntry;
import io.winnow.core.ListValue;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value a line: a hash, an address, a domain, or a line of a hosts file.
 *
 * <p>What a value is shows in itself, but for 256-bit hashes: those need {@code # algorithm:} at
 * the top. A remark may follow after white space and {@code #}.
 */
public final class PlainListFormat implements ListFormat {
  private static final Set<String> NAMES = Set.of("hosts");
  private static final Set<String> EXTENSIONS =
      Set.of("txt", "text", "lst", "list", "hosts", "domains", "urls", "md5", "sha1");

  private static final Pattern TOKEN = Pattern.compile("\\S+");

  /** What every hosts file begins with; no crawled page has such an address. */
  private static final Set<String> HOSTS_PREAMBLE =
      Set.of(
          "localhost",
          "localhost.localdomain",
          "local",
          "broadcasthost",
          "ip6-localhost",
          "ip6-loopback",
          "ip6-localnet",
          "ip6-mcastprefix",
          "ip6-allnodes",
          "ip6-allrouters",
          "ip6-allhosts",
          "0.0.0.0");

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public String version() {
    return "2";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.matches(fileName, NAMES, EXTENSIONS);
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(this)
        .sample(
            "# version: 1\n00112233445566778899aabbccddeeff # remark\n0.0.0.0 a.example b.example\n"
                + "*.c.example\n192.0.2.0/24\nzz\n")
        .entry("2 active md5=00112233445566778899aabbccddeeff")
        .entry("3 active domain=a.example")
        .entry("3 active domain=b.example")
        .entry("4 active domain=c.example")
        .unknown(Networks.NAME, 5)
        .malformed(6, 1)
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    if (!columns.isEmpty()) {
      sink.malformed(0, 0, "a plain list has no columns; take `columns` out of the policy");
    }
    TextLines lines = new TextLines(in, StandardCharsets.UTF_8, sink);
    HeaderBlock header = HeaderBlock.read(lines, sink);
    Optional<String> algorithm = header.value("algorithm");
    Optional<String> kind = algorithm.flatMap(Words::kind);
    if (kind.equals(Optional.of("term"))) {
      sink.malformed(
          header.line("algorithm"), 0, "terms may have blanks; let the file's name end in .terms");
      return;
    }
    for (String line = header.first(); line != null; line = lines.next()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (algorithm.isPresent() && kind.isEmpty()) {
        Unknown.report(sink, algorithm.get(), lines.number(), 1);
      } else {
        readLine(line, lines.number(), kind, sink);
      }
    }
  }

  private static void readLine(String line, int number, Optional<String> kind, ListSink sink) {
    Matcher token = TOKEN.matcher(line);
    if (!token.find()) {
      return;
    }
    String value = token.group();
    int column = token.start() + 1;
    boolean more = token.find() && !token.group().startsWith("#");
    if (!more) {
      if (kind.isEmpty() && Networks.isOne(value)) {
        sink.unknownAlgorithm(Networks.NAME, number, column);
      } else {
        readValue(value, number, column, kind, sink);
      }
    } else if (InetAddresses.isInetAddress(value) && kind.map("domain"::equals).orElse(true)) {
      do {
        if (!HOSTS_PREAMBLE.contains(token.group())) {
          readValue(token.group(), number, token.start() + 1, Optional.of("domain"), sink);
        }
      } while (token.find() && !token.group().startsWith("#"));
    } else {
      sink.malformed(
          number, token.start() + 1, "there is more than one value on the line; one is allowed");
    }
  }

  private static void readValue(
      String text, int line, int column, Optional<String> kind, ListSink sink) {
    List<ListValue> values =
        kind.isPresent()
            ? ValueText.parse(kind.get(), text).stream().toList()
            : ValueText.candidates(text);
    if (values.size() == 1) {
      sink.entry(ListEntry.of(line, column, "", "", values.get(0)));
    } else if (values.isEmpty()) {
      sink.malformed(
          line, column, kind.map(ValueText::notA).orElse("this is no hash, address or domain"));
    } else {
      sink.malformed(
          line,
          column,
          "a hash of 256 bits can be sha256 or pdq; say which in a line `# algorithm: sha256` or"
              + " `# algorithm: pdq` at the top of the list");
    }
  }
}
