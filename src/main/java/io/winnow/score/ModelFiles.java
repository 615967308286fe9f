package io.winnow.score;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a manifest and the files that it names lie, side by side. */
public interface ModelFiles {
  /** Reads one file whole. */
  byte[] read(String name) throws IOException;

  /** The file as a message would name it. */
  String place(String name);

  /** A folder on disk. */
  static ModelFiles of(Path folder) {
    return new ModelFiles() {
      @Override
      public byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
      }

      @Override
      public String place(String name) {
        return folder.resolve(name).toString();
      }
    };
  }

  /** The package of a class, on the class path. */
  static ModelFiles besides(Class<?> neighbour) {
    return new ModelFiles() {
      @Override
      public byte[] read(String name) throws IOException {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
          if (in == null) {
            throw new FileNotFoundException(place(name));
          }
          return in.readAllBytes();
        }
      }

      @Override
      public String place(String name) {
        return neighbour.getPackageName().replace('.', '/') + '/' + name;
      }
    };
  }
}
