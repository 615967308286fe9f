package io.winnow.spi;

import io.winnow.core.Algorithm;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The perceptual hashers of this JVM, by the algorithm that they compute. Immutable. */
public final class PixelHashers {
  /** Longest fingerprint in bytes. */
  public static final int MAX_BYTES = 4096;

  private static final Set<String> RESERVED =
      Set.of(
          "md5",
          "sha1",
          "sha256",
          "text-sha256",
          "domain",
          "url",
          "address",
          "term",
          "id",
          "category",
          "algorithm",
          "value",
          "status",
          "owner",
          "date");

  private static volatile @Nullable PixelHashers cached;

  private final ClassLoader loader;
  private final Map<String, PixelHasher> byAlgorithm;
  private final Map<String, PixelHasher> byName;

  private PixelHashers(ClassLoader loader) {
    this.loader = loader;
    Map<String, PixelHasher> hashers = new TreeMap<>();
    Map<String, PixelHasher> names = new TreeMap<>();
    for (PixelHasher hasher : Catalogue.load(PixelHasher.class).all()) {
      check(hasher);
      claim(hashers, hasher.algorithm().id(), hasher);
      claim(names, word(hasher.algorithm().id()), hasher);
    }
    for (PixelHasher hasher : hashers.values()) {
      hasher.alsoCalled().forEach(name -> names.putIfAbsent(word(name), hasher));
    }
    this.byAlgorithm = Collections.unmodifiableMap(hashers);
    this.byName = Collections.unmodifiableMap(names);
  }

  /**
   * Those of the application and of the {@link PluginJars} in use.
   *
   * @throws IllegalStateException if one is not what a hasher must be, or two compute one algorithm
   */
  public static PixelHashers installed() {
    PixelHashers known = cached;
    if (known == null || known.loader != PluginJars.loader()) {
      known = new PixelHashers(PluginJars.loader());
      cached = known;
    }
    return known;
  }

  /** All of them, by algorithm id. */
  public Collection<PixelHasher> all() {
    return byAlgorithm.values();
  }

  /** The hasher of an algorithm. */
  public Optional<PixelHasher> of(Algorithm algorithm) {
    return byAlgorithm(algorithm.id()).filter(h -> h.algorithm().equals(algorithm));
  }

  /** The hasher of the algorithm of that id. */
  public Optional<PixelHasher> byAlgorithm(String id) {
    return Optional.ofNullable(byAlgorithm.get(id));
  }

  /** The hasher of whatever lists call so. */
  public Optional<PixelHasher> byName(String name) {
    return Optional.ofNullable(byName.get(word(name)));
  }

  private static void claim(Map<String, PixelHasher> taken, String name, PixelHasher hasher) {
    PixelHasher other = taken.putIfAbsent(name, hasher);
    if (other != null) {
      throw new IllegalStateException(
          "two hashers compute %s: %s and %s; take one away"
              .formatted(name, other.getClass().getName(), hasher.getClass().getName()));
    }
  }

  private static void check(PixelHasher hasher) {
    Algorithm algorithm = hasher.algorithm();
    require(hasher, !RESERVED.contains(algorithm.id()), "computes what is no perceptual hash");
    require(hasher, algorithm.byteLength() <= MAX_BYTES, "has fingerprints over 4,096 bytes");
    require(
        hasher,
        hasher.defaultDistance() >= 1
            && hasher.defaultDistance() <= hasher.largestDistance()
            && hasher.largestDistance() <= hasher.metric().largest(algorithm.byteLength()),
        "has distances that cannot be");
    require(hasher, hasher.minimumSide() >= 1, "has no least side");
  }

  private static void require(PixelHasher hasher, boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(
          "the hasher %s (%s) %s".formatted(hasher.id(), hasher.algorithm(), otherwise));
    }
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
