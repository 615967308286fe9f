package io.winnow.list.compiled;

import io.winnow.list.index.Sections;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Fetches a compiled list once and opens it.
 *
 * <p>The bytes go to a file without a name, their digest is checked on the way, and the file is
 * mapped. A sealed list's plain form goes to tmpfs, or to memory within {@link
 * Space#MEMORY_BUDGET}. Nothing of a file is believed before its digest was checked, and lengths,
 * counts and offsets are checked even then.
 */
public final class CompiledReader {
  private static final int CHUNK = 1 << 20;
  private static final int LARGEST_HEADER = 64 << 20;

  private CompiledReader() {}

  /**
   * Reads and opens a list.
   *
   * @param in all of the file; the caller closes it
   * @throws BrokenListException if it cannot be used
   * @throws IOException if it cannot be read
   */
  public static CompiledList read(InputStream in, Optional<ListKey> key) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
    bytes.mark(CompiledFile.FRONT_BYTES);
    byte[] start = bytes.readNBytes(CompiledFile.MAGIC.length);
    bytes.reset();
    if (!CompiledFile.isSealed(start)) {
      return open(bytes, false);
    }
    if (key.isEmpty()) {
      throw new BrokenListException(
          "it is sealed; name its key's file with --list-key or put the key in "
              + ListKey.VARIABLE);
    }
    return open(new SealedInput(bytes, key.get()), true);
  }

  private static CompiledList open(InputStream plain, boolean sealed) throws IOException {
    MessageDigest sha256 = CompiledFile.sha256();
    byte[] front = plain.readNBytes(CompiledFile.FRONT_BYTES);
    ByteBuffer numbers = ByteBuffer.wrap(front).order(ByteOrder.LITTLE_ENDIAN);
    if (front.length < CompiledFile.FRONT_BYTES) {
      throw new BrokenListException("it is cut");
    }
    if (!Arrays.equals(front, 0, 8, CompiledFile.MAGIC, 0, 8)) {
      throw new BrokenListException("it is no compiled list");
    }
    if (numbers.getInt(8) != CompiledFile.FORMAT) {
      throw new BrokenListException(
          "it is of format %d, and this version reads format %d; build it again"
              .formatted(numbers.getInt(8), CompiledFile.FORMAT));
    }
    int length = numbers.getInt(12);
    if (length < 2 || length > LARGEST_HEADER) {
      throw new BrokenListException("its header has an impossible length");
    }
    int padded = (int) CompiledFile.align(CompiledFile.FRONT_BYTES + length);
    byte[] json = plain.readNBytes(padded - CompiledFile.FRONT_BYTES);
    if (json.length < padded - CompiledFile.FRONT_BYTES) {
      throw new BrokenListException("it is cut");
    }
    sha256.update(front);
    sha256.update(json);
    Header header = HeaderJson.read(Arrays.copyOf(json, length));
    Places places = Places.check(header);
    Body body =
        !sealed
            ? Body.mapped(Space.file())
            : Space.hasTmpfs(places.bytes())
                ? Body.mapped(Space.tmpfsFile())
                : Body.inMemory(places);
    Sections sections;
    try (body) {
      copy(plain, places.bytes(), body, sha256);
      if (!Arrays.equals(plain.readNBytes(CompiledFile.DIGEST_BYTES), sha256.digest())) {
        throw new BrokenListException("its bytes do not fit its digest; fetch it again");
      }
      if (plain.read() >= 0) {
        throw new BrokenListException("something follows its end");
      }
      sections = body.sections(places);
    }
    try {
      return CompiledList.open(header, sections);
    } catch (RuntimeException e) {
      // Whatever does not fit; the message of ours says which table.
      throw new BrokenListException(
          e instanceof IllegalArgumentException && e.getMessage() != null
              ? e.getMessage()
              : "its tables do not fit each other");
    }
  }

  private static void copy(InputStream in, long bytes, Body body, MessageDigest sha256)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long done = 0; done < bytes; ) {
      int count = in.read(chunk, 0, (int) Math.min(chunk.length, bytes - done));
      if (count < 0) {
        throw new BrokenListException("it is cut");
      }
      sha256.update(chunk, 0, count);
      body.write(chunk, count, done);
      done += count;
    }
  }
}
