package io.winnow.screen;

import io.winnow.core.Limits;
import java.nio.file.Path;
import java.util.List;

/**
 * What a screener needs to know before its first record. It crosses the pipe as the first frame.
 *
 * @param limits what one record may cost
 * @param hashings the perceptual hashes to make of each picture, in the order of the answers
 * @param modelIds the scoring models to ask about each picture, in the order of the scores
 * @param texts whether a document's whole text and its pictures' captions are wanted: some rule
 *     looks for terms
 * @param natives an absolute executor-local folder that allows execution, for native libraries
 * @param scratch an absolute folder for temporary content. For a {@link ScreenerPool} the folder
 *     under which it makes its own; for a screener its private one, wiped after each record
 */
public record ScreenerSetup(
    Limits limits,
    List<Hashing> hashings,
    List<String> modelIds,
    boolean texts,
    Path natives,
    Path scratch) {
  /** A setup for rules that do not look for terms. */
  public ScreenerSetup(
      Limits limits, List<Hashing> hashings, List<String> modelIds, Path natives, Path scratch) {
    this(limits, hashings, modelIds, false, natives, scratch);
  }

  public ScreenerSetup {
    hashings = List.copyOf(hashings);
    modelIds = List.copyOf(modelIds);
    if (!natives.isAbsolute() || !scratch.isAbsolute()) {
      throw new IllegalArgumentException("the screener's folders must be absolute paths");
    }
    if (modelIds.size() > FrameLimits.MODELS) {
      throw new IllegalArgumentException("more than " + FrameLimits.MODELS + " scoring models");
    }
    if (hashings.size() > FrameLimits.HASHERS) {
      throw new IllegalArgumentException("more than " + FrameLimits.HASHERS + " hashers");
    }
  }

  ScreenerSetup withScratch(Path other) {
    return new ScreenerSetup(limits, hashings, modelIds, texts, natives, other);
  }
}
