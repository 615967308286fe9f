package io.winnow.report.filtering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ids of the SPDX licence list, which ship with the program. Case does not count in them. */
final class SpdxIds {
  private static final String FILE = "spdx-license-ids.txt";

  /** As they are written, by their small letters. */
  private static final Map<String, String> IDS = read();

  private SpdxIds() {}

  /** An id as the list writes it; empty if the list does not have it. */
  static Optional<String> canonical(String id) {
    return Optional.ofNullable(IDS.get(id.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> read() {
    try (InputStream in = Objects.requireNonNull(SpdxIds.class.getResourceAsStream(FILE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(
              Collectors.toUnmodifiableMap(
                  line -> line.toLowerCase(Locale.ROOT), Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // It is in the jar.
    }
  }
}
