package io.winnow.audit.explain;

import io.winnow.core.Reason;
import io.winnow.policy.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what decides in the canonical form of a policy. */
final class PolicyLines {
  /** A canary is an entry of its list. */
  private static final String CANARY = "canary:";

  private final List<String> lines;

  PolicyLines(String canonical) {
    this.lines = canonical.lines().toList();
  }

  /** A rule with all its keys. */
  PolicyLine rule(Rule rule) {
    int first = rule.at().line();
    int end = first;
    while (end < lines.size() && lines.get(end).startsWith("    ")) {
      end++;
    }
    String text =
        lines.subList(first - 1, end).stream()
            .map(line -> line.strip().replaceFirst("^- ", ""))
            .filter(line -> !line.startsWith(CANARY))
            .collect(Collectors.joining(", ", "{", "}"));
    return new PolicyLine(first, text);
  }

  /** What in the policy, beside its rules, has to do with a reason; empty where nothing has. */
  Optional<PolicyLine> of(Reason reason) {
    String key = key(reason);
    if (key == null) {
      return Optional.empty();
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(key + ":")) {
        return Optional.of(new PolicyLine(i + 1, lines.get(i).strip()));
      }
    }
    return Optional.empty();
  }

  /** The key as it stands at the begin of its line; those of limits are the only ones indented. */
  private static @Nullable String key(Reason reason) {
    return switch (reason) {
      case CASCADE -> "cascade";
      case NOT_COMPARABLE, TOO_SMALL_TO_HASH -> "not-comparable";
      case TYPE_NOT_ASKED -> "types";
      case PRESCREENED -> "skip";
      case REVIEW_ALLOW, REVIEW_FALSE_POSITIVE, REVIEW_DENY, REVIEW_REFUSED -> "decisions";
      case RECORD_LIMIT -> "  record";
      case PIXEL_LIMIT -> "  pixels";
      case SCAN_LIMIT -> "  scans";
      case PART_COUNT_LIMIT -> "  parts";
      case PART_BYTES_LIMIT -> "  part-bytes";
      case CPU_LIMIT, WALL_LIMIT -> "  cpu";
      case MEMORY_LIMIT, STACK_LIMIT -> "  heap";
      case LIST_MATCH,
          SCORE,
          DECLARED_TRUNCATED,
          CONTINUATION,
          MALFORMED_HTTP,
          CONTENT_CODING,
          MALFORMED_ADDRESS,
          EMPTY,
          UNRECOGNISED,
          UNSUPPORTED_FORMAT,
          PARSE_FAILED,
          TRUNCATED,
          TRAILING_DATA,
          MULTI_FRAME,
          ENCRYPTED,
          EMPTY_RESULT,
          PART_NOT_EXTRACTED,
          NON_FINITE_SCORE,
          DEPTH_LIMIT,
          TEXT_LIMIT,
          SCREENER_DIED,
          SCREENER_LIED,
          CUT_RECORD,
          CORRUPT_RECORD ->
          null;
    };
  }
}
