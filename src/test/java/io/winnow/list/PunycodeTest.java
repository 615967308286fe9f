package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.IDN;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PunycodeTest {
  @Test
  void encodesTheSamplesOfRfc3492() {
    // Section 7.1, samples (A), (B), (J, lower case) and (L).
    assertEquals(
        "xn--egbpdaj6bu4bxfgehfvwxn",
        Punycode.encode(
            "\u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644\u0645\u0648\u0634\u0639\u0631"
                + "\u0628\u064A\u061F"));
    assertEquals(
        "xn--ihqwcrb4cv8a8dqg056pqjye",
        Punycode.encode("\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587"));
    assertEquals(
        "xn--3b-ww4c5e180e575a65lsy2b", Punycode.encode("3\u5E74b\u7D44\u91D1\u516B\u5148\u751F"));
  }

  @Test
  void agreesWithTheLibraryOnRandomLabels() {
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      StringBuilder label = new StringBuilder();
      int length = 1 + random.nextInt(12);
      for (int c = 0; c < length; c++) {
        label.appendCodePoint(
            random.nextBoolean() ? 'a' + random.nextInt(26) : 0x4e00 + random.nextInt(5000));
      }
      assertEquals(IDN.toASCII(label.toString()), Punycode.encode(label.toString()));
    }
  }
}
