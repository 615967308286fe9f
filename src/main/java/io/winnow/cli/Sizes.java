package io.winnow.cli;

/** Numbers of bytes with a unit. */
final class Sizes {
  private Sizes() {}

  static String text(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double size = bytes;
    for (String unit : new String[] {"KiB", "MiB", "GiB"}) {
      size /= 1024;
      if (size < 1024) {
        return "%.1f %s".formatted(size, unit);
      }
    }
    return "%.1f TiB".formatted(size / 1024);
  }
}
