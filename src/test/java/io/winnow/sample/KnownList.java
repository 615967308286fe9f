package io.winnow.sample;

import io.winnow.fingerprint.TextbookPdq;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The list of "known" material: made-up stand-ins for harmless formula pictures and texts, with
 * invented hashes in between.
 */
final class KnownList {
  private static final String CANARY =
      Digest.sha256("the canary of demo-known".getBytes(java.nio.charset.StandardCharsets.UTF_8));

  private final List<String> rows = new ArrayList<>();
  private final Map<String, String> pdqs = new LinkedHashMap<>();

  /** One row; an empty string for what it does not have. Returns the entry's id. */
  String add(String md5, String sha1, String sha256, String pdq) {
    // An invented row before every third one, so that hits are not all in a row.
    if (rows.size() % 3 == 0) {
      invented();
    }
    return row(md5, sha1, sha256, pdq);
  }

  String addPdq(String pdq) {
    return add("", "", "", pdq);
  }

  private String row(String md5, String sha1, String sha256, String pdq) {
    String id = "stand-in-%03d".formatted(rows.size() + 1);
    if (!pdq.isEmpty()) {
      pdqs.put(id, pdq.toLowerCase(Locale.ROOT));
    }
    String category = rows.size() % 2 == 0 ? "A" : "B";
    rows.add(String.join(",", md5, sha1, sha256, pdq, id, category));
    return id;
  }

  private void invented() {
    byte[] bytes = ("invented " + rows.size()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String sha256 = Digest.sha256(bytes);
    switch (rows.size() % 4) {
      case 0 -> row(Digest.md5(bytes), "", "", "");
      case 1 -> row("", Digest.sha1(bytes).toUpperCase(Locale.ROOT), "", "");
      case 2 -> row(Digest.md5(bytes), Digest.sha1(bytes), sha256, "");
      default -> row("", "", "", withHalfItsBits(sha256));
    }
  }

  /** A PDQ hash has 128 ones: bits are turned from the front until it has. */
  private static String withHalfItsBits(String hex) {
    byte[] bits = HexFormat.of().parseHex(hex);
    int ones = TextbookPdq.distance(hex, "0".repeat(64));
    for (int i = 0; i < 256 && ones != 128; i++) {
      int mask = 1 << i % 8;
      boolean one = (bits[i / 8] & mask) != 0;
      if (one == ones > 128) {
        bits[i / 8] ^= (byte) mask;
        ones += one ? -1 : 1;
      }
    }
    return HexFormat.of().formatHex(bits);
  }

  /** A hash at exactly that even distance: half of the turned bits were one, half zero. */
  static String atDistance(String hex, int distance) {
    byte[] bits = HexFormat.of().parseHex(hex);
    int[] left = {distance / 2, distance / 2};
    for (int step = 0; left[0] + left[1] > 0; step++) {
      int bit = step * 37 % 256;
      int value = bits[bit / 8] >> bit % 8 & 1;
      if (left[value] > 0) {
        left[value]--;
        bits[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
    return HexFormat.of().formatHex(bits);
  }

  /** The perceptual entries by id. */
  Map<String, String> pdqs() {
    return pdqs;
  }

  String csv() {
    return "# version: 2026-01-01.1\n# date: 2026-01-01\n# canary: "
        + CANARY
        + "\n# Made-up stand-ins for harmless formula pictures. Not a real list.\n"
        + "md5,sha1,sha256,pdq,id,category\n"
        + String.join("\n", rows)
        + "\n,,"
        + CANARY
        + ",,canary,A\n";
  }
}
