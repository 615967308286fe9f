package io.winnow.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.grid.GridPlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // Plug-ins are held, not asked.
class PluginJarsTest {
  @TempDir Path folder;

  private static boolean isThere() {
    return PixelHashers.installed().byAlgorithm("zz-grid").isPresent();
  }

  @Test
  void aPlugInIsThereAsLongAsSomebodyUsesIt() throws IOException {
    PluginJars.Use first = GridPlugin.use(folder);
    PluginJars.Use second = GridPlugin.use(folder);
    assertTrue(isThere());
    first.close();
    first.close();
    assertTrue(isThere());
    second.close();
    assertEquals(false, isThere());
  }

  @Test
  void twoSetsAtATimeAreRefused() throws IOException {
    try (PluginJars.Use use = GridPlugin.use(folder)) {
      assertEquals(1, PluginJars.all().size());
      assertThrows(IllegalStateException.class, () -> PluginJars.use(List.of()));
      assertTrue(isThere());
    }
    PluginJars.use(List.of()).close();
  }

  @Test
  void aHasherIsFoundByWhateverListsCallIt() throws IOException {
    try (PluginJars.Use use = GridPlugin.use(folder)) {
      for (String name : List.of("zz-grid", "ZZ_Grid", "Grid Print", "gridprint")) {
        assertTrue(PixelHashers.installed().byName(name).isPresent(), name);
      }
      assertEquals(List.of("pdq", "zz-grid"), ids());
    }
  }

  private static List<String> ids() {
    return PixelHashers.installed().all().stream().map(Plugin::id).toList();
  }
}
