package io.winnow.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.report.Attacks;
import io.winnow.report.ProofState;
import io.winnow.report.ReportData;
import io.winnow.report.ReportSamples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The HTML file as text; what a browser makes of it is for {@link ReportInBrowserIT}. */
class HtmlFormatTest {
  private static final Pattern TAG =
      Pattern.compile(
          "<([/!]?[A-Za-z][A-Za-z0-9]*)((?:\\s+[A-Za-z][A-Za-z0-9-]*(?:=\"[^\"]*\")?)*)\\s*/?>");

  private static final Path TEMPLATES = Path.of("src/main/jte");

  @Test
  void theLargestRunFitsIntoTwoMebibytes() {
    String html = ReportPages.html(LargestReport.data());
    int bytes = html.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes <= 2 << 20, () -> bytes + " bytes");
    assertTrue(html.contains("<h2 id=\"sign-h\">"), "all sections are there");
    assertFalse(html.contains("NaN") || html.contains("Infinity"), "numbers are finite");
  }

  @Test
  void fiveHundredOrdinaryRowsAreShownInFull() {
    String html = ReportPages.html(ReportSamples.of(text -> text, 500));
    assertEquals(500, count(html, "<tbody class=\"item\""));
    assertEquals(0, count(html, "more in the ledger"));
    assertEquals(125, count(html, "ends before its format says so<br>"));
  }

  @Test
  void allRowsAreShownShorterRatherThanSomeNotAtAll() {
    String html = ReportPages.html(ReportSamples.of(text -> text + "\u202E/".repeat(900), 500));
    assertEquals(500, count(html, "<tbody class=\"item\""));
  }

  @ParameterizedTest
  @FieldSource("io.winnow.report.Attacks#ALL")
  void anAttackAddsNoMarkup(String attack) {
    Set<String> usual = markup(ReportPages.html(ReportSamples.of(Attacks.only("plain"), 8)));
    Set<String> attacked = markup(ReportPages.html(ReportSamples.of(Attacks.only(attack), 8)));
    attacked.removeAll(usual);
    attacked.removeAll(Set.of("small", "/small", "span class")); // What is cut, what is named.
    assertEquals(Set.of(), attacked);
  }

  /** Every element with the names of its attributes; fails where a {@code <} opens none. */
  private static Set<String> markup(String html) {
    String page =
        html.replaceFirst("(?s)<style>.*?</style>", "")
            .replaceFirst("(?s)<script>.*?</script>", "");
    TreeSet<String> found = new TreeSet<>();
    long tags = 0;
    Matcher tag = TAG.matcher(page);
    while (tag.find()) {
      tags++;
      found.add(tag.group(1) + tag.group(2).replaceAll("=\"[^\"]*\"", ""));
    }
    assertEquals(page.chars().filter(c -> c == '<').count(), tags, "all else is escaped");
    return found;
  }

  @Test
  void thePolicyNamesTheTwoTextsThatRun() throws GeneralSecurityException {
    String html = ReportPages.html(ReportSamples.calm());
    String style = inside(html, "style");
    String script = inside(html, "script");
    assertTrue(
        html.contains(
            "content=\"default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\""
                .formatted(hash(style), hash(script))
                .replace("'", "&#39;")),
        "hashes are those of what stands in the file");
    assertEquals(1, count(html, "<style"));
    assertEquals(1, count(html, "<script"));
  }

  private static String inside(String html, String element) {
    Matcher matcher =
        Pattern.compile("<%s>(.*?)</%s>".formatted(element, element), Pattern.DOTALL).matcher(html);
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  private static String hash(String text) throws GeneralSecurityException {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void templatesWriteNothingUnescapedButStyleAndScript() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertEquals(file.endsWith("page.jte") ? 2 : 0, count(text, "$unsafe"), file.toString());
        assertFalse(text.matches("(?s).*\\s(style|on[a-z]+|src)=.*"), file.toString());
      }
    }
  }

  @Test
  void theSameDataGivesTheSameBytes() {
    assertEquals(ReportPages.html(ReportSamples.calm()), ReportPages.html(ReportSamples.calm()));
  }

  @Test
  void theStateIsSaidInWords() {
    ReportData data = ReportSamples.calm();
    assertTrue(ReportPages.html(data).contains("<strong>Incomplete</strong>"));
    ReportData broken =
        new ReportData(
            data.run(),
            Optional.empty(),
            List.of(),
            new ProofState(ProofState.Kind.BROKEN, "ab", List.of("changed: something")),
            List.of(),
            Instant.EPOCH);
    String html = ReportPages.html(broken);
    assertTrue(html.contains("<strong>Not verified</strong>"));
    assertTrue(html.contains("changed: something"));
  }

  @Test
  void smallFiguresOfSensitivePurposesAreMaskedOnRequest() {
    String shown = ReportPages.html(ReportSamples.calm());
    String masked = ReportPages.html(ReportSamples.calm(), true);
    assertTrue(shown.contains("<h4>3 items matched a confidential list</h4>"));
    assertTrue(masked.contains("<h4>&lt;5 items matched a confidential list</h4>"));
    assertEquals(10, count(shown, "data-rule=\"picture\""));
    assertEquals(0, count(masked, "data-rule=\"picture\""));
    assertTrue(count(masked, ">&lt;5</td>") >= 8, "classes, causes, lists, rules, strata, figures");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
