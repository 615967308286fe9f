package io.winnow.score.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.score.ManifestReader;
import io.winnow.score.ModelFiles;
import io.winnow.score.ModelManifest;
import io.winnow.score.PngPicture;
import io.winnow.score.Preprocessor;
import io.winnow.spi.ImageModel;
import io.winnow.spi.ImageScorer;
import io.winnow.spi.SelfTestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model that ONNX Runtime runs, as its manifest describes it. */
public class OnnxImageModel implements ImageModel {
  private final ModelFiles files;
  private final String place;
  private final ModelManifest manifest;

  /**
   * Reads the manifest; the weights are read by {@link #open}.
   *
   * @throws ProblemsException if the manifest is wrong or asks for what is not supported
   */
  OnnxImageModel(ModelFiles files, String manifestName) {
    this.files = files;
    this.place = files.place(manifestName);
    this.manifest = ManifestReader.read(files, manifestName);
    try {
      Preprocessor.of(manifest.input(), manifest.steps());
    } catch (IllegalArgumentException e) {
      throw problem("steps", e.getMessage(), e);
    }
  }

  /**
   * A model of the user's own.
   *
   * @param manifest its manifest; the files that it names lie beside it
   * @throws ProblemsException if the manifest is wrong or asks for what is not supported
   * @throws UncheckedIOException if it cannot be read
   */
  public static OnnxImageModel of(Path manifest) {
    Path file = manifest.toAbsolutePath();
    return new OnnxImageModel(ModelFiles.of(file.getParent()), String.valueOf(file.getFileName()));
  }

  public final ModelManifest manifest() {
    return manifest;
  }

  @Override
  public final String id() {
    return manifest.id();
  }

  @Override
  public final String version() {
    return manifest.version();
  }

  @Override
  public final Optional<String> sha256() {
    return Optional.of(manifest.model().sha256());
  }

  @Override
  public final List<String> labels() {
    return manifest.output().labels();
  }

  @Override
  public final List<String> unsafeLabels() {
    return manifest.output().unsafeLabels();
  }

  /**
   * Loads the weights and has them give their known answer, so that no scorer exists that did not
   * prove itself in this process on this machine. A self-test costs about as much as one picture.
   *
   * @throws ProblemsException if the weights are not those of the manifest, or do not load
   * @throws SelfTestException if the known answer is not given
   * @throws UncheckedIOException if the weights cannot be read or the natives not unpacked
   */
  @Override
  public final ImageScorer open(Path natives) {
    return open(OnnxNatives.load(natives));
  }

  /** As {@link #open}, in a private folder if the natives are not yet loaded; then closes. */
  @Override
  public final void selfTest() {
    open(OnnxNatives.load()).close();
  }

  private ImageScorer open(OrtEnvironment environment) {
    byte[] weights = read(manifest.model().file());
    if (!Sha256.of(weights).equals(manifest.model().sha256())) {
      String message = "is not the digest of " + files.place(manifest.model().file());
      throw problem("model.sha256", message + "; get the model file again", null);
    }
    OnnxImageScorer scorer;
    try {
      scorer = new OnnxImageScorer(environment, manifest, weights);
    } catch (OrtException e) {
      throw problem("model.file", "does not load: " + e.getMessage(), e);
    }
    try {
      selfTest(scorer);
      return scorer;
    } catch (RuntimeException | Error e) {
      scorer.close();
      throw e;
    }
  }

  private void selfTest(ImageScorer scorer) {
    float[] scores;
    try {
      scores = scorer.score(PngPicture.decode(read(manifest.selfTest().picture())));
    } catch (IOException | IllegalStateException e) {
      throw new SelfTestException(
          "model " + id() + ": its self-test cannot run: " + e.getMessage(), e);
    }
    for (int i = 0; i < scores.length; i++) {
      double expected = manifest.selfTest().scores().get(labels().get(i));
      double tolerance = manifest.selfTest().tolerance();
      if (!(Math.abs(scores[i] - expected) <= tolerance)) { // True for NaN too.
        throw new SelfTestException(
            "model %s %s: its self-test gives %s = %s, not %s ± %s; do not use it"
                .formatted(id(), version(), labels().get(i), scores[i], expected, tolerance));
      }
    }
  }

  private byte[] read(String name) {
    try {
      return files.read(name);
    } catch (IOException e) {
      throw new UncheckedIOException("model " + id() + ": " + e, e);
    }
  }

  private ProblemsException problem(String path, String message, @Nullable Throwable cause) {
    ProblemsException problem = new ProblemsException(new Problem(place, 0, 0, path, message));
    if (cause != null) {
      problem.initCause(cause);
    }
    return problem;
  }
}
