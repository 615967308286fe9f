package io.winnow.screen;

import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.Limits;
import io.winnow.core.ModelScores;
import io.winnow.core.Pixels;
import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import io.winnow.fingerprint.PdqHasher;
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

/** Decodes a picture and measures it: size, PDQ, scores. Not thread-safe. */
final class PictureMeter implements AutoCloseable {
  private final Limits limits;
  private final PixelHasher pdq = new PdqHasher();
  private final Map<ImageModel, ImageScorer> scorers = new LinkedHashMap<>();

  /**
   * Opens the models.
   *
   * @param natives an executor-local folder that allows execution
   */
  PictureMeter(Limits limits, List<ImageModel> models, Path natives) {
    this.limits = limits;
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
    Fingerprint fingerprint = null;
    int quality = 0;
    if (Math.min(pixels.width(), pixels.height()) >= pdq.minimumSide()) {
      PixelHasher.Hash hash = pdq.hash(pixels);
      fingerprint = hash.fingerprint();
      quality = hash.quality();
    }
    List<ModelScores> scores = new ArrayList<>();
    for (Map.Entry<ImageModel, ImageScorer> model : scorers.entrySet()) {
      scores.add(scores(model.getKey(), model.getValue().score(pixels)));
    }
    return new ImageMeasurement(pixels.width(), pixels.height(), fingerprint, quality, scores);
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
