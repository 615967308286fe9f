package io.winnow.list.format;

import io.winnow.core.Algorithm;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        ValueKind kind = ValueKind.pixels(hasher);
        add(kind);
        hasher.alsoCalled().forEach(name -> byWord.putIfAbsent(Words.word(name), kind));
      }
    }
  }

  private void add(ValueKind kind) {
    byId.put(kind.id(), kind);
    byWord.putIfAbsent(Words.word(kind.id()), kind);
  }

  /** Of the hashers that were installed when it was asked last. */
  private record Installed(PixelHashers hashers, ValueKinds kinds) {}

  private static volatile @Nullable Installed last;

  /** With the pixel hashers that are installed; plug-in jars may come and go. */
  static ValueKinds installed() {
    PixelHashers hashers = PixelHashers.installed();
    Installed known = last;
    if (known == null || known.hashers() != hashers) {
      known = new Installed(hashers, new ValueKinds(hashers.all()));
      last = known;
    }
    return known.kinds();
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
