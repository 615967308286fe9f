package io.winnow.score.onnx;

import io.winnow.score.ModelFiles;
import io.winnow.score.ModelManifest;

/**
 * The model that ships: the {@code mobilenet_v2_mid} weights of nsfwjs 4.4.0, converted by {@code
 * scripts/convert-nsfwjs}.
 *
 * <p>About 14 ms of CPU a picture. Its training pictures were scraped and their origin is not
 * known; its manifest says so.
 */
public final class NsfwjsMobilenetV2Mid extends OnnxImageModel {
  public NsfwjsMobilenetV2Mid() {
    super(ModelFiles.besides(ModelManifest.class), "nsfwjs-mobilenet-v2-mid.json");
  }
}
