package io.winnow.bind;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.policy.DecisionsSpec;
import io.winnow.proof.VerifyingKey;
import io.winnow.review.ReviewFile;
import io.winnow.review.ReviewSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Loads reviewers' decisions and holds them against their signature. All problems at once. */
public final class ReviewLoader {
  private static final int MOST_KEY_BYTES = 1 << 16;

  private final FileOpener files;
  private final String path;
  private final String start;
  private final Function<String, Problem> where;
  private final List<Problem> problems = new ArrayList<>();

  private ReviewLoader(
      FileOpener files, String path, String start, Function<String, Problem> where) {
    this.files = files;
    this.path = path;
    this.start = start;
    this.where = where;
  }

  /**
   * What a policy names.
   *
   * @param today the day that dates and expiries are held against, UTC
   * @throws ProblemsException with all problems; nothing may run then
   */
  public static SignedReviews load(DecisionsSpec spec, FileOpener files, LocalDate today) {
    return new ReviewLoader(
            files,
            spec.path(),
            FileFaults.OF_POLICY,
            message -> spec.at().problem("decisions", message))
        .load(Optional.of(spec.signedBy()), today);
  }

  /**
   * A file that somebody wants to look at.
   *
   * @param path the file, as its user names it
   * @param signedBy file with the public key that counts; without one, and without a signature
   *     beside it, the file is taken as it is
   */
  public static SignedReviews look(
      String path, Optional<String> signedBy, FileOpener files, LocalDate today) {
    return new ReviewLoader(
            files, path, FileFaults.WORKING, message -> Problem.of("decisions", message))
        .load(signedBy, today);
  }

  private SignedReviews load(Optional<String> signedBy, LocalDate today) {
    Optional<byte[]> file = read(path, ReviewFile.MOST_BYTES, "decisions");
    Optional<VerifyingKey> key = signedBy.flatMap(this::key);
    Optional<ReviewScope> scope = Optional.of(ReviewScope.ANY);
    if (file.isPresent() && (signedBy.isEmpty() || key.isPresent())) {
      scope = scope(file.get(), key);
    }
    Optional<ReviewSet> set = file.flatMap(bytes -> set(bytes, today));
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new SignedReviews(set.orElseThrow(), key.map(VerifyingKey::id), scope.orElseThrow());
  }

  private Optional<ReviewSet> set(byte[] file, LocalDate today) {
    try {
      return Optional.of(ReviewFile.read(file, path, today));
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private Optional<VerifyingKey> key(String keyPath) {
    return read(keyPath, MOST_KEY_BYTES, "key").flatMap(bytes -> parsed(bytes, keyPath));
  }

  private Optional<VerifyingKey> parsed(byte[] bytes, String keyPath) {
    try {
      return Optional.of(VerifyingKey.parse(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      problems.add(where.apply(keyPath + " " + e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<ReviewScope> scope(byte[] file, Optional<VerifyingKey> key) {
    String name = path + ReviewSignature.SUFFIX;
    byte[] envelope;
    try (InputStream in = files.open(name)) {
      envelope = in.readNBytes(ReviewSignature.MOST_BYTES);
    } catch (IOException e) {
      if (key.isEmpty()) {
        return Optional.of(ReviewScope.ANY);
      }
      problems.add(
          where.apply(
              "%s is not signed: %s cannot be read; its reviewer signs it with: winnow decisions sign %s --key KEY"
                  .formatted(path, name, path)));
      return Optional.empty();
    }
    try {
      return Optional.of(ReviewSignature.check(file, envelope, key));
    } catch (IllegalArgumentException e) {
      problems.add(where.apply(path + " " + e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<byte[]> read(String file, int most, String whose) {
    try (InputStream in = files.open(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length <= most) {
        return Optional.of(bytes);
      }
      problems.add(where.apply("%s is larger than %,d bytes".formatted(file, most)));
    } catch (IOException e) {
      problems.add(where.apply(FileFaults.sentence(e, file, whose, start)));
    }
    return Optional.empty();
  }
}
