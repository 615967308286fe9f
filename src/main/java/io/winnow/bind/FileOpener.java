package io.winnow.bind;

import java.io.IOException;
import java.io.InputStream;

/** Opens a file that a policy names. */
@FunctionalInterface
public interface FileOpener {
  /**
   * Opens it.
   *
   * @param path as the policy says it: absolute, a URI, or relative to the policy's folder
   */
  InputStream open(String path) throws IOException;
}
