package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReporterTest {
  private static List<String> problems(String text) {
    return assertThrows(ProblemsException.class, () -> Reporters.of(text)).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void aFileSaysWhoReports() {
    Reporter reporter = Reporters.full();
    assertEquals("Ada", text(reporter, Reporter.Key.FIRST_NAME));
    assertEquals("+1 555 0100", text(reporter, Reporter.Key.PHONE));
    assertEquals(
        "We train on crawled pages.\nAsk us by e-mail.",
        text(reporter, Reporter.Key.COMPANY_TEMPLATE));
  }

  private static String text(Reporter reporter, Reporter.Key key) {
    return reporter.value(key).orElseThrow().text();
  }

  @Test
  void anAddressToAnswerToIsEnoughAndItMayBeUtf8() {
    Reporter reporter = Reporters.of("email=a@example.org\nlast-name=Müller-Łódź\n");
    assertEquals("Müller-Łódź", text(reporter, Reporter.Key.LAST_NAME));
    assertEquals(Optional.empty(), reporter.value(Reporter.Key.PHONE));
  }

  @Test
  void allThatIsWrongIsSaidAtOnceWithoutTheValues() {
    List<String> problems =
        problems(
            """
            first-name=%s
            last-name=
            phone=12\\u202e34
            e-mail=a@example.org
            legal-url=javascript:zz
            phone=1
            phone=12\\u202e34
            terms-of-service=%s
            """
                .formatted("zz-".repeat(40), "x".repeat(3001)));
    assertEquals(
        List.of(
            "reporter.properties: phone: stands twice",
            "reporter.properties: phone: stands twice",
            "reporter.properties: e-mail: is not a key of it; there are first-name, last-name, email,"
                + " phone, company-template, terms-of-service, legal-url",
            "reporter.properties: first-name: has 120 characters; 100 are the most",
            "reporter.properties: last-name: is empty; fill it or leave it out",
            "reporter.properties: legal-url: is no address such as https://example.org/legal",
            "reporter.properties: phone: holds 1 characters that cannot be seen or cannot stand in"
                + " XML",
            "reporter.properties: terms-of-service: has 3,001 characters; 3,000 are the most",
            "reporter.properties: email: is needed: the service asks for it"),
        problems);
    assertFalse(problems.toString().contains("zz-zz"), "a value is shown");
  }

  @Test
  void aTemplateOfExactlyTheGreatestLengthIsTaken() {
    Reporter reporter =
        Reporters.of("email=a@example.org\ncompany-template=" + "x".repeat(3000) + "\n");
    assertEquals(3000, text(reporter, Reporter.Key.COMPANY_TEMPLATE).length());
    assertTrue(
        problems("email=a@example.org\ncompany-template=" + "x".repeat(3001) + "\n")
            .get(0)
            .contains("3,001 characters"));
  }

  @Test
  void whatIsNoTextIsRefused() {
    byte[] latin =
        "email=a@example.org\nlast-name=M\u00fcller".getBytes(StandardCharsets.ISO_8859_1);
    ProblemsException refusal =
        assertThrows(ProblemsException.class, () -> Reporter.parse("r.properties", latin));
    assertEquals("r.properties: is not UTF-8 text", refusal.getMessage());
    assertTrue(problems("email=\\u12").get(0).contains("broken \\uXXXX"));
  }

  @Test
  void itNeverShowsItself() {
    assertFalse(Reporters.full().toString().contains("Ada"));
  }
}
