package io.winnow.evidence.cybertip;

import io.winnow.core.Algorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a draft says of a hit in sentences, for a reader who knows nothing of Winnow. */
final class HitNotes {
  /** The longest that any one fact from outside may be inside a sentence. */
  private static final int LONGEST_FACT = 300;

  private static final Set<String> INDUSTRY = Set.of("A1", "A2", "B1", "B2");

  private HitNotes() {}

  /** How sure the match is; loud where a person must look first. */
  static String sureness(Basis basis) {
    return switch (basis) {
      case DIGEST -> "EXACT MATCH: a digest computed from the file is on the list.";
      case CLAIMED_DIGEST ->
          "EXACT MATCH OF A CLAIMED DIGEST: the digest that came along with the record is on the"
              + " list. It was not computed from the file, which was not read.";
      case ADDRESS ->
          "EXACT MATCH OF THE ADDRESS ONLY: the address or its domain is on the list. The file"
              + " itself was found on no list.";
      case PERCEPTUAL ->
          "NEAR MATCH, NOT CONFIRMED: A PERSON MUST CONFIRM IT BEFORE ANYTHING IS REPORTED. The"
              + " picture resembles a listed one; that it is the same has not been established.";
      case TERMS ->
          "LISTED WORDS ONLY, NOT CONFIRMED: A PERSON MUST CONFIRM IT BEFORE ANYTHING IS REPORTED."
              + " Listed words stand in the text or beside the picture; the file was found on no"
              + " list.";
    };
  }

  /** What is missing; empty if nothing is. */
  static Optional<String> lacks(Set<Lack> lacks) {
    return lacks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "INCOMPLETE: "
                + lacks.stream().map(Lack::words).collect(Collectors.joining(", "))
                + ". A report without it can hardly be acted on.");
  }

  /** One match: list, version, entry, what was compared and how far apart. */
  static String match(Hit hit, Match match) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Matched list %s, version %s, entry %s, by %s: "
            .formatted(
                fact(match.listId()),
                fact(match.listVersion()),
                fact(match.entryId()),
                fact(match.algorithm())));
    switch (match.basis()) {
      case DIGEST -> text.append("exact, distance 0");
      case CLAIMED_DIGEST -> text.append("exact, distance 0, of a digest that came along");
      case ADDRESS -> text.append("exact, distance 0, of the address");
      case PERCEPTUAL -> {
        text.append("near, distance ").append(match.distance());
        if (match.algorithm().equals(Algorithm.PDQ.id())) {
          text.append(" of 256 bits, quality ").append(hit.origin().value("pdq_quality"));
        }
        if (match.orientation() != null) {
          text.append(", ").append(fact(match.orientation()));
        }
      }
      case TERMS -> text.append("listed words");
    }
    if (!match.category().isEmpty()) {
      text.append("; category of the entry by its list: ").append(fact(match.category()));
    }
    return text.append('.').toString();
  }

  /** Where the file lies in the crawl. */
  static String origin(Hit hit) {
    StringBuilder text = new StringBuilder("Found in crawled data: ");
    text.append("shard ")
        .append(hit.text("shard").isBlank() ? "not known" : fact(hit.text("shard")));
    text.append(", record at byte %d, %d bytes long".formatted(hit.offset(), hit.length()));
    if (!hit.text("record_id").isEmpty()) {
      text.append(", record id ").append(fact(hit.text("record_id")));
    }
    if (hit.part() > 0) {
      text.append(
          "; the file is part %d of the record: it is embedded in what the address served"
              .formatted(hit.part()));
    }
    return text.append('.').toString();
  }

  /** What is known of the file's type and size; empty if nothing is. */
  static Optional<String> form(Hit hit) {
    List<String> known = new ArrayList<>();
    if (!hit.text("media_type").isEmpty()) {
      known.add("type detected: " + fact(hit.text("media_type")));
    }
    if (!hit.text("declared_type").isEmpty()) {
      known.add("type claimed: " + fact(hit.text("declared_type")));
    }
    if (hit.origin().value("size") != null) {
      known.add("size: %s bytes".formatted(hit.origin().value("size")));
    }
    return known.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", known) + ".");
  }

  /** Address of the server; empty if it is not known. */
  static Optional<String> server(Hit hit) {
    return hit.text("server_ip").isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Server address at time of capture: %s. It is the web server's, not a user's."
                .formatted(fact(hit.text("server_ip"))));
  }

  /** Whose digests stand in the draft, where the file was not read. */
  static Optional<String> digests(Hit hit) {
    return hit.isUnread() && !hit.text("sha1").isEmpty()
        ? Optional.of(
            "The SHA1 came along with the record: the file was not read, and nothing was computed"
                + " from it.")
        : Optional.empty();
  }

  /**
   * The list's own industry classification, where it speaks of this very file: only of an exact
   * match of a computed digest, and only if the entry's whole category is one. Of several lists
   * that disagree none counts.
   */
  static Optional<String> classification(Hit hit) {
    Set<String> said = classifications(hit);
    return said.size() == 1 ? Optional.of(said.iterator().next()) : Optional.empty();
  }

  /** Whose classification it is. */
  static Optional<String> classifier(Hit hit) {
    Set<String> said = classifications(hit);
    return switch (said.size()) {
      case 0 -> Optional.empty();
      case 1 ->
          Optional.of(
              "The classification is the list's own category of its entry; nobody here has looked"
                  + " at the file.");
      default ->
          Optional.of(
              "No classification is given: the lists disagree (%s)."
                  .formatted(String.join(", ", said)));
    };
  }

  private static Set<String> classifications(Hit hit) {
    return hit.matches().stream()
        .filter(match -> match.basis() == Basis.DIGEST)
        .filter(
            match -> Algorithm.builtIn(match.algorithm()).filter(Algorithm::isDigest).isPresent())
        .map(match -> match.category().strip().toUpperCase(Locale.ROOT))
        .filter(INDUSTRY::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A fact from outside, short enough for a sentence. */
  static String fact(String raw) {
    if (raw.length() <= LONGEST_FACT) {
      return raw;
    }
    int end =
        raw.offsetByCodePoints(0, Math.min(LONGEST_FACT, raw.codePointCount(0, raw.length())));
    return raw.substring(0, end) + " [cut; %d more]".formatted(raw.length() - end);
  }
}
