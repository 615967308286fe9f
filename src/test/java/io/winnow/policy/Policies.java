package io.winnow.policy;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.util.List;
import java.util.regex.Pattern;

/** Policies to test with, and what is wrong with them. */
final class Policies {
  static final String FILE = "p.yaml";

  /** The example of the documentation, word for word. */
  static final String DEMO =
      """
      policy: demo
      format: 1
      lists:                                   # harmless stand-ins
        - {id: demo-known, path: lists/known.csv, purpose: csam, max-age: never}
        - {id: demo-sites, path: lists/sites.txt, purpose: custom, confidential: false, max-age: never}
      rules:
        - {id: site,    list: demo-sites, match: domain, verdict: exclude}
        - {id: bytes,   list: demo-known, match: [md5, sha1, sha256], verdict: exclude}
        - {id: picture, list: demo-known, match: pdq, distance: 31, quality: 50, verdict: exclude}
        - {id: nsfw,    model: nsfwjs-mobilenet-v2-mid, score: 0.7, verdict: exclude}
        - {id: nsfw-strict, model: nsfwjs-mobilenet-v2-mid, score: 0.5, verdict: exclude, rollout: shadow}
      not-comparable: flag
      cascade: record                          # a known part excludes its whole record
      limits: {record: 64 MiB, pixels: 64 MP, scans: 100, parts: 2000, part-bytes: 128 MiB, cpu: 20 s, heap: 1 GiB}
      """;

  /** The least there can be: one rule. */
  static final String SMALL =
      """
      policy: small
      format: 1
      rules:
        - {id: nsfw, model: m, score: 0.7, verdict: exclude}
      """;

  private Policies() {}

  static Policy parse(String yaml) {
    return Policy.parse(yaml, FILE);
  }

  /** The problems of a policy, or none. */
  static List<Problem> problems(String yaml) {
    try {
      parse(yaml);
      return List.of();
    } catch (ProblemsException e) {
      return e.problems();
    }
  }

  static List<String> messages(String yaml) {
    return problems(yaml).stream().map(Problem::toString).toList();
  }

  /** The demo with one piece of text replaced, which must be there once. */
  static String demo(String old, String replacement) {
    if (DEMO.split(Pattern.quote(old), -1).length != 2) {
      throw new AssertionError("not once in the demo: " + old);
    }
    return DEMO.replace(old, replacement);
  }
}
