package io.winnow.evidence.cybertip;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the {@code report} of a draft, in the schema's order. */
final class ReportXml {
  /** Characters of any {@code additionalInfo}; the service says so of the report's own. */
  static final int LONGEST_INFO = 3000;

  private static final String INCIDENT_TYPE =
      "Child Pornography (possession, manufacture, and distribution)";
  private static final int MOST_SERVERS = 20;

  private ReportXml() {}

  static byte[] of(Draft draft, Reporter reporter, RunFacts run) {
    XmlDocument xml = new XmlDocument(comment(draft.isExact(), draft.lacks()));
    xml.open("report");
    incident(xml, draft);
    page(xml, draft);
    reporter(xml, reporter);
    xml.leaf(
        "additionalInfo",
        Visible.join(notes(draft, run).stream().map(Visible::of).toList()).cut(LONGEST_INFO));
    return xml.close().bytes();
  }

  private static void incident(XmlDocument xml, Draft draft) {
    xml.open("incidentSummary")
        .leaf("incidentType", INCIDENT_TYPE)
        .leaf(
            "incidentDateTime",
            draft.first().map(Object::toString).orElse("DRAFT: TIME OF CAPTURE NOT KNOWN"))
        .leaf("incidentDateTimeDescription", timeNote(draft))
        .close();
  }

  private static String timeNote(Draft draft) {
    if (draft.first().isEmpty()) {
      return "The crawled data does not say when the file was captured, or says no time of the"
          + " calendar.";
    }
    String note =
        "Time of capture by the crawler, UTC, as its record says (WARC-Date); when the file was put"
            + " there is not known.";
    return draft.hits().size() == 1
        ? note
        : note
            + " The first of %d files; the last was captured at %s."
                .formatted(draft.hits().size(), draft.last().orElseThrow());
  }

  private static void page(XmlDocument xml, Draft draft) {
    xml.open("internetDetails").open("webPageIncident");
    xml.attribute("thirdPartyHostedContent", "true");
    int written = 0;
    for (String url : draft.urls()) {
      Visible address = Visible.of(url);
      written += address.written();
      xml.leaf("url", address);
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "Hosted by a third party and fetched by a web crawler; the reporter knows nothing else of"
            + " who put it there.");
    addressNote(written).ifPresent(notes::add);
    xml.leaf("additionalInfo", Visible.join(notes.stream().map(Visible::of).toList()));
    xml.close().close();
  }

  private static void reporter(XmlDocument xml, Reporter reporter) {
    xml.open("reporter").open("reportingPerson");
    reporter.value(Reporter.Key.FIRST_NAME).ifPresent(text -> xml.leaf("firstName", text));
    reporter.value(Reporter.Key.LAST_NAME).ifPresent(text -> xml.leaf("lastName", text));
    reporter.value(Reporter.Key.PHONE).ifPresent(text -> xml.leaf("phone", text));
    reporter.value(Reporter.Key.EMAIL).ifPresent(text -> xml.leaf("email", text));
    xml.close();
    reporter.value(Reporter.Key.COMPANY_TEMPLATE).ifPresent(t -> xml.leaf("companyTemplate", t));
    reporter.value(Reporter.Key.TERMS_OF_SERVICE).ifPresent(t -> xml.leaf("termsOfService", t));
    reporter.value(Reporter.Key.LEGAL_URL).ifPresent(text -> xml.leaf("legalURL", text));
    xml.close();
  }

  /** What matters most comes first: the end may be cut. */
  private static List<String> notes(Draft draft, RunFacts run) {
    List<String> notes = new ArrayList<>();
    Set<Basis> bases = new TreeSet<>();
    draft.hits().forEach(hit -> bases.add(hit.basis()));
    bases.forEach(basis -> notes.add(HitNotes.sureness(basis)));
    HitNotes.lacks(draft.lacks()).ifPresent(notes::add);
    notes.add(toolNote(run));
    if (draft.hits().size() > 1 || draft.share() > 0) {
      notes.add(groupNote(draft));
    }
    for (Hit hit : draft.hits().size() == 1 ? draft.hits() : List.<Hit>of()) {
      notes.add(HitNotes.origin(hit));
      HitNotes.server(hit).ifPresent(notes::add);
      hit.matches().forEach(match -> notes.add(HitNotes.match(hit, match)));
    }
    if (draft.hits().size() > 1) {
      notes.addAll(lists(draft));
      notes.add(servers(draft));
    }
    return notes;
  }

  private static String groupNote(Draft draft) {
    String note =
        "%d files of one host on one day (UTC), a fileDetails part for each."
            .formatted(draft.hits().size());
    return draft.share() == 0
        ? note
        : note
            + " Too many for one report: this is number %d on the same host and day."
                .formatted(draft.share());
  }

  private static List<String> lists(Draft draft) {
    Set<String> lists = new LinkedHashSet<>();
    for (Hit hit : draft.hits()) {
      for (Match match : hit.matches()) {
        lists.add(
            "Matched list %s, version %s, by %s, %s."
                .formatted(
                    HitNotes.fact(match.listId()),
                    HitNotes.fact(match.listVersion()),
                    HitNotes.fact(match.algorithm()),
                    match.basis().isExact()
                        ? "exact, distance 0"
                        : "near; distances stand in the parts"));
      }
    }
    return List.copyOf(lists);
  }

  private static String servers(Draft draft) {
    Set<String> servers = new LinkedHashSet<>();
    draft.hits().stream()
        .map(hit -> hit.text("server_ip"))
        .filter(ip -> !ip.isEmpty())
        .forEach(servers::add);
    return servers.isEmpty()
        ? "The server's address at time of capture is not known."
        : "Server addresses at time of capture (web servers', not users'): %s%s."
            .formatted(
                servers.stream()
                    .limit(MOST_SERVERS)
                    .map(HitNotes::fact)
                    .collect(Collectors.joining(", ")),
                servers.size() > MOST_SERVERS ? " and others; they stand in the parts" : "");
  }

  /** What made the draft, and that more may come where the run is not complete. */
  static String toolNote(RunFacts run) {
    return ("Drafted by Winnow %s, a program that compares crawled data with lists; nobody has"
            + " viewed the file.%s")
        .formatted(
            run.tool(),
            run.whole()
                ? ""
                : " The run was %s when this was drafted: there may be more."
                    .formatted(run.state()));
  }

  /** How characters are written that cannot stand in XML or cannot be seen. */
  static Optional<String> addressNote(int written) {
    return written == 0
        ? Optional.empty()
        : Optional.of(
            "%d characters of the address cannot stand in XML or cannot be seen; each is written as"
                    .formatted(written)
                + " its Unicode number in braces after a backslash and the letter u.");
  }

  /** The first line, for whoever opens the file. */
  static String comment(boolean exact, Set<Lack> lacks) {
    String kind = exact ? "EXACT MATCH" : "NEAR MATCH, A PERSON MUST CONFIRM IT";
    String incomplete =
        lacks.isEmpty()
            ? ""
            : "INCOMPLETE: "
                + lacks.stream().map(Lack::words).collect(Collectors.joining(", "))
                + ". ";
    return incomplete + "DRAFT, NOT SENT. " + kind + ". See README.txt.";
  }
}
