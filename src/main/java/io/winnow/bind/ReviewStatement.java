package io.winnow.bind;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a reviewer signs: an in-toto statement (version 1) whose one subject is the decisions file.
 *
 * @param _type the statement's own version; the standard calls it so
 * @param subject the file with its digest
 * @param predicateType what the predicate is
 * @param predicate what the decisions are about
 */
@SuppressWarnings("MemberName") // The standard's name, and Jackson's annotation is not seen here.
record ReviewStatement(
    String _type, List<Subject> subject, String predicateType, ReviewScope predicate) {
  /** Media type of the payload in the envelope. */
  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  static final String STATEMENT = "https://in-toto.io/Statement/v1";
  static final String PREDICATE = "urn:winnow:decisions:1";

  ReviewStatement {
    Objects.requireNonNull(_type);
    Objects.requireNonNull(predicateType);
    Objects.requireNonNull(predicate);
    subject = List.copyOf(subject);
  }

  /**
   * A file.
   *
   * @param name without folders
   * @param digest hex by algorithm: {@code sha256}
   */
  record Subject(String name, Map<String, String> digest) {
    Subject {
      digest = Map.copyOf(digest);
    }
  }

  static ReviewStatement of(String name, String sha256, ReviewScope scope) {
    return new ReviewStatement(
        STATEMENT, List.of(new Subject(name, Map.of("sha256", sha256))), PREDICATE, scope);
  }

  boolean isOfDecisions() {
    return _type.equals(STATEMENT) && predicateType.equals(PREDICATE) && subject.size() == 1;
  }

  /** Whether the file is the one that was signed, whatever it is called now. */
  boolean isOf(String sha256) {
    return sha256.equals(subject.get(0).digest().get("sha256"));
  }
}
