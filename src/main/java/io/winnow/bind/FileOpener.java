package io.winnow.bind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a file that a policy names. */
@FunctionalInterface
public interface FileOpener {
  /**
   * Opens it.
   *
   * @param path as the policy says it: absolute, a URI, or relative to the policy's folder
   */
  InputStream open(String path) throws IOException;

  /** Where it is on the local file system, if it is there; else its permissions are not ours. */
  default Optional<Path> local(String path) {
    return Optional.empty();
  }
}
