package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.policy.ColumnRoles;
import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy can say of the columns of a table or the fields of an object. */
class ColumnsTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA256 = MD5 + MD5;
  private static final String CANARY = "zzcanary";

  private static final ListFormat CSV = new CsvListFormat();

  @Test
  void policiesAndFormatsHaveTheSameRoles() {
    assertEquals(
        new TreeSet<>(ColumnRoles.all()),
        new TreeSet<>(List.of(Role.words(ValueKinds.installed()).split(", "))));
  }

  @Test
  void aHoldersTableOfGradesAndHashesIsAFewLinesOfPolicy() throws IOException {
    Map<String, String> columns =
        Map.of(
            "Image ID", "id",
            "Grade", "category",
            "MD5 Hash", "md5",
            "SHA-256 Hash", "sha256",
            "Date Added", "first-seen",
            "Changed", "updated",
            "State", "status\nlive=active\nremoved=deleted");

    assertEquals(
        List.of(
            "3:42 unknown sha-1",
            "3 active id=G-1 category=A seen=2024-05-01T00:00:00Z updated=2024-05-02T10:00:00Z md5=%s sha256=%s"
                .formatted(MD5, SHA256),
            "4 deleted id=G-2 category=B",
            "5:141 malformed",
            "6 active id=G-4 category=C md5=" + MD5),
        Readings.ofFile(CSV, columns, "grades.csv").said.stream()
            .map(s -> s.replaceAll(":\\d+ unknown", ":42 unknown").replaceAll("^5:\\d+", "5:141"))
            .toList());
  }

  @Test
  void everyRoleIsRead() throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    String names =
        "id,owner,category,status,updated,first-seen,confidence,quality,media-type,url-sha256,"
            + "domain-md5,url-md5,text-sha256,pdq,url,domain,term,weight";
    for (String name : names.split(",", -1)) {
      columns.put("c-" + name, name);
    }
    String rows =
        "# version: 1\n"
            + String.join(",", columns.keySet())
            + "\nE,M,A,disputed,1714557600000,20240501,90%,70,image/png,"
            + String.join(",", SHA256, MD5, MD5, SHA256, SHA256)
            + ",zz.example/a,zz.example,zz term,3\n";

    assertEquals(
        List.of(
            "1 version: 1",
            "3 disputed id=E owner=M category=A type=image confidence=90 quality=70"
                + " seen=2024-05-01T00:00:00Z updated=2024-05-01T10:00:00Z url-sha256="
                + SHA256
                + " domain-md5="
                + MD5
                + " url-md5="
                + MD5
                + " text-sha256="
                + SHA256
                + " pdq="
                + SHA256
                + " url=zz.example/a domain=zz.example term=zz term*3.0"),
        Readings.of(CSV, columns, rows).said);
  }

  @ParameterizedTest
  @CsvSource({
    "status, gone, false",
    "status, ACTIVE, true",
    "updated, yesterday, true",
    "first-seen, 2024-13-01, true",
    "confidence, 101, true",
    "quality, 0.5, true",
    "weight, -1, true",
  })
  void aFactThatCannotBeReadIsReportedAndCostsNoValueButAStatusDoes(
      String role, String text, boolean entry) throws IOException {
    Readings readings =
        Readings.of(CSV, Map.of("a", role, "b", "md5"), "a,b\n%s,%s\n".formatted(text, MD5));

    boolean faulty = !text.equals("ACTIVE");
    assertEquals(faulty, readings.said.contains("2:1 malformed"), readings.said::toString);
    assertEquals(entry, readings.said.contains("2 active md5=" + MD5), readings.said::toString);
  }

  @Test
  void anEntryThatIsGoneNeedsAnIdAndNoValue() throws IOException {
    String rows = "id,status,md5\n1,deleted,\n,withdrawn,\n2,active,\n3,Disputed," + MD5 + "\n";
    assertEquals(
        List.of("2 deleted id=1", "3:0 malformed", "4:0 malformed", "5 disputed id=3 md5=" + MD5),
        Readings.of(CSV, rows).said);
  }

  @Test
  void anEntryOfUnknownAlgorithmsAloneStillReplacesItsFormerSelf() throws IOException {
    assertEquals(
        List.of("2:3 unknown photodna", "2 active id=1"),
        Readings.of(CSV, "id,PhotoDNA\n1,zz\n").said);
  }

  @Test
  void columnsThatAPolicyDoesNotNameAreNotRead() throws IOException {
    assertEquals(
        List.of("2:20 unknown sha256", "2 active url=zz.example/a"),
        Readings.of(
                CSV,
                Map.of("Address", "url"),
                "address,domain,id,sha256,status\nzz.example/a,zz,1,%s,gone\n".formatted(SHA256))
            .said
            .stream()
            .map(s -> s.replaceAll("2:\\d+", "2:20"))
            .toList());
  }

  @Test
  void aBrokenRowCostsNoOther() throws IOException {
    String good = MD5 + ",zz\n";
    String text =
        "md5,note\n"
            + good
            + MD5
            + ",\"zz\n"
            + MD5
            + ",\"a\"b\n"
            + MD5
            + "\n"
            + "a".repeat(TextLines.LONGEST + 1)
            + "\n"
            + "\""
            + MD5
            + "\" , \"a \"\"b\"\", c\"\n";
    assertEquals(
        List.of(
            "2 active md5=" + MD5,
            "3:0 malformed",
            "4:0 malformed",
            "5:0 malformed",
            "6:0 malformed",
            "7 active md5=" + MD5),
        Readings.of(CSV, text).said);
  }

  @Test
  void plantedTextIsInNoMessageWhateverFieldOfAMalformedRowItStandsIn() throws IOException {
    Set<String> roles = ColumnRoles.all();
    for (String planted :
        List.of(CANARY, CANARY + ".example/" + CANARY, "\"" + CANARY, CANARY + "\u0000")) {
      for (String role : roles) {
        Map<String, String> columns = new LinkedHashMap<>(Map.of("k", "md5", "x", role));
        if (role.equals("algorithm") || role.equals("value")) {
          columns.put("y", role.equals("value") ? "algorithm" : "value");
        }
        String rows =
            "k,x,y,PhotoDNA\nzz,%1$s,%1$s,%1$s\n%1$s,%1$s\n%1$s,\"%1$s\n".formatted(planted);
        expectSilence(Readings.of(CSV, columns, rows), role);
        String json = planted.replace("\"", "\\\"").replace("\u0000", "\\u0000");
        String objects =
            "{\"k\":\"zz\",\"x\":\"%1$s\",\"y\":[{\"%1$s\":\"%1$s\"}],\"x\":\"%1$s\"}\n{\"k\":\"%1$s\",\"x\":\"%1$s\"}\n{\"%1$s:\n%1$s\n"
                .formatted(json);
        expectSilence(Readings.of(new JsonlListFormat(), columns, objects), role);
      }
    }
  }

  private static void expectSilence(Readings readings, String role) {
    // An algorithm's name is told, if it looks like one: that is how coverage is reported.
    String messages =
        readings.messages.stream().filter(m -> !m.equals(CANARY)).collect(Collectors.joining());
    assertFalse(messages.contains(CANARY), () -> role + ": " + messages);
    assertTrue(readings.said.stream().anyMatch(s -> s.endsWith("malformed")));
  }

  @ParameterizedTest
  @CsvSource({"k, md6", "k, 'status\nlive=actve'", "k, 'md5\nlive=active'"})
  void aRoleThatThereIsNotIsRefused(String name, String role) throws IOException {
    assertEquals(
        List.of("0:0 malformed"), Readings.of(CSV, Map.of(name, role), "k\n" + MD5 + "\n").said);
  }
}
