package io.winnow.list;

import java.io.IOException;

/** Opens something. */
@FunctionalInterface
public interface IoSupplier<T> {
  T open() throws IOException;
}
