package io.winnow.evidence.cybertip;

import java.util.ArrayList;
import java.util.List;

/** Writes the {@code fileDetails} of one hit, in the schema's order. */
final class FileDetailsXml {
  /** What the service calls the digests, by column. */
  private static final List<List<String>> HASHES =
      List.of(
          List.of("md5", "MD5"),
          List.of("sha1", "SHA1"),
          List.of("sha256", "SHA256"),
          List.of("pdq", "PDQ"));

  private static final int LONGEST_LOCATION = 2083;

  private FileDetailsXml() {}

  static byte[] of(Hit hit, RunFacts run) {
    XmlDocument xml = new XmlDocument(ReportXml.comment(hit.isExact(), hit.lacks()));
    xml.open("fileDetails")
        .leaf("reportId", "DRAFT: THE SERVICE GIVES THE REPORT ID")
        .leaf("fileId", "DRAFT: THE SERVICE GIVES THE FILE ID");
    // originalFileName is what a user called a file when uploading it: a crawler cannot know.
    Visible location = Visible.of(hit.url());
    if (!hit.url().isBlank()) {
      xml.leaf("locationOfFile", location.cut(LONGEST_LOCATION));
    }
    // A machine views nothing; whether a person did is for that person to say.
    xml.leaf("fileViewedByEsp", "false").leaf("exifViewedByEsp", "false");
    xml.leaf("fileRelevance", "Reported");
    HitNotes.classification(hit).ifPresent(word -> xml.leaf("industryClassification", word));
    for (List<String> hash : HASHES) {
      if (!hit.text(hash.get(0)).isEmpty()) {
        xml.leaf("originalFileHash", Visible.of(hit.text(hash.get(0))), "hashType", hash.get(1));
      }
    }
    // No ipCaptureEvent: it is for addresses of users, and the server's is none.
    for (String note : notes(hit, run)) {
      xml.leaf("additionalInfo", Visible.of(note).cut(ReportXml.LONGEST_INFO));
    }
    return xml.close().bytes();
  }

  private static List<String> notes(Hit hit, RunFacts run) {
    List<String> notes = new ArrayList<>();
    notes.add(HitNotes.sureness(hit.basis()));
    HitNotes.lacks(hit.lacks()).ifPresent(notes::add);
    hit.matches().forEach(match -> notes.add(HitNotes.match(hit, match)));
    notes.add(HitNotes.origin(hit));
    HitNotes.form(hit).ifPresent(notes::add);
    HitNotes.server(hit).ifPresent(notes::add);
    HitNotes.digests(hit).ifPresent(notes::add);
    HitNotes.classifier(hit).ifPresent(notes::add);
    ReportXml.addressNote(Visible.of(hit.url()).written()).ifPresent(notes::add);
    if (Visible.of(hit.url()).text().length() > LONGEST_LOCATION) {
      notes.add("The location is cut; the whole address stands in the report.");
    }
    notes.add(ReportXml.toolNote(run));
    return notes;
  }
}
