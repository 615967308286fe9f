package io.winnow.shard.warc;

import io.winnow.core.Digests;
import io.winnow.core.Payload;
import io.winnow.core.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record's body to its end: its bytes with the codings undone, within a limit, and the
 * digests of both forms, whatever its size.
 */
final class PayloadReader {
  private static final byte[] NOTHING = {};
  private static final int STEP = 64 << 10;

  private final int mostBytes;
  private final MultiDigest stored = new MultiDigest();
  private final MultiDigest decoded = new MultiDigest();
  private final byte[] scratch = new byte[STEP];

  /** A reader for payloads of up to that many bytes. */
  PayloadReader(long mostBytes) {
    this.mostBytes = Math.toIntExact(mostBytes);
  }

  /**
   * A payload and what stands against screening it.
   *
   * @param payload without its bytes wherever there is a reason
   */
  record Result(Payload payload, @Nullable Reason unscannable) {}

  /**
   * Reads the rest of a block.
   *
   * <p>Where a coding is broken, or decodes to more than the limit, decoding stops there: the
   * stored form is digested to its end and stands for the decoded one too, so that a bomb costs no
   * more than its stored size.
   *
   * @param codings as of {@link Codings#of}
   * @param reason what is known to stand against screening it already, or null
   */
  Result read(Block block, List<String> codings, @Nullable Reason reason) throws IOException {
    stored.reset();
    decoded.reset();
    if (codings.isEmpty() || block.left() == 0) {
      byte[] bytes = NOTHING;
      if (block.left() <= mostBytes) {
        bytes = collect(block, stored, block.left());
      } else {
        drain(new DigestingStream(block, stored));
      }
      return result(bytes, reason, null);
    }
    DigestingStream raw = new DigestingStream(block, stored);
    Reason trouble = null;
    byte[] bytes = NOTHING;
    boolean undone = false;
    try (Codings decoding = Codings.undo(raw, codings)) {
      undone = decoding.undone();
      bytes = collect(decoding.stream(), undone ? decoded : null, Long.MAX_VALUE);
    } catch (OverLimitException e) {
      trouble = Reason.RECORD_LIMIT;
    } catch (IOException e) {
      block.rethrowFailure();
      trouble = Reason.CONTENT_CODING;
    }
    drain(raw);
    boolean whole = trouble == null && undone;
    return result(bytes, reason != null ? reason : trouble, whole ? stored.finish() : null);
  }

  private Result result(byte[] bytes, @Nullable Reason reason, @Nullable Digests storedForm) {
    MultiDigest digest = storedForm == null ? stored : decoded;
    long size = digest.size();
    Reason why = reason;
    if (why == null) {
      why = size == 0 ? Reason.EMPTY : size > mostBytes ? Reason.RECORD_LIMIT : null;
    }
    Payload payload = new Payload(why == null ? bytes : NOTHING, size, digest.finish(), storedForm);
    return new Result(payload, why);
  }

  /**
   * All bytes of a stream. The array grows with what really comes, never by what is declared.
   *
   * @param expected where the stream ends at the latest
   * @throws OverLimitException if there are more than the limit
   */
  private byte[] collect(InputStream in, @Nullable MultiDigest digest, long expected)
      throws IOException {
    int most = (int) Math.min(expected, mostBytes);
    byte[] bytes = new byte[Math.min(most, STEP)];
    int size = 0;
    while (size < expected) {
      if (size == bytes.length && size < most) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * size));
      }
      boolean full = size == bytes.length;
      int count =
          full ? in.read(scratch, 0, 1) : in.read(bytes, size, Math.min(STEP, bytes.length - size));
      if (count < 0) {
        break;
      }
      if (full) {
        throw new OverLimitException();
      }
      if (digest != null) {
        digest.update(bytes, size, count);
      }
      size += count;
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void drain(InputStream in) throws IOException {
    while (in.read(scratch, 0, STEP) >= 0) {}
  }

  /** More bytes than the limit. */
  private static final class OverLimitException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
