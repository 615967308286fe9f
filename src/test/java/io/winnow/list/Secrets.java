package io.winnow.list;

import com.google.common.io.BaseEncoding;
import io.winnow.core.Algorithm;
import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lists hold and nobody may be told, in every form in which it could be told, and the eyes
 * that find it. Of a hash the beginning is enough.
 */
public final class Secrets {
  private static final int START = 4;
  private static final int CHUNK = 1 << 24;

  private static final class Needle {
    private final String name;
    private final byte[] bytes;

    Needle(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }
  }

  private final Map<Integer, List<Needle>> byStart = new HashMap<>();
  private final BitSet starts = new BitSet(1 << 20);
  private int longest;

  /**
   * Values for list number n, which become secrets: hashes of a picture, and made-up words.
   *
   * @return by the names of slots
   */
  public Map<String, String> values(int n, Digests digests, Fingerprint pdq) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Fingerprint hash : List.of(digests.md5(), digests.sha1(), digests.sha256(), pdq)) {
      values.put(hash.algorithm().toString(), hash.hex());
      hash(n + " " + hash.algorithm(), hash.bytes());
    }
    values.put("md5-base64", BaseEncoding.base64().encode(digests.md5().bytes()));
    values.put("sha1-base32", BaseEncoding.base32().encode(digests.sha1().bytes()));
    for (String word : List.of("id", "owner", "category", "secret")) {
      values.put(word, "zzq-%s-%d-".formatted(word, n) + hex(digests).substring(0, 6));
    }
    values.put("domain", "zzq-domain-%d.example".formatted(n));
    values.put("address", "zzq-host-%d.example/zzq-path-%d.png".formatted(n, n));
    values.put("url", "http://" + values.get("address"));
    values.put("term", "zzqword%d zzqterm%d".formatted(n, n));
    for (String word : List.of("id", "owner", "category", "secret", "domain", "term")) {
      text(n + " " + word, values.get(word));
    }
    text(n + " host", "zzq-host-%d.example".formatted(n));
    text(n + " path", "zzq-path-%d.png".formatted(n));
    return values;
  }

  /** Values of a list that nothing in the world matches. */
  public Map<String, String> madeUp(int n) {
    Digests digests = io.winnow.fingerprint.Digester.of(new byte[] {'z', 'z', 'q', (byte) n});
    byte[] pdq = io.winnow.fingerprint.Digester.of(new byte[] {(byte) n, 'p'}).sha256().bytes();
    return values(n, digests, Fingerprint.of(Algorithm.PDQ, pdq));
  }

  private static String hex(Digests digests) {
    return digests.sha256().hex();
  }

  /** Makes a hash a secret. */
  public void hash(String name, byte[] bytes) {
    String hex = BaseEncoding.base16().lowerCase().encode(bytes).substring(0, 12);
    String base32 = BaseEncoding.base32().encode(bytes).substring(0, 12);
    String base64 = BaseEncoding.base64().encode(bytes).substring(0, 12);
    put(name, hex);
    put(name, base32);
    put(name, base64);
    put(name, base64.replace('+', '-').replace('/', '_'));
    put(name + " upper", hex.toUpperCase(Locale.ROOT));
    put(name + " lower", base32.toLowerCase(Locale.ROOT));
    put(name + " end", BaseEncoding.base16().lowerCase().encode(bytes).substring(20));
    put(name + " raw", Arrays.copyOf(bytes, 12));
  }

  /** Makes a text a secret. */
  public void text(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(name, bytes);
    put(name + " upper", text.toUpperCase(Locale.ROOT));
    put(name + " hex", BaseEncoding.base16().lowerCase().encode(bytes));
    put(name + " UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
    for (int shift = 0; shift < 3; shift++) {
      int whole = (bytes.length - shift) / 3 * 3;
      put(
          name + " base64",
          BaseEncoding.base64().encode(Arrays.copyOfRange(bytes, shift, shift + whole)));
    }
  }

  private void put(String name, String text) {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String name, byte[] bytes) {
    int start = start(bytes, 0);
    starts.set(bit(start));
    longest = Math.max(longest, bytes.length);
    byStart.computeIfAbsent(start, s -> new ArrayList<>()).add(new Needle(name, bytes));
  }

  private static int start(byte[] bytes, int at) {
    int start = 0;
    for (int i = 0; i < START; i++) {
      start = start << 8 | (bytes[at + i] & 0xff);
    }
    return start;
  }

  private static int bit(int start) {
    return (start * 0x9E3779B1) >>> 12;
  }

  /** The names of the secrets that stand there. */
  public Set<String> in(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return in(bytes, bytes.length);
  }

  /** The names of the secrets that stand there. */
  public Set<String> in(InputStream in) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] chunk = new byte[CHUNK + longest];
    int kept = 0;
    for (int read = in.readNBytes(chunk, 0, CHUNK); read > 0; ) {
      int length = kept + read;
      found.addAll(in(chunk, length));
      kept = Math.min(length, longest);
      System.arraycopy(chunk, length - kept, chunk, 0, kept);
      read = in.readNBytes(chunk, kept, CHUNK);
    }
    return found;
  }

  private Set<String> in(byte[] bytes, int length) {
    Set<String> found = new TreeSet<>();
    for (int at = 0; at + START <= length; at++) {
      int start = start(bytes, at);
      if (starts.get(bit(start))) {
        for (Needle needle : byStart.getOrDefault(start, List.of())) {
          int end = at + needle.bytes.length;
          if (end <= length && Arrays.equals(bytes, at, end, needle.bytes, 0, end - at)) {
            found.add(needle.name);
          }
        }
      }
    }
    return found;
  }
}
