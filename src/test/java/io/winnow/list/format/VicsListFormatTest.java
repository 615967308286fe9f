package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VicsListFormatTest extends ListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA1 = MD5 + "01234567";

  @Override
  ListFormat format() {
    return new VicsListFormat();
  }

  @Override
  String sample() {
    return """
        {"@odata.context": "http://zz.example/2.0.xml/Default/$metadata#Media",
        "value": [
        {"MediaID": 17, "Category": 1, "MD5": "00112233445566778899AABBCCDDEEFF"},
        {"MediaID": 18, "MD5": "zz-term"}]}
        """;
  }

  @Override
  List<String> headers() {
    return List.of();
  }

  @Override
  boolean isDocument() {
    return true;
  }

  @Override
  String place() {
    return "4:24";
  }

  @Override
  String fileName() {
    return "Known.VICS.json";
  }

  @Override
  List<String> bombs() {
    return List.of(
        "[".repeat(100_000),
        "{\"value\":".repeat(100_000),
        "{\"value\": [{\"MD5\": \"" + "a".repeat(5_000_000),
        "{\"value\": [" + "7,".repeat(10_000) + "7]}",
        "{\"error\": {\"message\": \"Invalid token\"}}",
        "null");
  }

  @Test
  void readsModel13WithAlternativeHashesAndMediaFiles() throws IOException {
    assertEquals(
        List.of(
            "3:0 unknown photodna",
            "3 active id=101 category=2 type=image updated=2016-06-22T14:45:33.652938500Z md5=%s sha1=%s"
                .formatted(MD5, SHA1),
            "25 active id=102 category=0 md5=%s md5=ffeeddccbbaa99887766554433221100"
                .formatted(MD5.replace('0', 'a')),
            "35:0 malformed"),
        Readings.ofFile(format(), Map.of(), "vics-1.3.vics.json").said);
  }

  @Test
  void readsModel20AsACaseWithItsMedia() throws IOException {
    List<String> said = Readings.ofFile(format(), Map.of(), "vics-2.0-case.vics.json").said;
    assertEquals(
        List.of(
            "unknown photodna",
            "active id=7f1c category=1 type=video updated=2020-01-02T00:00:00Z md5=" + MD5,
            "active id=7f1d category=3 sha1=" + SHA1),
        said.stream().map(s -> s.replaceAll("^[0-9:]+ ", "")).toList());
  }

  @Test
  void photoDnaIsReadByAHasherThatIsInstalled() throws IOException {
    Readings readings =
        Readings.ofFile(
            new VicsListFormat(ValueKinds.with(new FakePhotoHasher())),
            Map.of(),
            "vics-2.0-case.vics.json");

    String photo = "photodna=" + HexFormat.of().formatHex(new byte[144]);
    assertTrue(readings.said.stream().anyMatch(s -> s.contains(photo)), readings.said::toString);
    assertEquals(List.of(), readings.messages);
  }

  @Test
  void goesOnBehindARecordThatIsNone() throws IOException {
    String good = "{\"MediaID\": 1, \"MD5\": \"%s\"}".formatted(MD5);
    Readings readings =
        Readings.of(
            format(),
            "{\"value\": [7, %s, {\"MediaID\": 2}, {\"MD5\": {\"x\": 1}}, %s]}"
                .formatted(good, good));

    String entry = "1 active id=1 md5=" + MD5;
    assertEquals(List.of(entry, entry), readings.said.stream().filter(entry::equals).toList());
    assertEquals(3, readings.said.stream().filter(s -> s.endsWith("malformed")).count());
  }

  @Test
  void memoryIsThatOfOneRecord() throws IOException {
    new Generated(
            "{\"value\": [{\"Media\": [",
            i ->
                "%s{\"MediaID\": %d, \"MD5\": \"%032x\", \"Exifs\": [{\"PropertyName\": \"zz\"}]}"
                    .formatted(i == 0 ? "" : ",", i, i),
            "]}]}")
        .expectSteadyMemory(format(), 200_000);
  }
}
