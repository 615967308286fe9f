package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonlListFormatTest extends ListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA1 = MD5 + "01234567";

  @Override
  ListFormat format() {
    return new JsonlListFormat();
  }

  @Override
  String sample() {
    return """
        # Version: 1
        #date: 2024-05-01
        # canary:  a.example
        {"id": 17, "md5": "00112233445566778899AABBCCDDEEFF"}
        {"id": 18, "md5": "zz-term"}
        """;
  }

  @Override
  String place() {
    return "5:19";
  }

  @Override
  String fileName() {
    return "Known.JSONL";
  }

  @Override
  List<String> bombs() {
    return List.of(
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "{\"a\":\"" + "a".repeat(5_000_000),
        "7",
        "{}");
  }

  @Test
  void readsNestedFieldsByTheirPathsAndArraysItemByItem() throws IOException {
    Map<String, String> columns =
        Map.of(
            "ref.no", "id",
            "h.md5", "md5",
            "by", "owner",
            "state", "status\nin force=active\nunder review=disputed",
            "ref.when", "updated");
    String text =
        """
        {"ref": {"no": 7, "when": 1714521600}, "h": {"md5": ["%s", "%s"]}, "by": "m-3", "state": "Under Review"}
        {"ref.no": "8", "h": [{"md5": "%s"}, {"md5": null}], "state": ""}
        """
            .formatted(MD5, MD5.replace('0', '1'), MD5);

    assertEquals(
        List.of(
            "1 disputed id=7 owner=m-3 updated=2024-05-01T00:00:00Z md5=%s md5=%s"
                .formatted(MD5, MD5.replace('0', '1')),
            "2 active id=8 md5=" + MD5),
        Readings.of(format(), columns, text).said);
  }

  @Test
  void algorithmAndValueOfOneObjectBelongTogether() throws IOException {
    Map<String, String> columns = Map.of("i", "id", "h.t", "algorithm", "h.v", "value");
    String text =
        """
        {"i": 1, "h": [{"t": "md5"}, {"v": "%s", "t": "SHA-1"}, {"t": "tmk_pdqf", "v": "zz"}]}
        {"i": 2, "h": [{"t": "md5"}, {"v": "%s"}]}
        {"i": 3, "h": [{"t": "00112233445566778899", "v": "zz"}]}
        """
            .formatted(SHA1, MD5);

    assertEquals(
        List.of(
            "1:92 unknown tmk_pdqf",
            "1 active id=1 sha1=" + SHA1,
            "2:36 malformed",
            "3:22 malformed"),
        Readings.of(format(), columns, text).said.stream()
            .map(s -> s.replaceAll("^1:\\d+ ", "1:92 "))
            .toList());
  }

  @Test
  void fieldsOfHashesThatNobodyNamedAreLostCoverage() throws IOException {
    String text =
        "{\"a\": \"%s\", \"SHA256\": \"zz\", \"x\": {\"PhotoDNA\": \"zz\"}, \"domain\": \"zz\"}"
            .formatted(MD5);

    assertEquals(
        List.of("unknown sha256", "unknown photodna", "1 active md5=" + MD5),
        Readings.of(format(), Map.of("a", "md5"), text).said.stream()
            .map(s -> s.replaceAll("^1:\\d+ ", ""))
            .toList());
  }

  @Test
  void aBrokenLineCostsNoOther() throws IOException {
    String good = "{\"md5\": \"%s\"}\n".formatted(MD5);
    String text =
        good
            + "{\"md5\": \n"
            + "[]\n"
            + "{} {}\n"
            + "{\"md5\": 1, \"md5\": 2}\n"
            + "\u0000\n"
            + good;

    List<String> said = Readings.of(format(), text).said;

    assertEquals("1 active md5=" + MD5, said.get(0));
    assertEquals("7 active md5=" + MD5, said.get(said.size() - 1));
    for (int line = 2; line <= 6; line++) {
      String place = line + ":";
      assertTrue(said.stream().anyMatch(s -> s.startsWith(place)), said::toString);
    }
  }

  @Test
  void anIdThatNoRecordHasIsAMistakeInThePolicy() throws IOException {
    String text = "{\"md5\": \"%s\"}\n".formatted(MD5);

    Readings readings = Readings.of(format(), Map.of("md5", "md5", "reff", "id"), text);

    assertEquals(List.of("1 active md5=" + MD5, "0:0 malformed"), readings.said);
    assertTrue(readings.messages.get(0).contains("reff"));
  }

  @Test
  void readsFingerprintsOfAnInstalledPixelHasherAsItWritesThem() throws IOException {
    byte[] bits = new byte[144];
    bits[7] = 42;
    String text =
        "{\"p\": \"%s\"}\n{\"p\": \"zz\"}".formatted(Base64.getEncoder().encodeToString(bits));

    Readings readings =
        Readings.of(
            (in, sink) ->
                JsonlListFormat.read(
                    in, Map.of("p", "photodna"), ValueKinds.with(new FakePhotoHasher()), sink),
            text);

    assertEquals(
        List.of("1 active photodna=" + HexFormat.of().formatHex(bits), "2:7 malformed"),
        readings.said);
  }

  @Test
  void memoryIsThatOfOneRecord() throws IOException {
    new Generated(
            "",
            i -> "{\"id\": %d, \"md5\": \"%032x\", \"k%d\": {\"x%d\": 1}}\n".formatted(i, i, i, i),
            "")
        .expectSteadyMemory(format(), 200_000);
  }
}
