package io.winnow.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A scoring model for pictures that can be opened. */
public interface ImageModel extends Plugin {
  /**
   * The labels in the order of the scores, such as {@code drawing, hentai, neutral, porn, sexy}.
   */
  List<String> labels();

  /** The labels whose sum is the default unsafe score. */
  List<String> unsafeLabels();

  /** Hex SHA-256 of the weights, where they are a file of their own. */
  default Optional<String> sha256() {
    return Optional.empty();
  }

  /**
   * Loads the weights.
   *
   * @param natives a folder that exists and allows execution, for native libraries
   */
  ImageScorer open(Path natives);
}
