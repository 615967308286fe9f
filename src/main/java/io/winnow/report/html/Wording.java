package io.winnow.report.html;

import io.winnow.core.FindingClass;
import io.winnow.core.Reason;
import java.util.EnumSet;
import java.util.Set;

/** The words of the ledger, explained. */
final class Wording {
  private static final Set<Reason> TIME_OUTS =
      EnumSet.of(
          Reason.CPU_LIMIT,
          Reason.WALL_LIMIT,
          Reason.MEMORY_LIMIT,
          Reason.STACK_LIMIT,
          Reason.SCREENER_DIED,
          Reason.SCREENER_LIED);

  private Wording() {}

  static String word(FindingClass findingClass) {
    return switch (findingClass) {
      case KNOWN -> "Known";
      case UNSCANNABLE -> "Unscannable";
      case POLICY -> "Policy";
      case SCORED -> "Scored";
    };
  }

  static String meaning(FindingClass findingClass) {
    return switch (findingClass) {
      case KNOWN ->
          "match: an entry of a protected list was met; says nothing of what the content is";
      case UNSCANNABLE -> "could not be checked in full, and what is not checked is never kept";
      case POLICY ->
          "policy: any other list, a rule of the house, or what belongs to an excluded record";
      case SCORED -> "score: a model's number reached a rule's threshold; a model can be wrong";
    };
  }

  /** A class as the ledger spells it; unreadable stretches are no class of a finding. */
  static String word(String findingClass) {
    return FindingClass.byId(findingClass).map(Wording::word).orElse("Unreadable");
  }

  static String meaning(Reason reason) {
    return switch (reason) {
      case LIST_MATCH -> "a fingerprint, address or term stands on a list";
      case PRESCREENED -> "the crawl's index named it: it was never read";
      case CASCADE -> "belongs to, or refers to, something that another finding excludes";
      case SCORE -> "a model's score reached the rule's threshold";
      case NOT_COMPARABLE -> "too plain or too poor a picture for perceptual comparison";
      case TOO_SMALL_TO_HASH -> "a side is under 5 pixels";
      case REVIEW_ALLOW -> "a reviewer's decision keeps it: accepted";
      case REVIEW_FALSE_POSITIVE -> "a reviewer's decision keeps it: the finding is wrong";
      case REVIEW_DENY -> "a reviewer's decision excludes it";
      case REVIEW_REFUSED -> "a decision to keep it is of no effect: nobody may keep it";
      case TYPE_NOT_ASKED -> "a type that the policy does not ask for";
      case DECLARED_TRUNCATED -> "the crawler cut the record, and says so";
      case CONTINUATION -> "one segment of several";
      case RECORD_LIMIT -> "larger than limits.record";
      case MALFORMED_HTTP -> "its HTTP message cannot be read";
      case CONTENT_CODING -> "a coding that is broken, unknown, or leaves bytes over";
      case MALFORMED_ADDRESS -> "its address cannot be read, where rules need it";
      case EMPTY -> "no bytes at all";
      case UNRECOGNISED -> "bytes that no detector recognises";
      case UNSUPPORTED_FORMAT -> "a known format that is not supported";
      case PARSE_FAILED -> "the parser or decoder failed";
      case TRUNCATED -> "ends before its format says so";
      case TRAILING_DATA -> "bytes after its structural end";
      case MULTI_FRAME -> "several frames, not all looked at";
      case ENCRYPTED -> "encrypted or protected by a password";
      case EMPTY_RESULT -> "nothing could be found in a document that is not empty";
      case PART_NOT_EXTRACTED -> "carries a picture that could not be taken out";
      case NON_FINITE_SCORE -> "a model answered with no finite number";
      case PIXEL_LIMIT -> "more pixels than limits.pixels";
      case SCAN_LIMIT -> "more scans than limits.scans";
      case PART_COUNT_LIMIT -> "more parts than limits.parts";
      case PART_BYTES_LIMIT -> "its parts are larger than limits.part-bytes";
      case DEPTH_LIMIT -> "nested too deeply";
      case TEXT_LIMIT -> "too much text";
      case CPU_LIMIT -> "took more computing time than limits.cpu, twice";
      case WALL_LIMIT -> "took too long, twice";
      case MEMORY_LIMIT -> "needed more memory than limits.heap, twice";
      case STACK_LIMIT -> "nested too deeply for the parser, twice";
      case SCREENER_DIED -> "the screener ended in it, twice";
      case SCREENER_LIED -> "the screener's answer was not valid";
      case CUT_RECORD -> "the shard ends inside the record";
      case CORRUPT_RECORD -> "the record's framing cannot be read";
    };
  }

  /** A reason as the ledger spells it. */
  static String meaning(String reason) {
    return Reason.byId(reason).map(Wording::meaning).orElse("");
  }

  /** Whether a limit in time or memory, or the end of the screener, was the reason. */
  static boolean isTimeOut(Reason reason) {
    return TIME_OUTS.contains(reason);
  }
}
