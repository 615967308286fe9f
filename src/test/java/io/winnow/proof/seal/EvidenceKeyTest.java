package io.winnow.proof.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceKeyTest {
  private static final OpeningKey KEY = OpeningKey.generate();
  private static final String PRIVATE = KEY.text();
  private static final String PUBLIC = KEY.sealingKey().text();

  private static String refusal(Runnable parse, String text) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, parse::run, text).getMessage());
    String secret = text.substring(text.lastIndexOf(':') + 1).strip();
    assertFalse(secret.length() > 8 && message.contains(secret.substring(0, 8)), message);
    return message;
  }

  @Test
  void bothHalvesAreOneLineThatIsReadBack() {
    assertEquals(1, PRIVATE.lines().count());
    assertEquals(1, PUBLIC.lines().count());
    assertEquals(PUBLIC, SealingKey.parse(PUBLIC + "\n").text());
    assertEquals(PRIVATE, OpeningKey.parse("# of compliance\n\n " + PRIVATE + " \r\n").text());
    assertEquals(PUBLIC, OpeningKey.parse(PRIVATE).sealingKey().text());
    assertEquals(KEY.id(), SealingKey.parse(PUBLIC).id());
    assertNotEquals(PRIVATE, OpeningKey.generate().text());
  }

  @Test
  void theIdIsAHashOfThePublicHalf() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(KEY.sealingKey().raw());
    assertEquals(HexFormat.of().formatHex(Arrays.copyOf(hash, 8)), KEY.id());
  }

  @Test
  void halvesInEachOthersPlaceAreRefusedByName() {
    String wantsPublic = refusal(() -> SealingKey.parse(PRIVATE), PRIVATE);
    assertTrue(wantsPublic.startsWith("is the private half of an evidence key"), wantsPublic);
    String wantsPrivate = refusal(() -> OpeningKey.parse(PUBLIC), PUBLIC);
    assertTrue(wantsPrivate.startsWith("is the public half of an evidence key"), wantsPrivate);
  }

  @Test
  void whatIsNoKeyIsRefused() {
    for (String text :
        List.of(
            "",
            "# nothing",
            "07".repeat(32),
            PUBLIC + "\n" + PUBLIC,
            PUBLIC + ":",
            "winnow-evidence-public-2" + PUBLIC.substring(PUBLIC.indexOf(':')))) {
      String message = refusal(() -> SealingKey.parse(text), text);
      assertEquals(
          "is no public half of an evidence key: one line that begins with"
              + " winnow-evidence-public-1:",
          message);
    }
  }

  /** Evidence sealed to a key that nobody has is lost for good. */
  @Test
  void everyMistypedCharacterIsNoticed() {
    for (String text : List.of(PUBLIC, PRIVATE)) {
      // The last character has bits that do not count.
      for (int i = text.indexOf(':') + 1; i < text.length() - 1; i++) {
        char typed = text.charAt(i) == 'b' ? 'c' : 'b';
        String wrong = text.substring(0, i) + typed + text.substring(i + 1);
        refusal(
            () -> {
              if (text.equals(PUBLIC)) {
                SealingKey.parse(wrong);
              } else {
                OpeningKey.parse(wrong);
              }
            },
            wrong);
      }
      String cut = text.substring(0, text.length() - 2);
      refusal(
          () -> {
            SealingKey.parse(cut);
            OpeningKey.parse(cut);
          },
          cut);
    }
  }

  /** RFC 7748, 6.1: such points make every shared secret zero. */
  @Test
  void aPointOfSmallOrderIsNoKey() {
    for (int first : new int[] {0, 1}) {
      byte[] point = new byte[32];
      point[0] = (byte) first;
      String text = KeyText.write(KeyText.PUBLIC, point, point);
      assertEquals(
          "is an evidence key that nothing can be sealed to",
          refusal(() -> SealingKey.parse(text), text));
    }
  }

  @Test
  void noTextShowsASecret() {
    String secret = PRIVATE.substring(PRIVATE.lastIndexOf(':') + 1);
    assertFalse(KEY.toString().contains(secret));
    assertEquals("OpeningKey " + KEY.id(), KEY.toString());
    assertEquals("SealingKey " + KEY.id(), KEY.sealingKey().toString());
  }
}
