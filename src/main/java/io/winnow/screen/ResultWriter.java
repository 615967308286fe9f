package io.winnow.screen;

import io.winnow.core.DocumentMeasurement;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.ImageReference;
import io.winnow.core.Measurement;
import io.winnow.core.ModelScores;
import io.winnow.core.PixelHash;
import io.winnow.core.Reason;
import io.winnow.core.ScreenText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts the body of a RESULT frame together, in the child.
 *
 * <p>A document that does not fit the {@link FrameLimits} goes as unscannable, reason text-limit;
 * if all documents together do not fit, the record does. Models are described once, in front;
 * pictures carry scores only.
 */
final class ResultWriter {
  /** What follows the media type of a measurement. */
  enum Form {
    UNSCANNABLE,
    IMAGE,
    DOCUMENT,
    OTHER
  }

  private final ScreenerSetup setup;
  private final FrameLimits limits;

  ResultWriter(ScreenerSetup setup) {
    this.setup = setup;
    this.limits = FrameLimits.of(setup);
  }

  FrameOutput.Body write(List<Measurement> measurements, boolean recycle) {
    long size = 0;
    long hashBytes =
        setup.hashings().stream()
            .mapToLong(h -> h.algorithm().byteLength() * (h.turned() ? 8L : 1L))
            .sum();
    int references = 0;
    for (Measurement measurement : measurements) {
      DocumentMeasurement document = measurement.document();
      if (document != null && fits(document)) {
        // UTF-8 takes at most three bytes for a char; only near the limit does the bound matter.
        size += utf8(document.text());
        references += document.images().size();
        for (ImageReference image : document.images()) {
          size += utf8(image.url()) + utf8(image.alt());
        }
        size += setup.texts() ? size(document.screenText()) : 0;
      }
      if (measurement.image() != null) {
        size += hashBytes;
      }
    }
    if (references > FrameLimits.REFERENCES || size > limits.resultBytes() - overhead()) {
      Measurement first = measurements.get(0);
      measurements =
          List.of(Measurement.unscannable(0, first.kind(), first.mediaType(), Reason.TEXT_LIMIT));
    }
    FrameOutput.Body body = new FrameOutput.Body().bool(recycle);
    List<ModelScores> models = models(measurements);
    body.int32(models.size());
    for (ModelScores model : models) {
      body.text(model.modelId()).text(model.modelVersion()).int32(model.labels().size());
      model.labels().forEach(body::text);
    }
    body.int32(measurements.size());
    for (Measurement measurement : measurements) {
      write(body, measurement, models);
    }
    return body;
  }

  /** Room for everything that is not text: titles, media types, scores. */
  private long overhead() {
    return Math.min(8L << 20, limits.resultBytes() / 2);
  }

  private void write(FrameOutput.Body body, Measurement measurement, List<ModelScores> models) {
    body.int32(measurement.part()).one(measurement.kind()).text(measurement.mediaType());
    Reason reason = measurement.unscannable();
    ImageMeasurement image = measurement.image();
    DocumentMeasurement document = measurement.document();
    if (document != null && !fits(document)) {
      reason = Reason.TEXT_LIMIT;
    }
    if (reason != null) {
      body.one(Form.UNSCANNABLE).one(reason);
    } else if (image != null) {
      image(body.one(Form.IMAGE), image, models);
    } else if (document != null) {
      document(body.one(Form.DOCUMENT), document);
    } else {
      body.one(Form.OTHER);
    }
  }

  private void image(FrameOutput.Body body, ImageMeasurement image, List<ModelScores> models) {
    body.int32(image.width()).int32(image.height()).int8(image.hashes().size());
    for (int i = 0; i < image.hashes().size(); i++) {
      hash(body, image.hashes().get(i), setup.hashings().get(i));
    }
    for (int i = 0; i < models.size(); i++) {
      ModelScores scores = image.scores().get(i);
      if (!scores.modelId().equals(models.get(i).modelId())
          || !scores.modelVersion().equals(models.get(i).modelVersion())
          || !scores.labels().equals(models.get(i).labels())) {
        throw new IllegalStateException("a model changed inside a record");
      }
      scores.scores().forEach(body::float32);
    }
  }

  private static long size(ScreenText texts) {
    return utf8(texts.text())
        + texts.captions().stream().mapToLong(caption -> utf8(caption.text()) + 8).sum();
  }

  private static void hash(FrameOutput.Body body, PixelHash hash, Hashing asked) {
    Fingerprint fingerprint = hash.fingerprint();
    boolean turns = asked.turned() && fingerprint != null;
    if (!hash.algorithm().equals(asked.algorithm()) || hash.turned().isEmpty() == turns) {
      throw new IllegalStateException("a hasher did not do what was asked");
    }
    body.bool(fingerprint != null);
    if (fingerprint != null) {
      body.bytes(fingerprint.bytes());
    }
    body.int8(hash.quality()).int8(hash.turned().size());
    hash.turned().forEach(turned -> body.bytes(turned.bytes()));
  }

  private void document(FrameOutput.Body body, DocumentMeasurement document) {
    body.text(document.title()).text(document.text()).text(document.language());
    body.bytes(document.textSha256().bytes()).int32(document.images().size());
    for (ImageReference image : document.images()) {
      body.text(image.url()).text(image.alt()).int32(image.part());
    }
    if (setup.texts()) {
      texts(body, document);
    }
  }

  /** The whole text of a plain one is its main text, and goes once. */
  private static void texts(FrameOutput.Body body, DocumentMeasurement document) {
    ScreenText texts = document.screenText();
    boolean same = texts.text().equals(document.text());
    body.bool(same);
    if (!same) {
      body.text(texts.text());
    }
    body.int32(texts.captions().size());
    for (ScreenText.Caption caption : texts.captions()) {
      body.text(caption.text()).int32(caption.part());
    }
  }

  /** The models as the first picture names them; the others must name the same. */
  private List<ModelScores> models(List<Measurement> measurements) {
    List<ModelScores> models = null;
    for (Measurement measurement : measurements) {
      ImageMeasurement image = measurement.image();
      if (image != null) {
        if (image.hashes().size() != setup.hashings().size()) {
          throw new IllegalStateException("a picture was not hashed as was asked");
        }
        List<String> ids = image.scores().stream().map(ModelScores::modelId).toList();
        if (!ids.equals(setup.modelIds())) {
          throw new IllegalStateException("a picture was not scored by every model that was asked");
        }
        models = models == null ? image.scores() : models;
      }
    }
    return models == null ? List.of() : models;
  }

  private boolean fits(DocumentMeasurement document) {
    return utf8(document.text()) <= limits.textBytes()
        && isLine(document.title())
        && document.images().size() <= FrameLimits.REFERENCES
        && (!setup.texts() || fits(document.screenText()))
        && document.images().stream().allMatch(i -> isLine(i.url()) && isLine(i.alt()));
  }

  private boolean fits(ScreenText texts) {
    return utf8(texts.text()) <= limits.textBytes()
        && texts.captions().size() <= FrameLimits.REFERENCES
        && texts.captions().stream().allMatch(caption -> isLine(caption.text()));
  }

  private static boolean isLine(String text) {
    return utf8(text) <= FrameLimits.LINE;
  }

  private static long utf8(String text) {
    // Three bytes a char at most, so that short texts need no counting.
    return text.length() * 3L <= FrameLimits.LINE
        ? text.length() * 3L
        : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
