package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaGroupTest {
  @ParameterizedTest
  @CsvSource({
    "image/jpeg, IMAGE",
    "image/svg+xml, IMAGE",
    "text/html; charset=utf-8, HTML",
    "TEXT/HTML, HTML",
    "application/xhtml+xml, HTML",
    "text/plain, TEXT",
    "application/pdf, PDF",
    "application/msword, OFFICE",
    "application/vnd.ms-excel.sheet.macroenabled.12, OFFICE",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document, OFFICE",
    "application/x-tika-ooxml-protected, OFFICE",
    "application/vnd.oasis.opendocument.text, ODF",
    "application/epub+zip, EPUB",
    "application/rtf, RTF",
    "text/rtf, RTF"
  })
  void knowsWhatItCovers(String type, MediaGroup group) {
    assertEquals(Optional.of(group), MediaGroup.of(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/css",
        "text/javascript",
        "application/javascript",
        "font/woff2",
        "video/mp4",
        "application/zip",
        "application/octet-stream",
        "application/vnd.ms-excelsior",
        "image/",
        "image",
        "",
        ";"
      })
  void otherTypesAreNeverAskedFor(String type) {
    assertEquals(Optional.empty(), MediaGroup.of(type));
  }

  @Test
  void everyGroupIsAWordOfPolicies() {
    for (MediaGroup group : MediaGroup.values()) {
      assertEquals(group, Words.TYPES.get(group.id()));
    }
  }
}
