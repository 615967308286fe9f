package example.grid;

import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHasherContract;

class GridHasherTest extends PixelHasherContract {
  @Override
  protected PixelHasher hasher() {
    return new GridHasher();
  }

  /** Fields of unequal size are other ones when the picture is turned. */
  @Override
  protected int turningTolerance() {
    return 2000;
  }
}
