package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileDetailsXmlTest {
  private static final RunFacts RUN = new RunFacts("9.9.9", "complete", true);

  private static Xml details(Evidence... rows) {
    byte[] document = FileDetailsXml.of(Evidence.hit(rows), RUN);
    new DraftSchema().check(document);
    return Xml.of(document);
  }

  private static String notes(Evidence... rows) {
    return String.join("\n", details(rows).all("additionalInfo"));
  }

  @Test
  void anExactHitInTheOrderOfTheService() {
    Xml xml = details(Evidence.exact(3));
    assertEquals(
        List.of(
            "reportId",
            "fileId",
            "locationOfFile",
            "fileViewedByEsp",
            "exifViewedByEsp",
            "fileRelevance",
            "originalFileHash",
            "originalFileHash",
            "originalFileHash",
            "originalFileHash"),
        xml.children().stream().filter(name -> !name.equals("additionalInfo")).toList());
    assertEquals("http://pictures.example/3.png", xml.sole("locationOfFile"));
    assertEquals("Reported", xml.sole("fileRelevance"));
    assertEquals("MD5", xml.attribute("originalFileHash", "hashType"));
    assertEquals(
        List.of(
            "00000000000000000000000000000003",
            "0000000000000000000000000000000000000003",
            "0000000000000000000000000000000000000000000000000000000000000003",
            "000000000000000000000000000000000000000000000000000000000000000a"),
        xml.all("originalFileHash"));
  }

  @Test
  void nothingIsSaidThatAMachineCannotKnow() {
    Xml xml = details(Evidence.exact(3).set("category", "A1"), Evidence.near(3, 2));
    assertEquals("false", xml.sole("fileViewedByEsp"));
    assertEquals("false", xml.sole("exifViewedByEsp"));
    for (String name :
        List.of("publiclyAvailable", "originalFileName", "fileAnnotations", "ipCaptureEvent")) {
      assertFalse(xml.has(name), name);
    }
  }

  @Test
  void theIdsOfTheServiceAreObviouslyMissing() {
    Xml xml = details(Evidence.exact(1));
    assertTrue(xml.sole("reportId").startsWith("DRAFT: "));
    assertTrue(xml.sole("fileId").startsWith("DRAFT: "));
  }

  @Test
  void theServersAddressIsTextAndNoCaptureOfAUser() {
    Xml xml = details(Evidence.exact(1).set("server_ip", "198.51.100.9"));
    assertFalse(xml.has("ipAddress"));
    assertTrue(
        xml.all("additionalInfo")
            .contains(
                "Server address at time of capture: 198.51.100.9. It is the web server's, not a"
                    + " user's."));
  }

  @Test
  void everyMatchSaysListVersionEntryAlgorithmAndDistance() {
    List<String> notes =
        details(
                Evidence.near(5, 12).set("list_id", "list-b").set("orientation", "mirrored-90"),
                Evidence.exact(5))
            .all("additionalInfo");
    int exact =
        notes.indexOf(
            "Matched list list-a, version 2024-04-30, entry entry-5, by sha256: exact, distance 0.");
    int near =
        notes.indexOf(
            "Matched list list-b, version 2024-04-30, entry entry-5, by pdq: near, distance 12 of"
                + " 256 bits, quality 98, mirrored-90.");
    assertTrue(exact > 0 && near > exact, notes::toString);
    assertTrue(notes.get(0).startsWith("EXACT MATCH: "), notes.get(0));
  }

  @Test
  void aNearHitSaysLoudlyThatAPersonMustConfirmIt() {
    byte[] document = FileDetailsXml.of(Evidence.hit(Evidence.near(5, 0)), RUN);
    assertTrue(
        Xml.of(document)
            .all("additionalInfo")
            .get(0)
            .startsWith("NEAR MATCH, NOT CONFIRMED: A PERSON MUST CONFIRM IT"));
    String first = new String(document, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    assertTrue(first.contains("<!-- DRAFT, NOT SENT. NEAR MATCH, A PERSON MUST CONFIRM IT"), first);
  }

  @ParameterizedTest
  @CsvSource({
    "url, EXACT MATCH OF THE ADDRESS ONLY",
    "domain, EXACT MATCH OF THE ADDRESS ONLY",
    "term, LISTED WORDS ONLY",
    "text-sha256, EXACT MATCH: ",
    "some-hasher, NEAR MATCH"
  })
  void whatWasComparedDecidesWhatIsSaid(String algorithm, String beginning) {
    String first =
        details(Evidence.exact(1).set("algorithm", algorithm)).all("additionalInfo").get(0);
    assertTrue(first.startsWith(beginning), first);
  }

  @Test
  void aDigestThatCameAlongIsSaidToBeAClaim() {
    Evidence unread =
        Evidence.exact(1)
            .set("algorithm", "sha1")
            .set("alongside", true)
            .without("md5", "sha256", "pdq", "pdq_quality", "size", "media_type");
    Xml xml = details(unread);
    assertEquals("SHA1", xml.attribute("originalFileHash", "hashType"));
    assertEquals(1, xml.all("originalFileHash").size());
    String notes = String.join("\n", xml.all("additionalInfo"));
    assertTrue(notes.startsWith("EXACT MATCH OF A CLAIMED DIGEST"), notes);
    assertTrue(notes.contains("exact, distance 0, of a digest that came along"), notes);
    assertTrue(notes.contains("the file was not read, and nothing was computed"), notes);
  }

  @ParameterizedTest
  @CsvSource({"A1, A1", "a2, A2", "B1, B1", "' b2 ', B2"})
  void aClassificationIsTheListsOwn(String category, String expected) {
    Xml xml = details(Evidence.exact(1).set("category", category));
    assertEquals(expected, xml.sole("industryClassification"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "1",
        "A3",
        "C1",
        "A1 B1",
        "A1,",
        "category A1",
        "A-1",
        "A\u0661",
        "\u03911",
        "A1A1"
      })
  void whatIsNotExactlyAClassificationIsNone(String category) {
    assertFalse(details(Evidence.exact(1).set("category", category)).has("industryClassification"));
  }

  @Test
  void aClassificationOfWhatIsNotThisVeryFileIsOnlyTold() {
    for (Evidence row :
        List.of(
            Evidence.near(1, 3),
            Evidence.exact(1).set("algorithm", "url"),
            Evidence.exact(1).set("algorithm", "text-sha256"),
            Evidence.exact(1).set("alongside", true).set("algorithm", "sha1"))) {
      Xml xml = details(row.set("category", "A1"));
      assertFalse(xml.has("industryClassification"));
      assertTrue(
          String.join("\n", xml.all("additionalInfo"))
              .contains("category of the entry by its list: A1."));
    }
  }

  @Test
  void listsThatDisagreeGiveNoClassification() {
    Evidence one = Evidence.exact(1).set("category", "A1");
    Evidence other = Evidence.exact(1).set("category", "B2").set("list_id", "list-b");
    assertFalse(details(one, other).has("industryClassification"));
    assertTrue(notes(one, other).contains("the lists disagree (A1, B2)"));
    Evidence same = Evidence.exact(1).set("category", "a1").set("list_id", "list-b");
    assertEquals("A1", details(one, same).sole("industryClassification"));
  }

  @Test
  void anEmbeddedFileSaysThatItLiesInAnother() {
    Evidence row = Evidence.exact(1).set("item_id", "crawl.warc.gz@1000#3");
    assertTrue(notes(row).contains("the file is part 3 of the record: it is embedded"));
    assertTrue(
        notes(row)
            .contains(
                "Found in crawled data: shard crawl.warc.gz, record at byte 1000, 900 bytes long,"
                    + " record id urn:uuid:00000000-0000-4000-8000-000000000001;"));
    assertFalse(notes(Evidence.exact(1)).contains("embedded"));
  }

  @Test
  void whatIsMissingStandsInTheFirstLineAndInTheNotes() {
    byte[] document =
        FileDetailsXml.of(
            Evidence.hit(Evidence.exact(1).without("url", "captured_at", "md5", "sha1", "sha256")),
            RUN);
    new DraftSchema().check(document);
    String first = new String(document, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    assertTrue(
        first.contains("<!-- INCOMPLETE: no address, no time of capture, no digest. DRAFT, NOT"),
        first);
    Xml xml = Xml.of(document);
    assertFalse(xml.has("locationOfFile"));
    assertTrue(xml.all("additionalInfo").get(1).startsWith("INCOMPLETE: no address, no time"));
  }

  @Test
  void aRunThatIsNotWholeIsSaidToBe() {
    RunFacts open = new RunFacts("9.9.9", "not finished", false);
    Xml xml = Xml.of(FileDetailsXml.of(Evidence.hit(Evidence.exact(1)), open));
    assertTrue(xml.info().contains("The run was not finished when this was drafted"), xml.info());
    assertFalse(notes(Evidence.exact(1)).contains("The run was"));
  }

  @Test
  void aLocationIsCutWhereTheServiceSaysSoWithANote() {
    String url = "http://a.example/" + "x".repeat(100_000);
    Xml xml = details(Evidence.exact(1).set("url", url));
    String location = xml.sole("locationOfFile");
    assertTrue(location.length() <= 2083 && location.length() > 2000, location.length() + "");
    assertTrue(location.endsWith(" more]"));
    assertTrue(
        xml.all("additionalInfo")
            .contains("The location is cut; the whole address stands in the report."));
    Xml whole = details(Evidence.exact(1).set("url", url.substring(0, 2083)));
    assertEquals(url.substring(0, 2083), whole.sole("locationOfFile"));
  }
}
