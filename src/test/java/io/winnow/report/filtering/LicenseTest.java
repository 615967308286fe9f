package io.winnow.report.filtering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTest {
  @ParameterizedTest
  @CsvSource({
    "CC-BY-4.0, cc-by-4.0",
    "https://creativecommons.org/licenses/by-nc-sa/4.0/, cc-by-nc-sa-4.0",
    "http://www.creativecommons.org/licenses/by/4.0/deed.en, cc-by-4.0",
    "https://creativecommons.org/publicdomain/zero/1.0/, cc0-1.0",
    "https://spdx.org/licenses/CDLA-Permissive-2.0.html, cdla-permissive-2.0",
    "ODC-By-1.0, odc-by",
    "ODbL-1.0, odbl",
    "GPL-3.0-or-later, gpl-3.0",
    "MIT, mit"
  })
  void whatTheHubKnowsHasItsNameThere(String license, String hub) {
    assertEquals(Optional.of(hub), new License(license).hubId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://terms.example.com/data", "LicenseRef-house", "CC-BY-9.9"})
  void otherLicencesHaveNone(String license) {
    assertEquals(Optional.empty(), new License(license).hubId());
  }

  @Test
  void itCanBeReadSomewhere() {
    assertEquals("https://spdx.org/licenses/CC-BY-4.0.html", new License("CC-BY-4.0").url());
    assertEquals("https://t.example/x", new License("https://t.example/x").url());
  }

  /** Ids as the SPDX specification and spdx.org write them. */
  @ParameterizedTest
  @CsvSource({
    "cc-by-4.0, CC-BY-4.0",
    "ODBL-1.0, ODbL-1.0",
    "odc-by-1.0, ODC-By-1.0",
    "mit, MIT",
    "GPL-3.0, GPL-3.0",
    "gpl-3.0-OR-later, GPL-3.0-or-later",
    "0bsd, 0BSD",
    "zlib, Zlib"
  })
  void anIdIsWrittenAsTheListWritesIt(String text, String id) {
    assertTrue(new License(text).isUnderstood());
    assertEquals("https://spdx.org/licenses/" + id + ".html", new License(text).url());
  }

  @Test
  void whatIsNeitherAddressNorIdIsNotUnderstood() {
    for (String text :
        new String[] {
          "our own terms",
          "javascript:alert(1)",
          "ftp://a.example",
          "https://",
          "a/b",
          "",
          "TBD",
          "none",
          "CC-BY-9.9",
          "LicenseRef-house",
          "#"
        }) {
      assertFalse(new License(text).isUnderstood(), text);
    }
    assertTrue(new License("CC-BY-4.0").isUnderstood());
    assertTrue(new License("https://t.example/x?y=z").isUnderstood());
    assertFalse(new License("https://t.example/\u202ex").isUnderstood());
  }
}
