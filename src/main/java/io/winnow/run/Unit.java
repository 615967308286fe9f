package io.winnow.run;

import io.winnow.core.Shard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What one Spark task cleans and commits.
 *
 * @param key file name and a short hash of the shard's path: unique in a run, the same in every run
 *     over the same data
 * @param shard the shard
 */
public record Unit(String key, Shard shard) {
  private static final int HASH_BYTES = 8;

  public Unit {
    Objects.requireNonNull(key);
    Objects.requireNonNull(shard);
  }

  public static Unit of(Shard shard) {
    String name = shard.path().substring(shard.path().lastIndexOf('/') + 1);
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    byte[] hash;
    try {
      hash =
          MessageDigest.getInstance("SHA-256")
              .digest(shard.path().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    String most = safe.length() > 100 ? safe.substring(0, 100) : safe;
    return new Unit(most + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES), shard);
  }
}
