package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every format of one JSON document keeps to. */
abstract class JsonListFormatContract extends ListFormatContract {
  /** The document with these records in the array that the format reads. */
  abstract String document(String records);

  /** A record with a hash, and with this put before its first field. */
  abstract String record(String more);

  @Override
  List<String> headers() {
    return List.of();
  }

  @Override
  boolean isDocument() {
    return true;
  }

  @Override
  List<String> bombs() {
    return List.of(
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        document("{\"a\":" + "[".repeat(100_000)),
        document(
            "{\"hashValue\":\"" + "a".repeat(5_000_000) + "\",\"id\":\"" + "a".repeat(5_000_000)),
        document("1".repeat(5_000_000)),
        "\"" + "a".repeat(5_000_000),
        "{\"" + "a".repeat(5_000_000),
        document("\"a\",".repeat(10_000) + "null"),
        "{\"error\": {\"message\": \"Invalid token\"}}",
        "null",
        "\u0000");
  }

  @Test
  void goesOnBehindARecordThatIsNone() throws IOException {
    Recorder sink = read(document("7," + record("") + ",[[1],{}],null," + record("")));
    assertEquals(2, sink.entries.size());
    assertEquals(3, sink.malformed.size());
  }

  @Test
  void goesOnBehindARecordOverALimit() throws IOException {
    String text = "\"" + "a".repeat(JsonRecords.LONGEST_TEXT + 1) + "\"";
    for (String field : List.of("id", "type", "signalType", "algorithm")) {
      Recorder sink = read(document("{\"" + field + "\":" + text + "}," + record("")));
      assertEquals(1, sink.entries.size());
      assertTrue(sink.malformed.size() >= 1);
    }
    Recorder deep =
        read(
            document(
                record("\"data\":" + "[".repeat(50) + "]".repeat(50) + ",") + "," + record("")));
    assertEquals(2, deep.entries.size() + deep.malformed.size());
  }

  @Test
  void passesOverWhatItDoesNotKnow() throws IOException {
    String unknown =
        "\"zz_more\": {\"status\": [1, {\"type\": \"x\"}]}, \"zz_long\": \"%s\", "
            .formatted("a".repeat(3_000_000));
    Recorder sink = read(document(record(unknown)));
    assertEquals(
        read(document(record(""))).entries.get(0).values().size(),
        sink.entries.get(0).values().size());
    assertEquals(List.of(), sink.malformed);
  }

  @Test
  void aFieldThatIsGivenTwiceIsNoAnswer() throws IOException {
    String field = this instanceof StopNciiListFormatTest ? "hashStatus" : "id";
    Recorder sink =
        read(document(record("\"%s\": \"Active\", \"%s\": \"Deleted\", ".formatted(field, field))));
    assertEquals(List.of(), sink.entries);
    assertEquals(1, sink.malformed.size());
  }

  @Test
  void saysWhereADocumentGoesOnBehindItsEnd() throws IOException {
    Recorder sink = read(document(record("")) + "\n\n" + document(record("")));
    assertEquals(1, sink.entries.size());
    assertEquals(1, sink.malformed.size());
  }

  @Test
  void readsAPageWithoutEntries() throws IOException {
    for (String page : List.of(document(""), document("").replace("[]", "null"))) {
      Recorder sink = read(page);
      assertEquals(List.of(), sink.entries);
      assertEquals(List.of(), sink.malformed);
    }
  }

  @Test
  void hasItsHoldersFields() throws IOException {
    Recorder sink = new Recorder();
    format().read(java.io.InputStream.nullInputStream(), Map.of("md5", "x"), sink);
    assertEquals(List.of("0:0"), sink.malformed);
  }
}
