package io.winnow.screen;

import io.winnow.core.Algorithm;
import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ImageReference;
import io.winnow.core.ItemKind;
import io.winnow.core.Measurement;
import io.winnow.core.ModelScores;
import io.winnow.core.Orientation;
import io.winnow.core.PixelHash;
import io.winnow.core.Reason;
import io.winnow.core.ScreenText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a RESULT frame in the parent and believes nothing: parts must be offered, answered with
 * measure, ascending and complete; every hasher and model that was asked must have answered for
 * every picture, with fingerprints of the right length.
 *
 * <p>The one thing that is not a lie but a verdict is a score that is not finite: that part is
 * unscannable, because {@code NaN > 0.7} is false.
 */
final class ResultReader {
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,2}");
  private static final ResultWriter.Form[] FORMS = ResultWriter.Form.values();
  private static final ItemKind[] KINDS = ItemKind.values();
  private static final Reason[] REASONS = Reason.values();

  private final FrameLimits limits;
  private final List<Hashing> hashings;
  private final List<String> modelIds;
  private final boolean texts;
  private final FrameInput in;
  private final int lastOffered;
  private final BitSet toMeasure;
  private int references;
  private int captions;

  /**
   * @param toMeasure the embedded parts that were answered with measure
   * @param lastOffered the highest part that was offered, 0 if none
   */
  ResultReader(ScreenerSetup setup, FrameInput in, BitSet toMeasure, int lastOffered) {
    this.limits = FrameLimits.of(setup);
    this.hashings = setup.hashings();
    this.modelIds = setup.modelIds();
    this.texts = setup.texts();
    this.in = in;
    this.toMeasure = toMeasure;
    this.lastOffered = lastOffered;
  }

  /** A result as the child sent it: the measurements, and whether it wants to be replaced. */
  record Result(List<Measurement> measurements, boolean recycle) {}

  Result read() throws IOException, FrameException {
    in.atMost(limits.resultBytes());
    boolean recycle = in.bool();
    List<Model> models = models();
    int count = in.count(1L + toMeasure.cardinality(), 10);
    List<Measurement> measurements = new ArrayList<>(count);
    BitSet missing = (BitSet) toMeasure.clone();
    int last = -1;
    for (int i = 0; i < count; i++) {
      Measurement measurement;
      try {
        measurement = measurement(models);
      } catch (IllegalArgumentException e) {
        throw new FrameException("a measurement contradicts itself"); // Never with its message.
      }
      int part = measurement.part();
      if (part <= last || (part > 0 && !missing.get(part)) || (i == 0 && part != 0)) {
        throw new FrameException("a part was measured that was not to be, or out of order");
      }
      missing.clear(part);
      last = part;
      measurements.add(measurement);
    }
    in.end();
    if (measurements.isEmpty()
        || (!missing.isEmpty() && measurements.get(0).unscannable() == null)) {
      throw new FrameException("a part that was to be measured is missing");
    }
    return new Result(List.copyOf(measurements), recycle);
  }

  private record Model(String id, String version, List<String> labels) {}

  private List<Model> models() throws IOException, FrameException {
    int count = in.count(modelIds.size(), 12);
    if (count != 0 && count != modelIds.size()) {
      throw new FrameException("a model is missing");
    }
    List<Model> models = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String id = in.text(FrameLimits.NAME);
      String version = in.text(FrameLimits.NAME);
      int labelCount = in.count(FrameLimits.LABELS, 4);
      List<String> labels = new ArrayList<>(labelCount);
      for (int k = 0; k < labelCount; k++) {
        labels.add(in.text(FrameLimits.NAME));
      }
      if (!id.equals(modelIds.get(i)) || labels.isEmpty()) {
        throw new FrameException("not the model that was asked");
      }
      models.add(new Model(id, version, List.copyOf(labels)));
    }
    return models;
  }

  private Measurement measurement(List<Model> models) throws IOException, FrameException {
    int part = in.int32(0, limits.parts());
    ItemKind kind = in.one(KINDS);
    String type = in.text(FrameLimits.NAME);
    if (!MEDIA_TYPE.matcher(type).matches()) {
      throw new FrameException("not a media type");
    }
    return switch (in.one(FORMS)) {
      case UNSCANNABLE -> Measurement.unscannable(part, kind, type, in.one(REASONS));
      case IMAGE -> {
        ImageMeasurement image = image(models);
        yield image == null
            ? Measurement.unscannable(part, kind, type, Reason.NON_FINITE_SCORE)
            : new Measurement(part, kind, type, null, image, null);
      }
      case DOCUMENT -> new Measurement(part, kind, type, null, null, document());
      case OTHER -> new Measurement(part, kind, type, null, null, null);
    };
  }

  /** The picture, or null if one of its scores is not finite. */
  private @Nullable ImageMeasurement image(List<Model> models) throws IOException, FrameException {
    if (models.size() != modelIds.size()) {
      throw new FrameException("a picture without its models");
    }
    int width = in.int32(1, Integer.MAX_VALUE);
    int height = in.int32(1, Integer.MAX_VALUE);
    if ((long) width * height > limits.pixels()) {
      throw new FrameException("a picture larger than its limit");
    }
    if (in.int8() != hashings.size()) {
      throw new FrameException("a picture that was not hashed as was asked");
    }
    List<PixelHash> hashes = new ArrayList<>(hashings.size());
    for (Hashing hashing : hashings) {
      hashes.add(hash(hashing));
    }
    boolean finite = true;
    List<ModelScores> scores = new ArrayList<>(models.size());
    for (Model model : models) {
      List<Float> values = new ArrayList<>(model.labels().size());
      for (int i = 0; i < model.labels().size(); i++) {
        float value = in.float32();
        finite &= Float.isFinite(value);
        values.add(value);
      }
      if (finite) {
        scores.add(new ModelScores(model.id(), model.version(), model.labels(), values));
      }
    }
    return finite ? new ImageMeasurement(width, height, hashes, scores) : null;
  }

  private PixelHash hash(Hashing hashing) throws IOException, FrameException {
    Algorithm algorithm = hashing.algorithm();
    boolean hashed = in.bool();
    Fingerprint fingerprint =
        hashed ? Fingerprint.of(algorithm, in.bytes(algorithm.byteLength())) : null;
    int quality = in.int8();
    if (quality > 100 || (!hashed && quality != 0)) {
      throw new FrameException("a quality out of range");
    }
    int ways = in.int8();
    if (ways != (hashed && hashing.turned() ? Orientation.TURNED_WAYS : 0)) {
      throw new FrameException("a picture turned in other ways than was asked");
    }
    List<Fingerprint> turned = new ArrayList<>(ways);
    for (int i = 0; i < ways; i++) {
      turned.add(Fingerprint.of(algorithm, in.bytes(algorithm.byteLength())));
    }
    return new PixelHash(algorithm, fingerprint, quality, turned);
  }

  private DocumentMeasurement document() throws IOException, FrameException {
    String title = in.text(FrameLimits.LINE);
    String text = in.text(limits.textBytes());
    String language = in.text(FrameLimits.NAME);
    if (!LANGUAGE.matcher(language).matches()) {
      throw new FrameException("not a language");
    }
    Fingerprint sha256 =
        Fingerprint.of(Algorithm.TEXT_SHA256, in.bytes(Algorithm.TEXT_SHA256.byteLength()));
    int count = in.count(FrameLimits.REFERENCES - references, 12);
    references += count;
    List<ImageReference> images = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String url = in.text(FrameLimits.LINE);
      String alt = in.text(FrameLimits.LINE);
      images.add(new ImageReference(url, alt, in.int32(0, lastOffered)));
    }
    ScreenText screenText = texts ? screenText(text) : ScreenText.NONE;
    return new DocumentMeasurement(title, text, language, sha256, images, screenText);
  }

  private ScreenText screenText(String mainText) throws IOException, FrameException {
    String whole = in.bool() ? mainText : in.text(limits.textBytes());
    int count = in.count(FrameLimits.REFERENCES - captions, 8);
    captions += count;
    List<ScreenText.Caption> beside = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String words = in.text(FrameLimits.LINE);
      beside.add(new ScreenText.Caption(words, in.int32(0, lastOffered)));
    }
    return new ScreenText(whole, beside);
  }
}
