package io.winnow.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Review;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReviewFileTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 17);
  private static final String HEADER = "item_token,decision,reviewer,reason,date,expiry\n";
  private static final String A = "00112233445566778899aabbccddeeff";
  private static final String B = "ffeeddccbbaa99887766554433221100";

  /** Stands for what a reviewer wrote: no message may repeat it. */
  private static final String NOTE = "zz-written-by-a-reviewer";

  private static ReviewSet read(String text) {
    return ReviewFile.read(text.getBytes(StandardCharsets.UTF_8), "d.csv", TODAY);
  }

  private static List<String> problems(String text) {
    List<String> problems =
        assertThrows(ProblemsException.class, () -> read(text)).problems().stream()
            .map(Problem::toString)
            .toList();
    problems.forEach(p -> assertFalse(p.contains("zz-"), p));
    return problems;
  }

  private static String row(String token, String decision, String date, String expiry) {
    return "%s,%s,A. Reviewer,%s,%s,%s\n".formatted(token, decision, NOTE, date, expiry);
  }

  @Test
  void whatIsWrittenIsFoundByToken() {
    ReviewSet set =
        read(
            HEADER
                + A
                + ",allow,A. Reviewer,\"a nude statue, \"\"Venus\"\"\",2026-05-16,\n"
                + B.toUpperCase(java.util.Locale.ROOT)
                + ", false-positive ,Ärztin Zoë 審,鑑定済み,2024-02-29,2026-05-17\r\n"
                + "\n"
                + row("0".repeat(32), "deny", "2026-05-18", ""));
    assertEquals(3, set.size());
    assertEquals(
        Optional.of(
            new Review(
                Review.Kind.ALLOW,
                "A. Reviewer",
                "a nude statue, \"Venus\"",
                LocalDate.of(2026, 5, 16))),
        set.of(A));
    assertEquals("鑑定済み", set.of(B).orElseThrow().note());
    assertEquals("Ärztin Zoë 審", set.of(B).orElseThrow().reviewer());
    assertEquals(Optional.empty(), set.of("1".repeat(32)));
    assertEquals(
        Map.of(Review.Kind.ALLOW, 1L, Review.Kind.FALSE_POSITIVE, 1L, Review.Kind.DENY, 1L),
        set.counts());
    assertEquals(List.of("0".repeat(32), A, B), List.copyOf(set.tokens()));
  }

  @Test
  void aFileWithoutDecisionsIsOne() {
    assertTrue(read(HEADER).isEmpty());
    assertTrue(read(HEADER.strip()).isEmpty());
    assertTrue(ReviewSet.NONE.of(A).isEmpty());
  }

  @Test
  void theDigestIsThatOfTheFileAsItIsStored() {
    assertEquals(sha256(HEADER.getBytes(StandardCharsets.UTF_8)), read(HEADER).sha256());
    assertFalse(read(HEADER).sha256().equals(read("\uFEFF" + HEADER).sha256()));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void columnsMayStandInAnyOrderButNoneMayLackOrBeMore() {
    List<String> names = new ArrayList<>(List.of(HEADER.strip().split(",")));
    Map<String, String> cells =
        Map.of(
            "item_token",
            A,
            "decision",
            "deny",
            "reviewer",
            "R",
            "reason",
            NOTE,
            "date",
            "2026-01-02",
            "expiry",
            "");
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(names, new Random(seed));
      String row = String.join(",", names.stream().map(cells::get).toList());
      assertEquals(
          NOTE, read(String.join(",", names) + "\n" + row + "\n").of(A).orElseThrow().note());
    }
    assertEquals(
        List.of(
            "d.csv:1:49: column 7 is unknown; the columns are"
                + " item_token,decision,reviewer,reason,date,expiry"),
        problems(HEADER.strip() + ",zz-colour\n"));
    assertEquals(
        List.of("d.csv:1: the first line lacks the column date, expiry"),
        problems("item_token,decision,reviewer,reason\n"));
    assertEquals(
        List.of(
            "d.csv:1:49: column 7 is one that was there before; the columns are"
                + " item_token,decision,reviewer,reason,date,expiry"),
        problems(HEADER.strip() + ",date\n"));
  }

  @Test
  void aFileWithoutAHeaderIsRefusedAndNotRepeated() {
    List<String> problems = problems(row(A, "deny", "2026-01-02", ""));
    assertEquals(7, problems.size(), problems::toString);
    assertEquals(List.of("d.csv: is empty; its first line is " + HEADER.strip()), problems(""));
  }

  @Test
  void everyMistakeIsNamedAtItsPlace() {
    assertEquals(
        List.of(
            "d.csv:2:1: item_token: needs the 32 hexadecimal digits of an item's token",
            "d.csv:3:34: decision: needs allow, deny or false-positive",
            "d.csv:4:34: decision: is empty; say allow, deny or false-positive, or delete the line",
            "d.csv:5:1: item_token: is decided in line 3 already; an item has one decision",
            "d.csv:5:76: date: is in the future; today is 2026-05-17 (UTC)",
            "d.csv:6:76: date: needs a date, YYYY-MM-DD",
            "d.csv:7:87: expiry: needs a date, YYYY-MM-DD",
            "d.csv:8:87: expiry: is before the date of the decision",
            "d.csv:9: has 7 cells, not 6; a cell with a comma in it stands in quotes",
            "d.csv:10: has 1 cells, not 6; a cell with a comma in it stands in quotes",
            "d.csv:11:39: reviewer: needs 1 to 100 characters, not 0",
            "d.csv:11:40: reason: needs 1 to 500 characters, not 0"),
        problems(
            HEADER
                + row(A.substring(1), "deny", "2026-01-02", "")
                + row(A, "Keep", "2026-01-02", "")
                + row(B, "", "2026-01-02", "")
                + row(A, "deny", "2026-05-19", "")
                + row("1".repeat(32), "deny", "2026-02-30", "")
                + row("2".repeat(32), "deny", "2026-01-02", "never")
                + row("3".repeat(32), "deny", "2026-01-02", "2026-01-01")
                + row("4".repeat(32), "deny", "2026-01-02", "").replace("zz-", "zz-,")
                + "zz-nothing\n"
                + "5".repeat(32)
                + ",deny,,,2026-01-02,\n"));
  }

  @Test
  void textThatHidesSomethingIsRefused() {
    for (int bad :
        new int[] {
          0x00, 0x07, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x200e, 0x202e, 0x2066, 0x2028, 0x2029,
          0xfeff, 0xe0041, 0x3164, 0x115f, 0xfe0f, 0x2800, 0xe000
        }) {
      String text = "a" + Character.toString(bad) + "b";
      String row = "%s,deny,R,%s,2026-01-02,\n";
      List<String> problems = problems(HEADER + row.formatted(A, text));
      assertEquals(
          List.of(
              "d.csv:2:41: reason: character 2 is a control or an invisible one (U+%04X)"
                  .formatted(bad)),
          problems);
      assertEquals(1, problems(HEADER + row.replace("R", text).formatted(A, "x")).size());
    }
  }

  @Test
  void textsHaveAMostLength() {
    String row = "%s,deny,%s,%s,2026-01-02,\n";
    // Characters, not the halves that Java counts.
    assertEquals(1, read(HEADER + row.formatted(A, "𝒶".repeat(100), "𝒶".repeat(500))).size());
    assertEquals(
        List.of("d.csv:2:39: reviewer: needs 1 to 100 characters, not 101"),
        problems(HEADER + row.formatted(A, "x".repeat(101), "x")));
    assertEquals(
        List.of("d.csv:2:41: reason: needs 1 to 500 characters, not 501"),
        problems(HEADER + row.formatted(A, "R", "x".repeat(501))));
    assertEquals(
        List.of(
            "d.csv:2: this line or the next is no row of a table: a stray quote, or over 16,384"
                + " characters"),
        problems(HEADER + row.formatted(A, "R", "x".repeat(70_000))));
  }

  @Test
  void aStrayQuoteSwallowsNoRow() {
    String stray =
        HEADER
            + A
            + ",deny,R,\""
            + NOTE
            + ",2026-01-02,\n"
            + B
            + ",deny,R,\""
            + NOTE
            + "\",2026-01-02,\n";
    assertTrue(problems(stray).get(0).startsWith("d.csv:2: this line or the next"), stray);
    String over = HEADER + A + ",deny,R,\"" + NOTE + "\n" + NOTE + "\",2026-01-02,\n";
    assertEquals(
        List.of("d.csv:2: a quoted cell goes on over the end of the line; close its quotes"),
        problems(over));
  }

  @Test
  void whatIsNotUtf8IsNeverGuessed() {
    byte[] file = (HEADER + row(A, "deny", "2026-01-02", "")).getBytes(StandardCharsets.UTF_8);
    file[HEADER.length() + 50] = (byte) 0xe9;
    ProblemsException refused =
        assertThrows(ProblemsException.class, () -> ReviewFile.read(file, "d.csv", TODAY));
    assertEquals(
        "d.csv:2: byte %d is not UTF-8; save the file as UTF-8".formatted(HEADER.length() + 50),
        refused.getMessage());
  }

  @Test
  void aDecisionHoldsToTheEndOfItsLastDay() {
    String file = HEADER + row(A, "allow", "2026-01-02", "2026-05-17");
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    assertEquals(1, ReviewFile.read(bytes, "d.csv", TODAY).size());
    assertEquals(0, ReviewFile.read(bytes, "d.csv", TODAY).expired());
    ReviewSet tomorrow = ReviewFile.read(bytes, "d.csv", TODAY.plusDays(1));
    assertTrue(tomorrow.isEmpty());
    assertEquals(1, tomorrow.expired());
    assertEquals(
        List.of("d.csv:3:1: item_token: is decided in line 2 already; an item has one decision"),
        problems(
            HEADER
                + row(A, "allow", "2026-01-02", "2026-01-03")
                + row(A, "deny", "2026-01-02", "")));
  }

  @Test
  void theFirstThousandProblemsStandAndTheOthersAreCounted() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 1_234; i++) {
      text.append(row("x", "deny", "2026-01-02", ""));
    }
    List<String> problems = problems(text.toString());
    assertEquals(1_001, problems.size());
    assertEquals("d.csv: there are 234 more problems", problems.get(1_000));
  }

  @Test
  void moreThanAMillionDecisionsAreRefused() {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i <= 1_000_000; i++) {
      text.append(HexFormat.of().toHexDigits((long) i))
          .append("0000000000000000,deny,R,x,2026-01-02,\n");
    }
    assertEquals(
        List.of("d.csv:1000002: there are more than 1,000,000 decisions"),
        problems(text.toString()));
    int last = text.lastIndexOf("\n", text.length() - 2) + 1;
    assertEquals(1_000_000, read(text.substring(0, last)).size());
    byte[] large = new byte[ReviewFile.MOST_BYTES + 1];
    assertThrows(ProblemsException.class, () -> ReviewFile.read(large, "d.csv", TODAY));
  }

  /** Whatever the bytes are, the answer is a set or problems that repeat nothing. */
  @Test
  void hostileBytesGiveASetOrProblems() {
    Random random = new Random(7);
    String good = HEADER + row(A, "deny", "2026-01-02", "") + row(B, "allow", "2026-01-02", "");
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] file = good.getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(4); n >= 0; n--) {
        byte[] any = {'"', ',', '\n', '\r', 0, (byte) 0xff, 'z', ' ', '#', ';'};
        file[random.nextInt(file.length)] = any[random.nextInt(any.length)];
      }
      try {
        assertTrue(ReviewFile.read(file, "d.csv", TODAY).size() <= 2);
      } catch (ProblemsException e) {
        refused++;
        assertFalse(String.valueOf(e.getMessage()).contains("written"), e::getMessage);
      }
    }
    assertTrue(refused > 1_000, "" + refused);
  }
}
