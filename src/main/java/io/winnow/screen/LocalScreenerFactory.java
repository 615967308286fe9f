package io.winnow.screen;

import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    // The sandbox mounts a small tmpfs for temporary files: nothing else may be written to.
    javax.imageio.ImageIO.setUseCache(false);
    return new LocalScreener(setup, new PictureMeter(setup.limits(), models, setup.natives()));
  }
}
