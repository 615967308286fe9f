package io.winnow.list.format;

import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * NIST's National Software Reference Library, the file {@code NSRLFile.txt} of its Reference Data
 * Set, version 2: hashes of known software, for lists of purpose benign.
 *
 * <p>SHA-1 and MD5 (and SHA-256 where it is there) are read; the special code, {@code M} for
 * malicious and {@code S} for special, is the category. CRC-32 says nothing that they do not, so it
 * is no lost coverage. The rest of a row, the file's name above all, is not looked at: names hold
 * stray quotes and any bytes.
 */
public final class NsrlListFormat implements ListFormat {
  private static final Set<String> HASHES = Set.of("sha1", "md5", "sha256");

  @Override
  public String id() {
    return "nsrl";
  }

  @Override
  public String version() {
    return "1";
  }

  /** {@code NSRLFile.txt} and the parts that it is cut into, such as {@code NSRLFile-1.txt}. */
  @Override
  public boolean recognises(String fileName) {
    return fileName.regionMatches(true, 0, "NSRLFile", 0, 8)
        && FileNames.matches(fileName, Set.of(), Set.of("txt", "csv"));
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(this)
        .sample(
            """
            "SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"
            "00112233445566778899AABBCCDDEEFF01234567","00112233445566778899AABBCCDDEEFF","89ABCDEF","a"b, c.dll","7","8","WIN","M"
            """)
        .entry(
            "2 active category=M sha1=00112233445566778899aabbccddeeff01234567"
                + " md5=00112233445566778899aabbccddeeff")
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    // In this character set every byte is a character: names are in whatever set their maker used.
    TextLines lines = new TextLines(in, StandardCharsets.ISO_8859_1, sink);
    HeaderBlock header = HeaderBlock.read(lines, sink);
    if (header.first() == null) {
      return;
    }
    List<@Nullable Role> leading = leading(header.first());
    if (leading.isEmpty()) {
      sink.broken(
          lines.number(), 0, "this is no first row of NSRLFile.txt: expected \"SHA-1\",\"MD5\", …");
      return;
    }
    boolean special = header.first().strip().endsWith("\"SpecialCode\"");
    EntryFields fields = new EntryFields(sink, ValueKinds.installed(), StatusWords.OWN);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        fields.begin(lines.number());
        hashes(line, leading, fields);
        if (special) {
          fields.put(Role.of(FieldKind.CATEGORY), lastCell(line), 0);
        }
        fields.end();
      }
    }
  }

  /** Roles of the columns up to the last hash; empty if there is none. */
  private static List<@Nullable Role> leading(String names) {
    List<@Nullable Role> roles = new ArrayList<>();
    int hashes = 0;
    for (String name : names.split(",", -1)) {
      Optional<ValueKind> kind =
          ValueKinds.installed().named(name).filter(k -> HASHES.contains(k.id()));
      roles.add(kind.map(Role::of).orElse(null));
      hashes = kind.isPresent() ? roles.size() : hashes;
    }
    return roles.subList(0, hashes);
  }

  private static void hashes(String line, List<@Nullable Role> leading, EntryFields fields) {
    int at = 0;
    for (Role role : leading) {
      int comma = at > line.length() ? -1 : line.indexOf(',', at);
      int end = comma < 0 ? line.length() : comma;
      if (role != null && at < end) {
        fields.put(role, unquoted(line.substring(at, end)), at + 1);
      }
      at = end + 1;
    }
  }

  private static String lastCell(String line) {
    return unquoted(line.substring(line.lastIndexOf(',') + 1));
  }

  private static String unquoted(String cell) {
    String text = cell.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
