package io.winnow.fingerprint;

import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHasherContract;

class PdqHasherContractTest extends PixelHasherContract {
  @Override
  protected PixelHasher hasher() {
    return new PdqHasher();
  }

  /** A frequency on the median may fall either way when float sums are taken in another order. */
  @Override
  protected int turningTolerance() {
    return 2;
  }
}
