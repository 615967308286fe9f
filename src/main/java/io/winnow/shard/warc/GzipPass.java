package io.winnow.shard.warc;

import io.winnow.core.Reason;
import io.winnow.spi.ShardEntry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Gzip members one after the other, as a rule one record each.
 *
 * <p>A record is delivered only after its member's checksum has been found right. Where records
 * share a member, as in a shard that was gzipped as a whole, they have no place of their own among
 * the stored bytes. Then the first has the member's offset, the next that plus 1 and so on, each
 * with a length of 1 but for the last one, which has the rest: ids stay unique and in order, and
 * every byte belongs to one entry. Up to {@link #HELD_BYTES} of them wait for the checksum; it
 * cannot be waited for any longer, so in a large shared member a wrong checksum makes only its tail
 * unreadable. After a record without a readable head, the rest of a shared member is unreadable.
 */
final class GzipPass implements WarcReader.Pass {
  /** Payload bytes of records that share a member which wait for its checksum. */
  static final int HELD_BYTES = 4 << 20;

  /**
   * Stored bytes that a shared member has beyond its number of records, at least: with fewer,
   * offsets could meet those of the next member. A record's own id alone takes more.
   */
  private static final int SPARE_BYTES = 16;

  /** A member without a record in it, as some tools write at a shard's end. */
  private static final Draft EMPTY_MEMBER =
      new Draft(0, (offset, length) -> new ShardEntry.OutOfScope("empty-member", offset, length));

  private final Window window;
  private final RecordStarts starts;
  private final Resync resync;
  private final RecordParser parser;
  private final KnownRecords known;
  private final GzipMember member;
  private final RecordBytes bytes;
  private final byte[] scratch = new byte[64 << 10];

  private final Deque<ShardEntry> ready = new ArrayDeque<>();
  private final Deque<Draft> held = new ArrayDeque<>();
  private long heldBytes;
  private boolean inMember;

  /** The offset of the next entry: the member's, plus 1 for each entry it has given already. */
  private long place;

  GzipPass(
      Window window, RecordStarts starts, Resync resync, RecordParser parser, KnownRecords known) {
    this.window = window;
    this.starts = starts;
    this.resync = resync;
    this.parser = parser;
    this.known = known;
    this.member = new GzipMember(window);
    this.bytes = new RecordBytes(member::read);
  }

  @Override
  public @Nullable ShardEntry next() throws IOException {
    while (ready.isEmpty()) {
      if (inMember) {
        read();
      } else if (window.atEnd()) {
        known.ended();
        return null;
      } else if (known.beginsAt(window.offset())) {
        ready.add(known.pass(() -> GzipMember.begins(window)));
      } else {
        read();
      }
    }
    return ready.remove();
  }

  private void read() throws IOException {
    try {
      if (!inMember) {
        begin();
      }
      if (readRecords()) {
        known.read(place, window.offset());
        placeAllHeld(window.offset());
        inMember = false;
      }
    } catch (BrokenRecordException e) {
      recover(e.reason());
      inMember = false;
    }
  }

  private void begin() throws IOException {
    place = window.offset();
    window.mark(place);
    held.clear();
    heldBytes = 0;
    bytes.clear();
    inMember = true;
    member.begin();
  }

  /** Reads to the member's end (true), or until records can be let go (false). */
  private boolean readRecords() throws IOException {
    while (true) {
      Draft draft = parser.read(bytes, Long.MAX_VALUE, Reason.CORRUPT_RECORD);
      if (draft == null) {
        if (held.isEmpty()) {
          held.add(EMPTY_MEMBER);
        }
        return true;
      }
      held.add(draft);
      heldBytes += draft.bytes();
      if (place + held.size() + SPARE_BYTES > window.offset()) {
        throw BrokenRecordException.corrupt();
      }
      if (heldBytes > HELD_BYTES && held.size() > 1) {
        while (held.size() > 1) {
          placeNext(1);
        }
        return false;
      }
    }
  }

  /** Places what is held; the last one takes the stored bytes up to {@code end}. */
  private void placeAllHeld(long end) {
    while (held.size() > 1) {
      placeNext(1);
    }
    placeNext(end - place);
  }

  private void placeNext(long length) {
    Draft draft = held.remove();
    heldBytes -= draft.bytes();
    ready.add(draft.placement().at(place, length));
    place += length;
  }

  /** Makes an unreadable entry of what is broken, and goes to where the next member begins. */
  private void recover(Reason reason) throws IOException {
    known.read(place, window.offset());
    if (!member.isBroken()) {
      try {
        while (member.read(scratch, 0, scratch.length) >= 0) {}
        // The member is sound, so the records before the broken one are.
        while (!held.isEmpty()) {
          placeNext(1);
        }
        addUnreadable(Reason.CORRUPT_RECORD, window.offset());
        return;
      } catch (BrokenRecordException e) {
        recoverMember(e.reason());
        return;
      }
    }
    recoverMember(reason);
  }

  private void recoverMember(Reason reason) throws IOException {
    held.clear();
    long next = -1;
    if (member.isComplete()) {
      // A wrong checksum: what follows the trailer is the next member, unless even that is wrong.
      long end = window.offset();
      next = window.atEnd() || starts.isMember(end) ? end : -1;
    }
    if (next < 0) {
      next = starts.nextMember(resync.from(place + 1));
    }
    // What looked like the end of the shard was not, if another member follows.
    addUnreadable(window.atEnd() ? reason : Reason.CORRUPT_RECORD, next);
  }

  private void addUnreadable(Reason reason, long end) throws IOException {
    known.read(place, end);
    ready.add(new ShardEntry.Unreadable(reason, place, end - place));
    place = end;
  }

  @Override
  public void close() {
    member.close();
  }
}
