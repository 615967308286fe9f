package io.winnow.list;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a list says of itself, held against what the policy says of it. */
final class ListHeaders {
  private static final Pattern VERSION = Pattern.compile("[^\\p{Cntrl}]{1,64}");

  private final List<String> canaries = new ArrayList<>();
  private @Nullable String holder;
  private @Nullable String version;
  private @Nullable LocalDate date;
  private boolean unreadableDate;

  /** Takes a header; answers what is wrong with it. */
  Optional<String> put(String name, String value, int line) {
    switch (name) {
      case "canary" -> canaries.add(value);
      case "holder" -> {
        if (!VERSION.matcher(value).matches()) {
          return Optional.of("a holder's name has 1 to 64 printable characters");
        }
        if (holder != null && !holder.equals(value)) {
          return Optional.of("the list names its holder twice, and differently");
        }
        holder = value;
      }
      case "version" -> {
        if (!VERSION.matcher(value).matches()) {
          return Optional.of("a version has 1 to 64 printable characters");
        }
        if (version != null && !version.equals(value)) {
          return Optional.of("the list says its version twice, and differently");
        }
        version = value;
      }
      case "date" -> {
        Optional<LocalDate> read = parse(value);
        if (read.isPresent() && date != null && !date.equals(read.get())) {
          return Optional.of("the list says its date twice, and differently");
        }
        read.ifPresent(d -> date = d);
        unreadableDate |= read.isEmpty();
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** Whether the file says neither version nor date of itself. */
  boolean saysNothing() {
    return version == null && date == null && !unreadableDate;
  }

  List<String> canaries() {
    return canaries;
  }

  Optional<String> holder() {
    return Optional.ofNullable(holder);
  }

  /**
   * The version from the file or the policy, else the time of its newest entry, or empty with a
   * message.
   */
  Optional<String> version(
      Optional<String> ofPolicy, Optional<Instant> newest, List<String> problems) {
    if (version != null && ofPolicy.isPresent() && !version.equals(ofPolicy.get())) {
      problems.add(
          "the list says it is version %s, you say %s; correct that or leave it out"
              .formatted(version, ofPolicy.get()));
    }
    Optional<String> known =
        Optional.ofNullable(version).or(() -> ofPolicy).or(() -> newest.map(Instant::toString));
    if (known.isEmpty()) {
      problems.add(
          "its version is not known; write `# version: …` at the top of the list, or say it with"
              + " `version:` in the policy (lists build: --version)");
    }
    return known;
  }

  /**
   * The date from the file or the policy, else the day (UTC) of its newest entry, or empty with a
   * message.
   */
  Optional<LocalDate> date(
      Optional<LocalDate> ofPolicy, Optional<Instant> newest, List<String> problems) {
    if (date != null && ofPolicy.isPresent() && !date.equals(ofPolicy.get())) {
      problems.add(
          "the list says it is of %s, you say %s; correct that or leave it out"
              .formatted(date, ofPolicy.get()));
    }
    Optional<LocalDate> known =
        Optional.ofNullable(date)
            .or(() -> ofPolicy)
            .or(() -> newest.map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC)));
    if (known.isEmpty()) {
      problems.add(
          (unreadableDate ? "its date is not written as YYYY-MM-DD" : "its date is not known")
              + "; write `# date: YYYY-MM-DD` at the top of the list, or say it with `date:` in the"
              + " policy (lists build: --date)");
    }
    return known;
  }

  private static Optional<LocalDate> parse(String value) {
    try {
      return Optional.of(LocalDate.parse(value));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
