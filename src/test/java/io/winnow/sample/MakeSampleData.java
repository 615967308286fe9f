package io.winnow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the sample data, or the originals of the pictures that are encoded elsewhere. */
public final class MakeSampleData {
  private MakeSampleData() {}

  /** Arguments: {@code sample-data}, or {@code originals FOLDER}. */
  public static void main(String[] args) throws IOException {
    if (args.length == 2 && args[0].equals("originals")) {
      Path folder = Files.createDirectories(Path.of(args[1]));
      for (Map.Entry<String, Raster> original : MadeElsewhere.originals().entrySet()) {
        Path file = folder.resolve(original.getKey() + ".ppm");
        Files.write(file, MadeElsewhere.ppm(original.getValue()));
      }
      return;
    }
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, byte[]> file : SampleData.files(folder).entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
