package io.winnow.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTests {
  private static final String MANIFEST =
      """
      {
        "format": 1,
        "id": "own-model",
        "version": "3",
        "task": "image-classification",
        "licence": {"code": "MIT", "weights": "MIT"},
        "training-data": "drawings",
        "model": {"file": "own.onnx", "sha256": "%s"},
        "runtime": {"intra-op-threads": 1, "inter-op-threads": 1},
        "input": {"name": "x", "type": "float32", "layout": "NCHW", "width": 8, "height": 6,
                  "channels": "BGR", "alpha": "drop", "exif": "ignore"},
        "steps": [
          {"step": "resize", "mode": "stretch", "filter": "bicubic-antialias", "width": 9, "height": 9},
          {"step": "centre-crop", "width": 8, "height": 6},
          {"step": "divide", "by": 255},
          {"step": "normalise", "mean": [0.5, 0.5, 0.5], "std": [0.5, 0.25, 1]}
        ],
        "output": {"name": "y", "activation": "softmax", "labels": ["bad", "good"], "unsafe": ["bad"]},
        "self-test": {"picture": "own.png", "drawn-by": "a formula",
                      "scores": {"bad": 0.25, "good": 0.75}, "tolerance": 0.0001}
      }
      """
          .formatted("0123456789abcdef".repeat(4));

  @Test
  void everyMemberIsRead() {
    ModelManifest manifest = parse(MANIFEST);
    assertEquals("own-model", manifest.id());
    assertEquals("3", manifest.version());
    assertEquals("own.onnx", manifest.model().file());
    assertEquals(InputSpec.Layout.NCHW, manifest.input().layout());
    assertEquals(InputSpec.ChannelOrder.BGR, manifest.input().channels());
    assertEquals(
        List.of(
            new Step.Resize(Step.Resize.Mode.STRETCH, Step.Resize.Filter.BICUBIC_ANTIALIAS, 9, 9),
            new Step.CentreCrop(8, 6),
            new Step.Divide(255),
            new Step.Normalise(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.25, 1.0))),
        manifest.steps());
    assertEquals(OutputSpec.Activation.SOFTMAX, manifest.output().activation());
    assertEquals(List.of("bad"), manifest.output().unsafeLabels());
    assertEquals(0.75, manifest.selfTest().scores().get("good"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"format\": 1`|`\"format\": 2`|format: must be",
        "`own-model`|`Own Model`|id: must be",
        "`\"version\": \"3\"`|`\"version\": 3`|version: must be",
        "`\"own.onnx\"`|`\"../own.onnx\"`|model.file: must be the name of a file beside",
        "`\"own.png\"`|`\"/tmp/own.png\"`|self-test.picture: must be",
        "`0123456789abcdef`|`xyz`|model.sha256: must be 64",
        "`\"weights\": \"MIT\"`|`\"weights\": \" \"`|licence.weights: must be a text",
        "`\"intra-op-threads\": 1`|`\"intra-op-threads\": 0`|runtime.intra-op-threads: must be",
        "`\"NCHW\"`|`\"NCWH\"`|`input.layout: must be one of nhwc, nchw, flat`",
        "`\"width\": 8`|`\"width\": 8.5`|input.width: must be",
        "`\"step\": \"divide\"`|`\"step\": \"rotate\"`|`steps[2].step: must be one of`",
        "`\"by\": 255`|`\"by\": 0`|`steps[2].by: must be`",
        "`\"std\": [0.5, 0.25, 1]`|`\"std\": [0.5, 0, 1]`|`steps[3].std: must be`",
        "`\"std\": [0.5, 0.25, 1]`|`\"std\": [0.5]`|`steps[3].std: must be`",
        "`\"stretch\"`|`\"letter\"`|`steps[0].mode: must be`",
        "`\"unsafe\": [\"bad\"]`|`\"unsafe\": [\"worse\"]`|output.unsafe: worse is no label",
        "`\"unsafe\": [\"bad\"]`|`\"unsafe\": []`|output.unsafe: must be",
        "`[\"bad\", \"good\"]`|`[\"bad\", \"bad\"]`|output.labels: names bad twice",
        "`\"good\": 0.75`|`\"fine\": 0.75`|self-test.scores.good: is missing",
        "`\"good\": 0.75`|`\"good\": 1.75`|self-test.scores.good: is no score",
        "`\"tolerance\": 0.0001`|`\"tolerance\": 0.5`|self-test.tolerance: must be",
        "`\"exif\": \"ignore\"`|`\"exif\": \"ignore\", \"xif\": 1`|input.xif: is unknown here",
        "`\"task\"`|`\"tasks\"`|task: is missing",
        "`\"format\": 1,`|`\"format\": 1, \"format\": 1,`|is not valid JSON",
      })
  void whatIsWrongIsNamedByItsPlace(String before, String after, String message) {
    String json = MANIFEST.replace(before, after);
    ProblemsException problems = assertThrows(ProblemsException.class, () -> parse(json));
    assertTrue(problems.getMessage().contains(message), problems.getMessage());
    assertTrue(problems.getMessage().startsWith("own.json:"), problems.getMessage());
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    String json =
        MANIFEST
            .replace("own-model", "Ü")
            .replace("\"by\": 255", "\"by\": -1")
            .replace("0.75", "7");
    ProblemsException problems = assertThrows(ProblemsException.class, () -> parse(json));
    assertEquals(
        List.of("id", "steps[2].by", "self-test.scores.good"),
        problems.problems().stream().map(problem -> problem.path()).toList());
  }

  @Test
  void brokenJsonIsReportedWithItsLine() {
    ProblemsException problems =
        assertThrows(ProblemsException.class, () -> parse("{\n\"format\": 1,\n?"));
    assertEquals(3, problems.problems().get(0).line());
  }

  @Test
  void trailingTextIsRefused() {
    assertThrows(ProblemsException.class, () -> parse(MANIFEST + "{}"));
    assertThrows(ProblemsException.class, () -> parse("[]"));
    assertThrows(ProblemsException.class, () -> parse(""));
  }

  /** Any damage is either harmless or a problem, never another exception. */
  @Test
  void damagedManifestsAreProblems() {
    Random random = new Random(20_26);
    for (int i = 0; i < 3000; i++) {
      byte[] json = MANIFEST.getBytes(StandardCharsets.UTF_8);
      for (int k = random.nextInt(3); k >= 0; k--) {
        json[random.nextInt(json.length)] = (byte) " {}[]\":,0a-.".charAt(random.nextInt(12));
      }
      try {
        ManifestReader.parse("own.json", json);
      } catch (ProblemsException expected) {
        assertTrue(expected.getMessage().startsWith("own.json"));
      }
    }
  }

  @Test
  void aMissingFileIsNoProblemOfTheManifest(@TempDir Path folder) {
    assertThrows(
        UncheckedIOException.class, () -> ManifestReader.read(ModelFiles.of(folder), "own.json"));
  }

  private static ModelManifest parse(String json) {
    return ManifestReader.parse("own.json", json.getBytes(StandardCharsets.UTF_8));
  }
}
