package io.winnow.list.compiled;

import io.winnow.list.index.Sections;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file of a compiled list: magic (8 bytes), int format, int length of the header, the header as
 * JSON, zeros up to a multiple of 64; the sections, each followed by zeros up to a multiple of 64;
 * SHA-256 of all before. Numbers are little-endian.
 */
public final class CompiledFile {
  static final byte[] MAGIC = "WNOWLIST".getBytes(StandardCharsets.US_ASCII);
  static final int FORMAT = 1;
  static final int FRONT_BYTES = 16;
  static final int ALIGNMENT = 64;
  static final int DIGEST_BYTES = 32;

  private static final int CHUNK = 1 << 20;

  private CompiledFile() {}

  /**
   * Writes a list; closes the stream.
   *
   * @param key to seal it with, or empty for the plain form
   */
  public static void write(CompiledList list, Optional<ListKey> key, OutputStream out)
      throws IOException {
    try (OutputStream plain = key.isPresent() ? new SealedOutput(out, key.get()) : out) {
      MessageDigest sha256 = sha256();
      DigestOutputStream digested = new DigestOutputStream(plain, sha256);
      writeDigested(list, digested);
      plain.write(sha256.digest());
    }
  }

  private static void writeDigested(CompiledList list, OutputStream out) throws IOException {
    Sections sections = list.sections();
    List<Header.Place> places = new ArrayList<>();
    long offset = 0;
    for (String name : sections.names()) {
      long length = sections.section(name).capacity();
      places.add(new Header.Place(name, offset, length));
      offset = align(offset + length);
    }
    byte[] json = HeaderJson.write(list.header().withSections(places));
    ByteBuffer front = ByteBuffer.allocate(FRONT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(front.put(MAGIC).putInt(FORMAT).putInt(json.length).array());
    out.write(json);
    pad(out, FRONT_BYTES + json.length);
    byte[] chunk = new byte[CHUNK];
    for (Header.Place place : places) {
      ByteBuffer section = sections.section(place.name());
      while (section.hasRemaining()) {
        int count = Math.min(chunk.length, section.remaining());
        section.get(chunk, 0, count);
        out.write(chunk, 0, count);
      }
      pad(out, place.length());
    }
  }

  private static void pad(OutputStream out, long length) throws IOException {
    out.write(new byte[(int) (align(length) - length)]);
  }

  static long align(long offset) {
    return (offset + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** Whether a file that begins so is a compiled list, sealed or not. */
  public static boolean recognises(byte[] start) {
    return startsWith(start, MAGIC) || isSealed(start);
  }

  /** Whether a file that begins so is a sealed one. */
  public static boolean isSealed(byte[] start) {
    return startsWith(start, SealHead.MAGIC);
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return start.length >= magic.length
        && java.util.Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
