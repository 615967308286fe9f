package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import org.junit.jupiter.api.Test;

class SandboxTest {
  private final SandboxState none = SandboxState.none("not Linux");

  @Test
  void aRequiredSandboxThatIsNotThereStopsTheRun() {
    ProblemsException e =
        assertThrows(
            ProblemsException.class, () -> ScreenerPool.required(SandboxMode.REQUIRE, none));
    assertTrue(e.getMessage().contains("not Linux"), e.getMessage());
  }

  @Test
  void elsewhereTheRunGoesOn() {
    assertSame(none, ScreenerPool.required(SandboxMode.AUTO, none));
    assertSame(SandboxState.FULL, ScreenerPool.required(SandboxMode.REQUIRE, SandboxState.FULL));
  }

  @Test
  void theStateSaysWhatIsMissing() {
    assertEquals("none: not Linux", none.toString());
    assertEquals("full", SandboxState.FULL.toString());
  }
}
