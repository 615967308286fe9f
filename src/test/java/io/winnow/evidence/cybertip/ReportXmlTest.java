package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportXmlTest {
  private static final RunFacts RUN = new RunFacts("9.9.9", "complete", true);

  private static Xml report(Draft draft) {
    byte[] document = ReportXml.of(draft, Reporters.full(), RUN);
    new DraftSchema().check(document);
    return Xml.of(document);
  }

  private static Xml report(Evidence row) {
    return report(Draft.of(Evidence.hit(row)));
  }

  @Test
  void aHitIsAnIncidentOnAPageThatAThirdPartyHosts() {
    Xml xml = report(Evidence.exact(4));
    assertEquals(
        List.of("incidentSummary", "internetDetails", "reporter", "additionalInfo"),
        xml.children());
    assertEquals(
        "Child Pornography (possession, manufacture, and distribution)", xml.sole("incidentType"));
    assertEquals("2024-05-01T12:00:04Z", xml.sole("incidentDateTime"));
    assertTrue(
        xml.sole("incidentDateTimeDescription").startsWith("Time of capture by the crawler, UTC"));
    assertEquals(List.of("http://pictures.example/4.png"), xml.all("url"));
    assertEquals("true", xml.attribute("webPageIncident", "thirdPartyHostedContent"));
  }

  @Test
  void theReporterIsWhoTheFileSays() {
    Xml xml = report(Evidence.exact(1));
    assertEquals("Ada", xml.sole("firstName"));
    assertEquals("Example", xml.sole("lastName"));
    assertEquals("+1 555 0100", xml.sole("phone"));
    assertEquals("reports@example.org", xml.sole("email"));
    assertEquals("We train on crawled pages.\nAsk us by e-mail.", xml.sole("companyTemplate"));
    assertEquals("none", xml.sole("termsOfService"));
    assertEquals("https://example.org/legal", xml.sole("legalURL"));
  }

  @Test
  void nobodyIsAccused() {
    Xml xml = report(Evidence.exact(1));
    for (String name :
        List.of("personOrUserReported", "ipCaptureEvent", "escalateToHighPriority", "victim")) {
      assertFalse(xml.has(name), name);
    }
    assertTrue(xml.info().contains("Server address at time of capture: 192.0.2.7."), xml.info());
  }

  @Test
  void exactAndNearAreToldApart() {
    assertTrue(report(Evidence.exact(1)).info().startsWith("EXACT MATCH: "));
    String near = report(Evidence.near(1, 31)).info();
    assertTrue(near.startsWith("NEAR MATCH, NOT CONFIRMED: A PERSON MUST CONFIRM IT"), near);
    assertTrue(near.contains("by pdq: near, distance 31 of 256 bits"), near);
    assertTrue(near.contains("list list-a, version 2024-04-30"), near);
  }

  @Test
  void anUnknownTimeIsNeverMadeUp() {
    for (Evidence row :
        List.of(
            Evidence.exact(1).without("captured_at"),
            Evidence.exact(1).set("captured_at", java.time.Instant.parse("+12024-05-01T00:00:00Z")),
            Evidence.exact(1)
                .set("captured_at", java.time.Instant.parse("-0001-05-01T00:00:00Z")))) {
      Xml xml = report(row);
      assertEquals("DRAFT: TIME OF CAPTURE NOT KNOWN", xml.sole("incidentDateTime"));
      assertTrue(xml.info().contains("INCOMPLETE: no time of capture."), xml.info());
    }
    Xml last =
        report(
            Evidence.exact(1)
                .set("captured_at", java.time.Instant.parse("9999-12-31T23:59:59.999999Z")));
    assertEquals("9999-12-31T23:59:59.999999Z", last.sole("incidentDateTime"));
  }

  @Test
  void aReportWithoutAddressHasNoPageButSaysSo() {
    byte[] document =
        ReportXml.of(
            Draft.of(Evidence.hit(Evidence.exact(1).without("url"))), Reporters.full(), RUN);
    new DraftSchema().check(document);
    assertFalse(Xml.of(document).has("url"));
    assertTrue(
        new String(document, StandardCharsets.UTF_8)
            .startsWith(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- INCOMPLETE: no address. DRAFT, NOT"
                    + " SENT."));
  }

  @Test
  void aGroupNamesEachAddressOnceAndTheTimesFromFirstToLast() {
    Xml xml =
        report(
            new Draft(
                List.of(
                    Evidence.hit(Evidence.exact(9)),
                    Evidence.hit(Evidence.exact(2).set("server_ip", "192.0.2.8")),
                    Evidence.hit(Evidence.exact(5).set("url", "http://pictures.example/9.png"))),
                0));
    assertEquals(
        List.of("http://pictures.example/9.png", "http://pictures.example/2.png"), xml.all("url"));
    assertEquals("2024-05-01T12:00:02Z", xml.sole("incidentDateTime"));
    assertTrue(
        xml.sole("incidentDateTimeDescription")
            .endsWith("The first of 3 files; the last was captured at 2024-05-01T12:00:09Z."));
    assertTrue(xml.info().contains("3 files of one host on one day (UTC)"), xml.info());
    assertTrue(xml.info().contains("192.0.2.7, 192.0.2.8"), xml.info());
  }

  @Test
  void theReportsOwnNotesNeverExceedWhatTheServiceTakes() {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      hits.add(
          Evidence.hit(
              Evidence.exact(i).set("list_id", "list-" + i).set("server_ip", "192.0.2." + i)));
    }
    String info = report(new Draft(hits, 2)).info();
    assertTrue(info.length() <= 3000 && info.length() > 2900, info.length() + "");
    assertTrue(info.endsWith(" more]"));
    assertTrue(info.contains("this is number 2 on the same host and day"), "first things first");
  }
}
