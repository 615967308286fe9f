package io.winnow.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.score.OutputSpec.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputSpecTests {
  @Test
  void softmaxOfLogarithmsIsTheirShare() {
    float[] scores = {(float) Math.log(1), (float) Math.log(2), (float) Math.log(5)};
    Activation.SOFTMAX.apply(scores);
    assertArrayEquals(new float[] {0.125f, 0.25f, 0.625f}, scores, 1e-6f);
  }

  @Test
  void softmaxOfLargeLogitsDoesNotOverflow() {
    float[] scores = {1000, 1000};
    Activation.SOFTMAX.apply(scores);
    assertArrayEquals(new float[] {0.5f, 0.5f}, scores);
  }

  @Test
  void sigmoidOfZeroIsAHalf() {
    float[] scores = {0, (float) Math.log(3)};
    Activation.SIGMOID.apply(scores);
    assertArrayEquals(new float[] {0.5f, 0.75f}, scores, 1e-6f);
  }

  @Test
  void whatIsNotANumberStaysNotANumber() {
    for (Activation activation : Activation.values()) {
      float[] scores = {0.5f, Float.NaN};
      activation.apply(scores);
      assertTrue(Float.isNaN(scores[1]), activation.name());
    }
    float[] scores = {0.5f, Float.NaN};
    Activation.SOFTMAX.apply(scores);
    assertTrue(Float.isNaN(scores[0]), "softmax spreads it");
  }

  @Test
  void unsafeLabelsMustBeLabels() {
    List<String> labels = List.of("a", "b");
    assertEquals(labels, new OutputSpec("y", Activation.NONE, labels, labels).labels());
    assertThrows(
        IllegalArgumentException.class,
        () -> new OutputSpec("y", Activation.NONE, labels, List.of("c")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new OutputSpec("y", Activation.NONE, List.of("a", "a"), List.of("a")));
  }
}
