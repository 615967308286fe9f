package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  @ParameterizedTest
  @CsvSource({"abc,3,abc", "abc,2,ab", "a𝄞b,2,a", "a𝄞b,3,a𝄞", "𝄞,1,''", "'',0,''", "abc,0,''"})
  void aTextIsCutBetweenCharacters(String text, int most, String cut) {
    assertEquals(cut, Texts.cut(text, most));
  }
}
