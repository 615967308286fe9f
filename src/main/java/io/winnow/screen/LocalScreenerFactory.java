package io.winnow.screen;

import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the screener that the child runs. */
public final class LocalScreenerFactory implements ScreenerFactory {
  /** Called by name from the child's main class. */
  public LocalScreenerFactory() {}

  @Override
  public LocalScreener open(ScreenerSetup setup) throws IOException {
    Catalogue<ImageModel> catalogue = Catalogue.load(ImageModel.class);
    List<ImageModel> models = new ArrayList<>();
    for (String id : setup.modelIds()) {
      models.add(
          catalogue
              .byId(id)
              .orElseThrow(() -> new IOException("there is no model " + id + " in this jar")));
    }
    Map<PixelHasher, Boolean> hashers = hashers(setup.hashings());
    // The sandbox mounts a small tmpfs for temporary files: nothing else may be written to.
    javax.imageio.ImageIO.setUseCache(false);
    return new LocalScreener(
        setup, new PictureMeter(setup.limits(), hashers, models, setup.natives()));
  }

  /** Models test themselves when they are opened, hashers here. */
  private static Map<PixelHasher, Boolean> hashers(List<Hashing> hashings) throws IOException {
    Map<PixelHasher, Boolean> hashers = new LinkedHashMap<>();
    for (Hashing hashing : hashings) {
      PixelHasher hasher =
          PixelHashers.installed()
              .of(hashing.algorithm())
              .orElseThrow(
                  () -> new IOException("there is no hasher for " + hashing.algorithm() + " here"));
      hasher.selfTest();
      hashers.put(hasher, hashing.turned());
    }
    return hashers;
  }
}
