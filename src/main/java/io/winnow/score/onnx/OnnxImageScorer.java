package io.winnow.score.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.winnow.core.Pixels;
import io.winnow.score.InputSpec;
import io.winnow.score.ModelManifest;
import io.winnow.score.Preprocessor;
import io.winnow.spi.ImageScorer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** A session of the runtime with its one input tensor, which is used again for each picture. */
final class OnnxImageScorer implements ImageScorer {
  private final ModelManifest manifest;
  private final Preprocessor preprocessor;
  private final float[] values;
  private final FloatBuffer shared;
  private final OrtSession session;
  private final OnnxTensor input;

  OnnxImageScorer(OrtEnvironment environment, ModelManifest manifest, byte[] model)
      throws OrtException {
    this.manifest = manifest;
    this.preprocessor = Preprocessor.of(manifest.input(), manifest.steps());
    this.values = new float[manifest.input().elements()];
    this.shared =
        ByteBuffer.allocateDirect(4 * values.length).order(ByteOrder.nativeOrder()).asFloatBuffer();
    try (SessionOptions options = options(manifest.threads())) {
      this.session = environment.createSession(model, options);
    }
    this.input = OnnxTensor.createTensor(environment, shared, shape(manifest.input()));
  }

  @Override
  public float[] score(Pixels pixels) {
    preprocessor.fill(pixels, values);
    shared.put(0, values);
    String output = manifest.output().name();
    try (OrtSession.Result result =
        session.run(Map.of(manifest.input().name(), input), Set.of(output))) {
      float[] scores = scores(result.get(0));
      manifest.output().activation().apply(scores);
      return scores;
    } catch (OrtException e) {
      throw new IllegalStateException(
          "model " + manifest.id() + " did not run: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    input.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("model " + manifest.id() + " did not close", e);
    }
  }

  private float[] scores(OnnxValue value) {
    FloatBuffer buffer = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
    int labels = manifest.output().labels().size();
    if (buffer == null || buffer.remaining() != labels) {
      throw new IllegalStateException(
          "model %s does not give %d float scores".formatted(manifest.id(), labels));
    }
    float[] scores = new float[labels];
    buffer.get(scores);
    return scores;
  }

  private static SessionOptions options(ModelManifest.Threads threads) throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
    options.setIntraOpNumThreads(threads.intraOp());
    options.setInterOpNumThreads(threads.interOp());
    options.setDeterministicCompute(true);
    // Task slots share the cores: a thread that waits must not burn one.
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.addConfigEntry("session.inter_op.allow_spinning", "0");
    return options;
  }

  private static long[] shape(InputSpec input) {
    return switch (input.layout()) {
      case NHWC -> new long[] {1, input.height(), input.width(), 3};
      case NCHW -> new long[] {1, 3, input.height(), input.width()};
      case FLAT -> new long[] {1, input.elements()};
    };
  }
}
