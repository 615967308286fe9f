package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.core.EntryStatus;
import io.winnow.core.ListEntry;
import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page of NCMEC's Hash Sharing, version 2: XML with {@code queryResult}.
 *
 * <p>An entry is known by its member's and its own id. Its time is the later of its timestamp and
 * its feedback's, so that a dispute is news. Negative feedback on any of its fingerprints, with at
 * least a reason or a member, disputes the whole entry. Large fingerprints that are only pointed at
 * ({@code href}) are counted as not shipped; their addresses are not kept.
 */
public final class NcmecListFormat implements ListFormat {
  private static final String SAMPLE =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2">
      <images count="2" maxTimestamp="2024-05-01T12:00:00Z">
      <image><member id="42">Example Member</member>
      <timestamp>2024-05-01T12:00:00Z</timestamp><id>image1</id><classification>A1</classification>
      <fingerprints><md5>00112233445566778899aabbccddeeff</md5>
      <pdq>00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff</pdq>
      <pdna>AAAA</pdna></fingerprints>
      <feedback lastUpdateTimestamp="2024-05-02T12:00:00Z"><negativeFeedback type="Md5"><reasons>
      <reason guid="00000000-0000-0000-0000-000000000000" name="Example" type="Md5"/></reasons>
      </negativeFeedback></feedback></image>
      <deletedImage><member id="43">Example Member</member><id>image4</id>
      <timestamp>2024-05-01T12:00:00Z</timestamp></deletedImage></images>
      <videos count="1" maxTimestamp="2024-05-01T12:00:00Z">
      <video><member id="42">Example Member</member><id>video1</id><fingerprints>
      <sha1>00112233445566778899aabbccddeeff00112233</sha1>
      <tmk-pdqf rel="self" href="/v2/entries/1/fingerprints/TMK_PDQF"/></fingerprints></video></videos>
      <paging><next>/v2/entries?start=2001</next></paging></queryResult>
      """;

  @Override
  public String id() {
    return "ncmec";
  }

  @Override
  public String version() {
    return "1";
  }

  /** Every XML file: no other format is XML, and the document's first element says whose it is. */
  @Override
  public boolean recognises(String fileName) {
    return FileNames.matches(fileName, Set.of(), Set.of("xml"));
  }

  @Override
  public void selfTest() {
    Instant may = Instant.parse("2024-05-01T12:00:00Z");
    SelfTest.expect(
        this,
        SAMPLE,
        List.of(
            new ListEntry(
                4,
                "image1",
                "42",
                EntryStatus.DISPUTED,
                "A1",
                new ListEntry.Facts("image", -1, -1, null, Instant.parse("2024-05-02T12:00:00Z")),
                List.of(
                    SelfTest.hash(Algorithm.MD5, "00112233445566778899aabbccddeeff"),
                    SelfTest.hash(
                        Algorithm.PDQ,
                        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"))),
            new ListEntry(
                12,
                "image4",
                "43",
                EntryStatus.DELETED,
                "",
                new ListEntry.Facts("image", -1, -1, null, may),
                List.of()),
            new ListEntry(
                15,
                "video1",
                "42",
                EntryStatus.ACTIVE,
                "",
                new ListEntry.Facts("video", -1, -1, null, null),
                List.of(
                    SelfTest.hash(Algorithm.SHA1, "00112233445566778899aabbccddeeff00112233")))),
        List.of("pdna", "tmk-pdqf (not shipped)"));
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    new NcmecDocument(XmlDocument.open(in, sink), sink).read();
  }
}
