package io.winnow.evidence.cybertip;

/** What a draft lacks, without which nobody can act on a report. */
enum Lack {
  URL("no address"),
  CAPTURE_TIME("no time of capture"),
  SHARD("no place in a shard"),
  DIGEST("no digest");

  private final String words;

  Lack(String words) {
    this.words = words;
  }

  /** As in summaries and drafts: {@code no time of capture}. */
  String words() {
    return words;
  }
}
