package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.spi.Catalogue;
import io.winnow.spi.PixelHasher;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of listed values there are: the built-in ones and those of pixel hashers. */
final class ValueKinds {
  private static final List<Algorithm> DIGESTS =
      List.of(Algorithm.MD5, Algorithm.SHA1, Algorithm.SHA256);

  private final Map<String, ValueKind> byId = new LinkedHashMap<>();
  private final Map<String, ValueKind> byWord = new LinkedHashMap<>();

  private ValueKinds(Collection<PixelHasher> hashers) {
    ValueText.ALGORITHMS.forEach(algorithm -> add(ValueKind.hash(algorithm)));
    add(ValueKind.url());
    add(ValueKind.domain());
    for (Algorithm digest : DIGESTS) {
      add(ValueKind.hashedAddress(true, digest));
      add(ValueKind.hashedAddress(false, digest));
    }
    add(ValueKind.term());
    for (PixelHasher hasher : hashers) {
      if (!byId.containsKey(hasher.algorithm().id())) {
        add(ValueKind.pixels(hasher));
      }
    }
  }

  private void add(ValueKind kind) {
    byId.put(kind.id(), kind);
    byWord.putIfAbsent(Words.word(kind.id()), kind);
  }

  private static final class Installed {
    static final ValueKinds KINDS =
        new ValueKinds(Catalogue.<PixelHasher>load(PixelHasher.class).all());
  }

  /** With the pixel hashers on the class path. */
  static ValueKinds installed() {
    return Installed.KINDS;
  }

  static ValueKinds with(PixelHasher... hashers) {
    return new ValueKinds(List.of(hashers));
  }

  Optional<ValueKind> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The kind that a holder calls so: {@code SHA-1}, {@code HASH_MD5}, {@code PhotoDNA}. */
  Optional<ValueKind> named(String name) {
    return Optional.ofNullable(byWord.get(Words.canonical(name)));
  }

  Set<String> ids() {
    return Collections.unmodifiableSet(byId.keySet());
  }
}
