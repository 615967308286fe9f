package io.winnow.score.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import io.winnow.score.ModelFiles;
import io.winnow.score.ModelManifest;
import io.winnow.spi.ImageScorer;
import io.winnow.spi.SelfTestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own model on disk: here a copy of the one that ships, and what can be wrong with it. */
class OnnxImageModelTests {
  private static final String NAME = "nsfwjs-mobilenet-v2-mid";

  @TempDir private Path folder;
  @TempDir private Path natives;
  private Path manifest;
  private Path weights;

  @BeforeEach
  void copyTheModelThatShips() throws IOException {
    ModelFiles shipped = ModelFiles.besides(ModelManifest.class);
    for (String ending : new String[] {".json", ".onnx", ".png"}) {
      Files.write(folder.resolve(NAME + ending), shipped.read(NAME + ending));
    }
    manifest = folder.resolve(NAME + ".json");
    weights = folder.resolve(NAME + ".onnx");
  }

  @Test
  void aCopyOnDiskIsAModelToo() {
    OnnxImageModel model = OnnxImageModel.of(manifest);
    assertEquals(NAME, model.id());
    assertEquals("4.4.0-1", model.version());
    model.selfTest();
    try (ImageScorer scorer = model.open(natives);
        ImageScorer another = model.open(natives)) {
      assertTrue(scorer != another);
    }
  }

  @Test
  void alteredWeightsAreRefusedByTheirDigest() throws IOException {
    alterWeights();
    OnnxImageModel model = OnnxImageModel.of(manifest);
    ProblemsException problem = assertThrows(ProblemsException.class, () -> model.open(natives));
    assertTrue(problem.getMessage().contains("model.sha256"), problem.getMessage());
  }

  @Test
  void alteredWeightsUnderANewDigestFailTheSelfTest() throws IOException {
    alterWeights();
    acceptWeights();
    OnnxImageModel model = OnnxImageModel.of(manifest);
    assertThrows(SelfTestException.class, () -> model.open(natives));
    assertThrows(SelfTestException.class, model::selfTest);
  }

  @Test
  void aSwitchedChannelOrderFailsTheSelfTest() throws IOException {
    edit("\"RGB\"", "\"BGR\"");
    OnnxImageModel model = OnnxImageModel.of(manifest);
    assertThrows(SelfTestException.class, () -> model.open(natives));
  }

  @Test
  void switchedLabelsFailTheSelfTest() throws IOException {
    edit("[\"drawing\", \"hentai\"", "[\"hentai\", \"drawing\"");
    OnnxImageModel model = OnnxImageModel.of(manifest);
    assertThrows(SelfTestException.class, () -> model.open(natives));
  }

  @Test
  void aMissingLabelFailsTheSelfTest() throws IOException {
    edit(", \"sexy\"]", "]");
    edit("\"porn\": 0.011287265,", "\"porn\": 0.011287265");
    edit("\"sexy\": 0.00066047435", "");
    OnnxImageModel model = OnnxImageModel.of(manifest);
    SelfTestException failed = assertThrows(SelfTestException.class, () -> model.open(natives));
    assertTrue(failed.getMessage().contains("4 float scores"), failed.getMessage());
  }

  @Test
  void bytesThatAreNoModelAreAProblem() throws IOException {
    Files.writeString(weights, "not a model");
    acceptWeights();
    OnnxImageModel model = OnnxImageModel.of(manifest);
    ProblemsException problem = assertThrows(ProblemsException.class, () -> model.open(natives));
    assertTrue(problem.getMessage().contains("model.file"), problem.getMessage());
  }

  @Test
  void missingWeightsAreAnError() throws IOException {
    Files.delete(weights);
    OnnxImageModel model = OnnxImageModel.of(manifest);
    assertThrows(UncheckedIOException.class, () -> model.open(natives));
  }

  @Test
  void anUnsupportedStepIsAProblemBeforeAnythingIsOpened() throws IOException {
    edit("\"stretch\"", "\"letterbox\"");
    ProblemsException problem =
        assertThrows(ProblemsException.class, () -> OnnxImageModel.of(manifest));
    assertTrue(problem.getMessage().contains("letterbox is not supported"), problem.getMessage());
  }

  /**
   * In the middle lie 8-bit weights: their bits are turned, the file's structure is not touched.
   */
  private void alterWeights() throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 4096; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(weights, bytes);
  }

  private void acceptWeights() throws IOException {
    edit(new NsfwjsMobilenetV2Mid().manifest().model().sha256(), Sha256.of(weights));
  }

  private void edit(String before, String after) throws IOException {
    String json = Files.readString(manifest, StandardCharsets.UTF_8);
    assertTrue(json.contains(before), before);
    Files.writeString(manifest, json.replace(before, after), StandardCharsets.UTF_8);
  }
}
