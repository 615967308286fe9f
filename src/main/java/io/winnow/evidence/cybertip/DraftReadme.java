package io.winnow.evidence.cybertip;

/** What stands beside the drafts. */
final class DraftReadme {
  static final String TEXT =
      """
      DRAFTS OF CYBERTIPLINE REPORTS - CONFIDENTIAL - NOT SENT

      Winnow made these drafts from the evidence of a run. It has sent nothing and never does.
      They are for a person who is authorised to handle such reports, and for nobody else: they
      hold addresses and hashes of what matched. Whether and what must be reported or preserved,
      where, by whom and until when is for the operator's counsel to say. Having no draft here
      does not mean that there is nothing to report.

      exact/   a digest or the address that was found is itself on a list
      near/    a picture resembles a listed one, or listed words were found: A PERSON MUST CONFIRM
               EACH ONE BEFORE ANYTHING IS REPORTED
      index.csv     one row for each hit: which files are its draft, and where it lies in the crawl
      summary.json  counts; it is written last: without it the drafts are not all there

      A draft is NNNNNNNN.report.xml (the service's <report>) and, for each file that it reports,
      NNNNNNNN.file.xml or NNNNNNNN.file-0001.xml ... (its <fileDetails>).

      .INCOMPLETE.xml   something is missing without which a report can hardly be acted on: the
                        address, the time of capture, the place in a shard or a digest. The first
                        line of the file says what. Complete it or do not send it.

      Before anything is sent, a person must
        * read and correct it: nobody has viewed the files, and every draft says so
          (fileViewedByEsp=false);
        * check it against the service's own schema. Winnow checked it against one of its own,
          written from the public documentation;
        * put in the report id and file id that the service gives. The words that stand there now
          are refused by the service, as is the word for a time of capture that is not known;
        * consider industryClassification: it stands in a draft only where the list itself says
          A1, A2, B1 or B2 of the file, and who may use it is a matter of agreement with the
          service.

      In text from outside, characters that XML cannot hold or nobody can see are written as
      \\u{202E}: backslash, u, and the Unicode number in braces.
      """;

  private DraftReadme() {}
}
