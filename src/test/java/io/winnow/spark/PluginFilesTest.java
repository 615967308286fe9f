package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.grid.GridPlugin;
import io.winnow.core.ProblemsException;
import io.winnow.spi.PixelHashers;
import io.winnow.spi.PluginJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // Plug-ins are held, not asked.
class PluginFilesTest {
  @TempDir Path folder;

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void isRefused(String why, Path... named) {
    List<String> names = List.of(named).stream().map(Path::toString).toList();
    ProblemsException refused =
        assertThrows(ProblemsException.class, () -> PluginFiles.find(names));
    String said = refused.problems().toString();
    assertTrue(said.contains(why), said);
  }

  @Test
  void jarsAndFoldersOfJarsAreFound() throws IOException {
    Path jar = GridPlugin.jar(folder);
    Files.writeString(folder.resolve("readme.txt"), "no jar");
    List<PluginFiles.Located> found = PluginFiles.find(List.of(jar.toString()));
    assertEquals(found, PluginFiles.find(List.of(folder.toString())));
    try (PluginJars.Use use = PluginFiles.use(found)) {
      assertTrue(PixelHashers.installed().byAlgorithm("zz-grid").isPresent());
      assertEquals(found.get(0).sha256(), PluginJars.all().get(0).sha256());
    }
  }

  @Test
  void aJarThatChangedSinceItWasCheckedIsRefused() throws IOException {
    Path jar = GridPlugin.jar(folder);
    List<PluginFiles.Located> found = PluginFiles.find(List.of(jar.toString()));
    GridPlugin.jar(jar, Map.of(GridPlugin.SERVICE, text("example.grid.GridHasher # changed\n")));
    assertThrows(ProblemsException.class, () -> PluginFiles.use(found));
    assertTrue(PluginJars.all().isEmpty());
  }

  @Test
  void whatIsNoPlugInIsRefused() throws IOException {
    Path notAJar = Files.writeString(folder.resolve("no.jar"), "no jar");
    Path other = GridPlugin.jar(folder.resolve("other.jar"), Map.of("a/B.class", text("x")));
    Path reaching =
        GridPlugin.jar(
            folder.resolve("reaching.jar"),
            Map.of(
                "META-INF/MANIFEST.MF",
                text("Manifest-Version: 1.0\r\nClass-Path: ../elsewhere.jar\r\n"),
                GridPlugin.SERVICE,
                text("x")));
    isRefused("there is no such file", folder.resolve("none.jar"));
    isRefused("cannot be read as a plug-in jar", notAJar);
    isRefused("offers no plug-in", other);
    isRefused("has a Class-Path in its manifest", reaching);
    isRefused("holds no jar", Files.createDirectory(folder.resolve("empty")));
  }

  @Test
  void aServiceThatCannotBeLoadedIsAProblemAndLeavesNothingBehind() throws IOException {
    Path jar =
        GridPlugin.jar(
            folder.resolve("bad.jar"), Map.of(GridPlugin.SERVICE, text("example.NoSuchHasher")));
    List<PluginFiles.Located> found = PluginFiles.find(List.of(jar.toString()));
    assertThrows(ProblemsException.class, () -> PluginFiles.use(found));
    assertTrue(PluginJars.all().isEmpty());
  }
}
