package io.winnow.screen;

import java.io.IOException;

/**
 * Makes the screener that measures inside the child. The child's main class creates it by name,
 * through a public constructor without arguments.
 */
public interface ScreenerFactory {
  /**
   * Loads what measuring needs: models, native libraries, detectors. No content has been seen yet,
   * so a failure's message may be shown to the operator.
   *
   * @throws IOException if something cannot be loaded; the child does not become ready
   */
  Screener open(ScreenerSetup setup) throws IOException;
}
