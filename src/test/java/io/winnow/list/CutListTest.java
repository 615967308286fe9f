package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A document that breaks off: the one place where it does is a small share of the entries before
 * it, and says nothing of how many were behind.
 */
class CutListTest {
  private static final int ENTRIES = 100;

  @Test
  void isRefusedWhateverShareOfMalformedEntriesIsAllowed() throws IOException {
    check(
        "ncmec",
        "<queryResult xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\"><images>",
        "<image><member id=\"1\">A</member><timestamp>2024-05-01T12:00:00Z</timestamp><id>%d</id>"
            + "<classification>A1</classification>"
            + "<fingerprints><md5>%032x</md5></fingerprints></image>",
        "",
        "</images></queryResult>");
    check(
        "stopncii",
        "{\"hashRecords\": [",
        "{\"lastModtimestamp\": 1714564800, \"caseNumbers\": {\"%d\": 1}, \"signalType\":"
            + " \"VideoMD5\", \"hashValue\": \"%032x\", \"hashStatus\": \"Active\"}",
        ",",
        "]}");
    check(
        "tat",
        "{\"results\": [",
        "{\"id\": %d, \"ideology\": \"A1\", \"algorithm\": \"MD5\", \"hash_digest\": \"%032x\","
            + " \"updated_on\": 1714564800}",
        ",",
        "]}");
    check(
        "vics",
        "{\"value\": [",
        "{\"MediaID\": %d, \"Category\": \"A1\", \"MD5\": \"%032x\", \"DateUpdated\":"
            + " \"2024-05-01T12:00:00Z\"}",
        ",",
        "]}");
  }

  private static void check(String format, String begin, String entry, String between, String end)
      throws IOException {
    String whole =
        begin
            + IntStream.range(0, ENTRIES)
                .mapToObj(i -> entry.formatted(i, i))
                .collect(Collectors.joining(between))
            + end;
    assertEquals(ENTRIES, load(format, whole, Set.of()).count(), format);
    for (Set<String> categories : Set.of(Set.<String>of(), Set.of("A1"))) {
      boolean hasCategory = !format.equals("stopncii");
      Set<String> asked = hasCategory ? categories : Set.of();
      refused(format, whole.substring(0, whole.length() * 3 / 4), asked);
      if (between.isEmpty()) {
        refused(format, whole.replace("<id>77</id>", "<id>77</id"), asked);
      } else {
        refused(format, whole.replaceFirst("[{][^{]*77", "}"), asked);
        refused(format, whole + whole, asked);
      }
    }
  }

  private static void refused(String format, String text, Set<String> categories) {
    ProblemsException e =
        assertThrows(ProblemsException.class, () -> load(format, text, categories), format);
    assertTrue(e.problems().size() <= 2, () -> format + " " + e.problems());
  }

  private static LoadedList load(String format, String text, Set<String> categories)
      throws IOException {
    ListSource any = Lists.source("l", text.getBytes(StandardCharsets.UTF_8), Map.of());
    return LoadedList.load(
        new ListSource(
            any.id(),
            any.purpose(),
            any.confidential(),
            any.fileName(),
            any.bytes(),
            any.columns(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(format),
            Optional.empty(),
            new ListHandling(true, 5, Optional.empty(), Optional.empty(), categories)));
  }
}
