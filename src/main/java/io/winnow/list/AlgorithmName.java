package io.winnow.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an algorithm that cannot be compared is called where people read it.
 *
 * <p>Names come out of lists, and a holder's column of names may hold something else one day: a
 * term or an entry's id looks like any name. So a name is shown only if each of its words is one
 * that names of algorithms are made of.
 */
final class AlgorithmName {
  /** What every other name is shown as. */
  static final String UNNAMED = "unnamed algorithm";

  private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");
  private static final Pattern NUMBERED =
      Pattern.compile("(?:md|sha|crc|pdq|blake|ripemd|v)?[0-9]{1,3}[bs]?");

  private static final Set<String> WORDS =
      Set.of(
          "ahash",
          "audio",
          "blake",
          "blockhash",
          "clip",
          "crc",
          "csai",
          "debug",
          "dhash",
          "digest",
          "domain",
          "embedding",
          "expression",
          "file",
          "fingerprint",
          "hash",
          "image",
          "imphash",
          "md",
          "minhash",
          "network",
          "networks",
          "neuralhash",
          "not",
          "ocr",
          "pdna",
          "pdq",
          "pdqf",
          "perceptual",
          "phash",
          "photodna",
          "picture",
          "query",
          "signal",
          "raw",
          "ripemd",
          "sha",
          "shipped",
          "signature",
          "simhash",
          "ssdeep",
          "ssvh",
          "string",
          "text",
          "tiger",
          "tlsh",
          "tmk",
          "trend",
          "uri",
          "url",
          "video",
          "videomd5",
          "videotmk",
          "imagepdq",
          "vpdq",
          "whash",
          "whirlpool");

  private AlgorithmName() {}

  /** The name in lower case, or {@link #UNNAMED}. */
  static String shown(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    boolean known =
        lower.length() <= 40
            && !lower.isEmpty()
            && Arrays.stream(BETWEEN.split(lower))
                .allMatch(w -> w.isEmpty() || WORDS.contains(w) || NUMBERED.matcher(w).matches());
    return known ? lower : UNNAMED;
  }
}
