package io.winnow.screen;

import io.winnow.core.ImageMeasurement;
import io.winnow.core.Limits;
import io.winnow.core.ModelScores;
import io.winnow.core.PixelHash;
import io.winnow.core.Pixels;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import io.winnow.image.ImageDecoder;
import io.winnow.image.ImageGate;
import io.winnow.image.ImageHeader;
import io.winnow.spi.ImageModel;
import io.winnow.spi.ImageScorer;
import io.winnow.spi.PixelHasher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes a picture and measures it: size, perceptual hashes, scores. Not thread-safe. */
final class PictureMeter implements AutoCloseable {
  private final Limits limits;
  private final Map<PixelHasher, Boolean> hashers;
  private final Map<ImageModel, ImageScorer> scorers = new LinkedHashMap<>();

  /**
   * Opens the models.
   *
   * @param hashers those to ask, in the order of the hashes, and whether to turn the picture for
   *     them
   * @param natives an executor-local folder that allows execution
   */
  PictureMeter(
      Limits limits, Map<PixelHasher, Boolean> hashers, List<ImageModel> models, Path natives) {
    this.limits = limits;
    this.hashers = new LinkedHashMap<>(hashers);
    for (ImageModel model : models) {
      scorers.put(model, model.open(natives));
    }
  }

  /** What the header says, before anything is decoded. */
  ImageHeader inspect(byte[] bytes) throws UnscannableException {
    return ImageGate.inspect(bytes, limits);
  }

  ImageMeasurement measure(byte[] bytes, ImageHeader header) throws UnscannableException {
    Pixels pixels = ImageDecoder.decode(bytes, header);
    List<PixelHash> hashes = new ArrayList<>();
    hashers.forEach((hasher, turned) -> hashes.add(hash(hasher, turned, pixels)));
    List<ModelScores> scores = new ArrayList<>();
    for (Map.Entry<ImageModel, ImageScorer> model : scorers.entrySet()) {
      scores.add(scores(model.getKey(), model.getValue().score(pixels)));
    }
    return new ImageMeasurement(pixels.width(), pixels.height(), hashes, scores);
  }

  private static PixelHash hash(PixelHasher hasher, boolean turned, Pixels pixels) {
    if (Math.min(pixels.width(), pixels.height()) < hasher.minimumSide()) {
      return PixelHash.none(hasher.algorithm());
    }
    if (!turned) {
      PixelHasher.Hash hash = hasher.hash(pixels);
      return new PixelHash(hasher.algorithm(), hash.fingerprint(), hash.quality(), List.of());
    }
    PixelHasher.AllWays ways = hasher.hashAllWays(pixels);
    PixelHasher.Hash upright = ways.upright();
    return new PixelHash(
        hasher.algorithm(), upright.fingerprint(), upright.quality(), ways.turned());
  }

  private static ModelScores scores(ImageModel model, float[] values) throws UnscannableException {
    List<Float> scores = new ArrayList<>();
    for (float value : values) {
      if (!Float.isFinite(value)) {
        // NaN > 0.7 is false: it would pass every threshold.
        throw new UnscannableException(Reason.NON_FINITE_SCORE);
      }
      scores.add(value);
    }
    return new ModelScores(model.id(), model.version(), model.labels(), scores);
  }

  @Override
  public void close() {
    scorers.values().forEach(ImageScorer::close);
  }
}
