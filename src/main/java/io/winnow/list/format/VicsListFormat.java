package io.winnow.list.format;

import io.winnow.spi.ListFormat;
import io.winnow.spi.ListSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Project VIC's JSON, VICS data model 1.3 (with {@code odata.metadata}) and 2.0 (with {@code
 * odata.context}): media records in {@code value}, or in {@code Media} of a case in {@code value}.
 *
 * <p>{@code MediaID}, {@code Category}, {@code DateUpdated}, {@code MimeType} and hashes are read:
 * {@code MD5}, {@code SHA1}, {@code PhotoDNA} and what {@code AlternativeHashes} and {@code
 * MediaFiles} have beside them. File names, comments, tags and all else are passed over.
 */
public final class VicsListFormat implements ListFormat {
  private static final Set<String> PATHS = Set.of("value", "value/Media", "Media", "");
  private static final Set<String> FIELDS =
      anyCase(
          Set.of(
              "MediaID",
              "Category",
              "DateUpdated",
              "MimeType",
              "MD5",
              "SHA1",
              "SHA256",
              "PhotoDNA",
              "AlternativeHashes",
              "HashName",
              "HashValue",
              "MediaFiles"));
  private final ValueKinds kinds;

  public VicsListFormat() {
    this(ValueKinds.installed());
  }

  VicsListFormat(ValueKinds kinds) {
    this.kinds = kinds;
  }

  @Override
  public String id() {
    return "vics";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    return FileNames.isJson(fileName, "vics")
        || FileNames.isJson(fileName, "projectvic")
        || FileNames.matches(fileName, Set.of(), Set.of("vics"));
  }

  @Override
  public void selfTest() {
    KnownAnswers.of(new VicsListFormat(ValueKinds.with()))
        .sample(
            """
            {"odata.metadata": "http://zz.example/DataModels/1.3.xml#Media", "value": [
            {"MediaID": 7, "Category": 1, "MD5": "00112233445566778899AABBCCDDEEFF", "VictimIdentified": "false",
            "AlternativeHashes": [{"HashName": "PhotoDNA", "HashValue": "enp6"}],
            "MediaFiles": [{"MD5": "00112233445566778899aabbccddeeff", "FileName": "zz"}]},
            {"Media": [{"MediaID": 8, "Category": 2, "IsSuspected": true, "MimeType": "image/png",
            "DateUpdated": "2016-05-01T00:00:00Z", "SHA1": "00112233445566778899AABBCCDDEEFF01234567"}]}]}
            """)
        .unknown("photodna", 2)
        .entry("2 active id=7 category=1 md5=00112233445566778899aabbccddeeff")
        .entry(
            "5 active id=8 category=2 type=image updated=2016-05-01T00:00:00Z"
                + " sha1=00112233445566778899aabbccddeeff01234567")
        .check();
  }

  @Override
  public void read(InputStream in, Map<String, String> columns, ListSink sink) throws IOException {
    OwnFields.check(columns, sink);
    VicsMedia media = new VicsMedia(kinds, sink);
    JsonRecords.read(in, PATHS, FIELDS, sink, media::read);
  }

  private static Set<String> anyCase(Set<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(names);
    return Collections.unmodifiableSet(set);
  }
}
