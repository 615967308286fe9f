package io.winnow.screen;

import io.winnow.core.Limits;
import java.nio.file.Path;
import java.util.List;

/**
 * What a screener needs to know before its first record. It crosses the pipe as the first frame.
 *
 * @param limits what one record may cost
 * @param modelIds the scoring models to ask about each picture, in the order of the scores
 * @param texts whether a document's whole text and its pictures' captions are wanted: some rule
 *     looks for terms
 * @param natives an absolute executor-local folder that allows execution, for native libraries
 * @param scratch an absolute folder for temporary content. For a {@link ScreenerPool} the folder
 *     under which it makes its own; for a screener its private one, wiped after each record
 */
public record ScreenerSetup(
    Limits limits, List<String> modelIds, boolean texts, Path natives, Path scratch) {
  /** A setup for rules that do not look for terms. */
  public ScreenerSetup(Limits limits, List<String> modelIds, Path natives, Path scratch) {
    this(limits, modelIds, false, natives, scratch);
  }

  public ScreenerSetup {
    modelIds = List.copyOf(modelIds);
    if (!natives.isAbsolute() || !scratch.isAbsolute()) {
      throw new IllegalArgumentException("the screener's folders must be absolute paths");
    }
    if (modelIds.size() > FrameLimits.MODELS) {
      throw new IllegalArgumentException("more than " + FrameLimits.MODELS + " scoring models");
    }
  }

  ScreenerSetup withScratch(Path other) {
    return new ScreenerSetup(limits, modelIds, texts, natives, other);
  }
}
