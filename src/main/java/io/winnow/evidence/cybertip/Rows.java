package io.winnow.evidence.cybertip;

import io.winnow.core.Row;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of evidence, all rows of an item one after the other. */
public interface Rows extends Closeable {
  /** The next row, or null after the last. */
  @Nullable Row next() throws IOException;

  /** What can be read from its beginning more than once. */
  @FunctionalInterface
  interface Source {
    Rows open() throws IOException;
  }
}
