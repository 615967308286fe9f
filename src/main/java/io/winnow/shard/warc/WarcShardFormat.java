package io.winnow.shard.warc;

import io.winnow.core.ByteRanges;
import io.winnow.core.Limits;
import io.winnow.core.RecordType;
import io.winnow.core.Shard;
import io.winnow.spi.SelfTestException;
import io.winnow.spi.ShardEntry;
import io.winnow.spi.ShardFormat;
import io.winnow.spi.ShardReader;
import io.winnow.spi.ShardSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * WARC files (ISO 28500, versions 1.0 and 1.1), and WET files, which are WARC with conversion
 * records; plain or gzipped member by member.
 *
 * <p>Names ending in {@code .warc}, {@code .wet}, and both with {@code .gz}, in any case. Whether a
 * shard really is gzipped is told by its first bytes, not by its name.
 */
public final class WarcShardFormat implements ShardFormat {
  private static final List<String> SUFFIXES = List.of(".warc", ".warc.gz", ".wet", ".wet.gz");

  @Override
  public String id() {
    return "warc";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean recognises(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(s -> name.endsWith(s) && name.length() > s.length());
  }

  @Override
  public ShardReader open(Shard shard, InputStream in, Limits limits) throws IOException {
    return open(shard, in, limits, ByteRanges.NONE);
  }

  @Override
  public ShardReader open(Shard shard, InputStream in, Limits limits, ByteRanges skip)
      throws IOException {
    return new WarcReader(shard, in, limits, skip);
  }

  @Override
  public ShardReader openAt(Shard shard, long offset, ShardSource bytes, Limits limits)
      throws IOException {
    WarcReader reader = new WarcReader(shard, bytes.from(offset), limits, ByteRanges.NONE, offset);
    if (reader.beginsWithRecord()) {
      return reader;
    }
    reader.close();
    return ShardFormat.super.openAt(shard, offset, bytes, limits);
  }

  @Override
  public void selfTest() {
    byte[] warc =
        ("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://example.org/\r\n"
                + "Content-Length: 3\r\n\r\nabc\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    Shard shard = new Shard("self-test.warc", "self-test.warc", warc.length, "0");
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    try (ShardReader reader = open(shard, new ByteArrayInputStream(warc), Limits.DEFAULT)) {
      if (!(reader.next() instanceof ShardEntry.Capture capture)
          || reader.next() != null
          || capture.record().type() != RecordType.RESOURCE
          || capture.record().length() != warc.length
          || !Arrays.equals(
              capture.record().payload().bytes(), "abc".getBytes(StandardCharsets.US_ASCII))
          || !capture.record().payload().decoded().sha256().hex().equals(abc)) {
        throw new SelfTestException("the WARC reader does not read its own known record");
      }
    } catch (IOException e) {
      throw new SelfTestException("the WARC reader does not read its own known record", e);
    }
  }
}
