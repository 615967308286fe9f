package io.winnow.screen;

import static io.winnow.core.ItemKind.IMAGE;
import static io.winnow.core.ItemKind.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.core.Measurement;
import io.winnow.core.Reason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real children that say what no child may say. */
class LyingChildIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "long", "long-offer", "endless", "nonce", "disorder"})
  void aLieThatIsRepeatedIsAVerdict(String lie) throws Exception {
    try (TestPool pool = TestPool.lying(folder, SandboxState.none("a test"))) {
      assertEquals(
          Measurement.unscannable(0, OTHER, "application/octet-stream", Reason.SCREENER_LIED),
          pool.screen(lie));
      assertEquals(Measurement.other(0, "did/well"), pool.screen("well"));
    }
  }

  @Test
  void anAnswerTooManyDoesNotAnswerTheNextRecord() throws Exception {
    try (TestPool pool = TestPool.lying(folder, SandboxState.none("a test"))) {
      assertEquals(Measurement.other(0, "did/well"), pool.screen("twice"));
      assertEquals(
          Measurement.unscannable(0, IMAGE, "image/png", Reason.NON_FINITE_SCORE),
          pool.screen("nan"));
    }
  }
}
