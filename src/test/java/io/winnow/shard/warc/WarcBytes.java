package io.winnow.shard.warc;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Limits;
import io.winnow.core.Shard;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Writes WARC shards byte by byte, wrong ones too, and reads them back. */
final class WarcBytes {
  static final byte[] NOTHING = {};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Long> offsets = new ArrayList<>();

  WarcBytes add(byte[] bytes) {
    offsets.add((long) out.size());
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** Where each addition begins, and the end. */
  List<Long> offsets() {
    List<Long> all = new ArrayList<>(offsets);
    all.add((long) out.size());
    return all;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** A record with right length and line ends; {@code fields} end in CRLF each. */
  static byte[] record(String type, String fields, byte[] block) {
    String head =
        "WARC/1.0\r\nWARC-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(type, fields, block.length);
    return concat(ascii(head), block, ascii("\r\n\r\n"));
  }

  static byte[] response(String url, String httpFields, byte[] body) {
    return record("response", http(url), httpBlock(httpFields, body));
  }

  static String http(String url) {
    return "WARC-Target-URI: " + url + "\r\nContent-Type: application/http; msgtype=response\r\n";
  }

  static byte[] httpBlock(String httpFields, byte[] body) {
    return concat(ascii("HTTP/1.1 200 OK\r\n" + httpFields + "\r\n"), body);
  }

  static byte[] gzip(byte[] bytes) {
    try {
      ByteArrayOutputStream coded = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
        gzip.write(bytes);
      }
      return coded.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] deflate(byte[] bytes, boolean raw) {
    try {
      ByteArrayOutputStream coded = new ByteArrayOutputStream();
      Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
      try (DeflaterOutputStream deflate = new DeflaterOutputStream(coded, deflater)) {
        deflate.write(bytes);
      } finally {
        deflater.end();
      }
      return coded.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] chunked(byte[] bytes, int chunk) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i += chunk) {
      int length = Math.min(chunk, bytes.length - i);
      coded.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
      coded.write(bytes, i, length);
      coded.writeBytes(ascii("\r\n"));
    }
    coded.writeBytes(ascii("0\r\n\r\n"));
    return coded.toByteArray();
  }

  /** Brotli of uncompressed meta-blocks (RFC 7932, section 9.2), for there is no encoder here. */
  static byte[] brotli(byte[] bytes) {
    Bits bits = new Bits();
    bits.put(0, 1); // WBITS 16
    for (int i = 0; i < bytes.length; i += 65536) {
      int length = Math.min(65536, bytes.length - i);
      bits.put(0, 1); // ISLAST
      bits.put(0, 2); // MNIBBLES 4
      bits.put(length - 1, 16); // MLEN - 1
      bits.put(1, 1); // ISUNCOMPRESSED
      bits.pad();
      bits.out.write(bytes, i, length);
    }
    bits.put(3, 2); // ISLAST, ISLASTEMPTY
    bits.pad();
    return bits.out.toByteArray();
  }

  private static final class Bits {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int waiting;
    private int count;

    void put(int value, int width) {
      for (int i = 0; i < width; i++) {
        waiting |= (value >> i & 1) << count;
        if (++count == 8) {
          pad();
        }
      }
    }

    void pad() {
      if (count > 0) {
        out.write(waiting);
        waiting = 0;
        count = 0;
      }
    }
  }

  static Limits limits(long recordBytes) {
    Limits d = Limits.DEFAULT;
    return new Limits(
        recordBytes, d.pixels(), d.scans(), d.parts(), d.partBytes(), d.cpu(), d.heapBytes());
  }

  static List<ShardEntry> read(String name, byte[] bytes) {
    return read(name, bytes, Limits.DEFAULT);
  }

  static List<ShardEntry> read(String name, byte[] bytes, Limits limits) {
    Shard shard = new Shard(name, "file:/" + name, bytes.length, "0");
    List<ShardEntry> entries = new ArrayList<>();
    try (ShardReader reader =
        new WarcShardFormat().open(shard, new ByteArrayInputStream(bytes), limits)) {
      for (ShardEntry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** The record of a shard that holds one, gzipped. */
  static CrawlRecord only(byte[] record) {
    return only(record, Limits.DEFAULT);
  }

  static CrawlRecord only(byte[] record, Limits limits) {
    List<ShardEntry> entries = read("only.warc.gz", gzip(record), limits);
    if (entries.size() == 1 && entries.get(0) instanceof ShardEntry.Capture capture) {
      return capture.record();
    }
    throw new AssertionError("not one capture: " + entries.size() + " entries");
  }

  static long offset(ShardEntry entry) {
    if (entry instanceof ShardEntry.Capture capture) {
      return capture.record().id().offset();
    }
    return entry instanceof ShardEntry.OutOfScope other
        ? other.offset()
        : ((ShardEntry.Unreadable) entry).offset();
  }

  static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
