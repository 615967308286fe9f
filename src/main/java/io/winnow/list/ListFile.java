package io.winnow.list;

import io.winnow.list.compiled.BrokenListException;
import io.winnow.list.compiled.CompiledFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Reads a list's file once: digest of the bytes as stored; of text, gzip and byte order mark taken
 * off.
 */
final class ListFile {
  /** Reads the bytes of a list. */
  @FunctionalInterface
  interface Reading {
    void of(InputStream in) throws IOException;
  }

  private ListFile() {}

  /**
   * Reads all of a file.
   *
   * @param compiled takes a compiled list
   * @param text takes any other
   * @param problems takes what is wrong with the file as a whole
   * @return SHA-256 of the file in hex
   */
  static String read(
      IoSupplier<InputStream> source, Reading compiled, Reading text, Consumer<String> problems)
      throws IOException {
    MessageDigest sha256 = sha256();
    try (InputStream stored = new DigestInputStream(source.open(), sha256);
        BufferedInputStream buffered = new BufferedInputStream(stored, 1 << 17)) {
      if (isCompiled(buffered)) {
        compiled.of(buffered);
      } else {
        PushbackInputStream plain = new PushbackInputStream(plain(buffered), 4);
        if (isText(plain, problems)) {
          text.of(unclosed(plain));
        }
      }
      // A format may stop early; the digest is of the whole file all the same.
      buffered.transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchFileException | FileNotFoundException e) {
      problems.accept("there is no such file");
    } catch (AccessDeniedException e) {
      problems.accept("the file may not be read; check its permissions");
    } catch (BrokenListException e) {
      problems.accept(String.valueOf(e.getMessage()));
    } catch (ZipException e) {
      problems.accept(e.getMessage() + "; fetch the list again");
    } catch (EOFException e) {
      problems.accept("the file ends early; fetch the list again");
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Parsers close what they have read to its end, Java's own for XML among them. */
  private static InputStream unclosed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {}
    };
  }

  private static boolean isCompiled(BufferedInputStream in) throws IOException {
    in.mark(16);
    byte[] start = in.readNBytes(8);
    in.reset();
    return CompiledFile.recognises(start);
  }

  private static InputStream plain(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new BufferedInputStream(new GzipMembers(in), 1 << 16) : in;
  }

  private static boolean isText(PushbackInputStream in, Consumer<String> problems)
      throws IOException {
    byte[] start = in.readNBytes(3);
    if (start.length >= 2 && (start[0] & start[1] & 0xff) == 0xfe && start[0] != start[1]) {
      problems.accept("the file is UTF-16; write it as UTF-8");
      return false;
    }
    boolean mark =
        start.length == 3
            && start[0] == (byte) 0xef
            && start[1] == (byte) 0xbb
            && start[2] == (byte) 0xbf;
    if (!mark) {
      in.unread(start);
    }
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
