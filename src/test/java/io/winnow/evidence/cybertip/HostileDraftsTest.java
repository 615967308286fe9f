package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a crawl brought along, a draft is well formed, valid, and says what was there. */
class HostileDraftsTest {
  private static final RunFacts RUN = new RunFacts("9.9.9", "complete", true);

  private final DraftSchema schema = new DraftSchema();

  private void holds(Hit hit) {
    byte[] report = ReportXml.of(Draft.of(hit), Reporters.full(), RUN);
    byte[] file = FileDetailsXml.of(hit, RUN);
    schema.check(report);
    schema.check(file);
    Xml read = Xml.of(report);
    if (hit.url().isBlank()) {
      assertTrue(read.all("url").isEmpty());
    } else {
      String url = read.sole("url");
      assertEquals(Visible.of(hit.url()).text(), url);
      assertEquals(hit.url(), Hostile.back(url));
      assertTrue(read.info().length() <= 3000);
    }
    Xml details = Xml.of(file);
    assertEquals("false", details.sole("fileViewedByEsp"));
    for (byte[] document : List.of(report, file)) {
      String text = new String(document, StandardCharsets.UTF_8);
      assertTrue(
          text.codePoints().allMatch(c -> c == '\n' || Character.getType(c) != Character.CONTROL),
          "a control character got through");
      assertTrue(text.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT));
    }
  }

  @Test
  void randomHostileTextInEveryColumn() {
    Random random = new Random(20260102);
    for (int i = 0; i < 1_500; i++) {
      Evidence row = Evidence.exact(i % 100);
      for (String column :
          List.of(
              "shard",
              "record_id",
              "url",
              "server_ip",
              "media_type",
              "declared_type",
              "md5",
              "pdq",
              "list_id",
              "list_version",
              "entry_id",
              "category",
              "item_id",
              "orientation")) {
        if (random.nextInt(3) == 0) {
          String text = Hostile.text(random, 1 + random.nextInt(60));
          row.set(column, text.isEmpty() ? "x" : text);
        }
      }
      holds(Evidence.hit(row));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&",
        "<",
        ">",
        "]]>",
        "\u0000",
        "\u202e",
        "\\u{",
        "\ud83d\ude00",
        "\ufffe",
        "\r\n",
        "a",
        "--"
      })
  void anAddressOfAHundredThousandCharacters(String piece) {
    String url = "http://a.example/" + piece.repeat(100_000 / piece.length());
    holds(Evidence.hit(Evidence.exact(1).set("url", url)));
  }

  @Test
  void aNoteTellsHowManyCharactersAreWrittenOut() {
    Hit hit = Evidence.hit(Evidence.exact(1).set("url", "http://a.example/\u202egnp.\u0007x"));
    Xml report = Xml.of(ReportXml.of(Draft.of(hit), Reporters.full(), RUN));
    assertEquals("http://a.example/\\u{202E}gnp.\\u{7}x", report.sole("url"));
    String note = "2 characters of the address cannot stand in XML or cannot be seen";
    assertTrue(report.all("additionalInfo").get(0).contains(note));
    List<String> notes = Xml.of(FileDetailsXml.of(hit, RUN)).all("additionalInfo");
    assertTrue(notes.stream().anyMatch(text -> text.startsWith(note)), notes::toString);
  }

  /** A row cannot hold half a surrogate pair; who reports may have one in his file, or a list. */
  @Test
  void halfASurrogatePairIsGoneBeforeARowIsMade() {
    Row row = Evidence.exact(1).set("url", "http://a.example/\ud83d").row();
    assertEquals("http://a.example/\ufffd", Objects.requireNonNull(row.text("url")));
    holds(Evidence.hit(Evidence.exact(1).set("url", "http://a.example/\ud83d")));
    assertEquals("\\u{D83D}", Visible.of("\ud83d").text());
  }

  @Test
  void selectorsThatAreDrawnAsNothingAreWrittenOut() {
    assertEquals("a\\u{FE0F}b\\u{E0100}", Visible.of("a\ufe0fb\udb40\udd00").text());
  }
}
