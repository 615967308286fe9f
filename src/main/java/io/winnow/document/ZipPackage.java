package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A zip package in memory, read by its central directory.
 *
 * <p>Readers disagree on zips: some follow the directory, some the local headers. {@link
 * #requireHonest()} refuses a package where the two could differ. Names never become paths.
 */
final class ZipPackage implements AutoCloseable {
  private static final int MAX_ENTRIES = 20_000;

  /** A data descriptor with signature and 64-bit sizes. */
  private static final int DESCRIPTOR = 24;

  private final byte[] bytes;
  private final ZipFile zip;
  private final List<ZipArchiveEntry> entries;

  private ZipPackage(byte[] bytes, ZipFile zip) {
    this.bytes = bytes;
    this.zip = zip;
    this.entries = Collections.list(zip.getEntries());
  }

  static ZipPackage open(byte[] bytes) throws IOException {
    return new ZipPackage(
        bytes,
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get());
  }

  /** All entries in the directory's order, directories among them. */
  List<ZipArchiveEntry> entries() {
    return List.copyOf(entries);
  }

  /** Reads the first entry of a name. */
  byte[] read(String name, long limit) throws IOException, UnscannableException {
    ZipArchiveEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    return read(entry, limit);
  }

  /**
   * Inflates an entry.
   *
   * @throws UnscannableException if it is encrypted, longer than {@code limit}, or shorter or
   *     longer than it says
   */
  byte[] read(ZipArchiveEntry entry, long limit) throws IOException, UnscannableException {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new UnscannableException(Reason.ENCRYPTED);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 64));
      if (content.length > limit) {
        throw new UnscannableException(Reason.PART_BYTES_LIMIT);
      }
      if (entry.getSize() >= 0 && content.length != entry.getSize()) {
        throw new UnscannableException(Reason.PARSE_FAILED);
      }
      return content;
    }
  }

  /**
   * Refuses overlapping entries, bytes between entries that no entry owns, two entries of one name,
   * and too many of them.
   */
  void requireHonest() throws UnscannableException {
    if (entries.size() > MAX_ENTRIES) {
      throw new UnscannableException(Reason.PART_COUNT_LIMIT);
    }
    if (entries.stream().map(ZipArchiveEntry::getName).distinct().count() != entries.size()) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
    List<ZipArchiveEntry> physical = new ArrayList<>(entries);
    physical.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
    long end = 0;
    for (ZipArchiveEntry entry : physical) {
      requireGap(end, entry.getLocalHeaderOffset());
      end = entry.getDataOffset() + entry.getCompressedSize();
    }
    requireGap(end, directoryOffset());
  }

  private static void requireGap(long end, long next) throws UnscannableException {
    if (next < end || next > end + DESCRIPTOR) {
      throw new UnscannableException(Reason.PARSE_FAILED);
    }
  }

  /** Where the end record says that the directory begins; it was found, or the zip did not open. */
  private long directoryOffset() throws UnscannableException {
    for (int at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
      if (MediaTypes.starts(bytes, at, 'P', 'K', 5, 6)) {
        return (bytes[at + 16] & 0xffL)
            | (bytes[at + 17] & 0xffL) << 8
            | (bytes[at + 18] & 0xffL) << 16
            | (bytes[at + 19] & 0xffL) << 24;
      }
    }
    throw new UnscannableException(Reason.PARSE_FAILED);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
