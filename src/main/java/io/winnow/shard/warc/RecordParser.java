package io.winnow.shard.warc;

import io.winnow.core.CrawlRecord;
import io.winnow.core.ItemId;
import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.RecordType;
import io.winnow.spi.ShardEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one WARC record after the other (ISO 28500, section 4). */
final class RecordParser {
  /** How every record of WARC 1.x begins. */
  static final byte[] START = "WARC/1.".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] HTTP_START = "HTTP/".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9._-]{1,32}");
  private static final Pattern INTERIM = Pattern.compile("HTTP/\\S+\\s+1(?!01)\\d\\d(\\s.*)?");
  private static final int MOST_INTERIM = 5;

  // Longer values of these fields are not what they should be, and are left empty.
  private static final int MOST_ID = 1024;
  private static final int MOST_MEDIA_TYPE = 1024;
  private static final int MOST_ADDRESS = 64;

  private final String shard;
  private final PayloadReader payloads;
  private final byte[] scratch = new byte[64 << 10];

  RecordParser(String shard, Limits limits) {
    this.shard = shard;
    this.payloads = new PayloadReader(limits.recordBytes());
  }

  /**
   * Reads the next record and the line ends after it.
   *
   * @param most bytes that there can be at most
   * @param whenEnded what it means if they end inside the record
   * @return null if there are none but line ends
   * @throws BrokenRecordException if the record cannot be read, or is not followed by another or by
   *     the end: then its length is wrong, and its bytes are not what they seem
   */
  @Nullable Draft read(RecordBytes bytes, long most, Reason whenEnded) throws IOException {
    if (!bytes.skipLineEnds()) {
      return null;
    }
    if (!bytes.beginsLike(START)) {
      throw BrokenRecordException.corrupt();
    }
    Headers warc = head(bytes, whenEnded);
    String lengthText = warc.sole("Content-Length");
    if (!LENGTH.matcher(lengthText).matches()) {
      throw BrokenRecordException.corrupt();
    }
    long length = Long.parseLong(lengthText);
    if (length > most) {
      throw new BrokenRecordException(whenEnded);
    }
    Block block = new Block(bytes, length, new BrokenRecordException(whenEnded));
    String type = warc.sole("WARC-Type").toLowerCase(Locale.ROOT);
    Optional<RecordType> capture =
        Arrays.stream(RecordType.values()).filter(t -> t.id().equals(type)).findFirst();
    Draft draft = capture.isPresent() ? capture(capture.get(), warc, block) : other(type, block);
    if (bytes.skipLineEnds() && !bytes.beginsLike(START)) {
      throw BrokenRecordException.corrupt();
    }
    return draft;
  }

  private static Headers head(RecordBytes bytes, Reason whenEnded) throws IOException {
    int length = bytes.headLength(RecordBytes.MAX_HEAD);
    if (length < 0) {
      throw bytes.buffered() >= RecordBytes.MAX_HEAD
          ? BrokenRecordException.corrupt()
          : new BrokenRecordException(whenEnded);
    }
    Headers head = Headers.parse(bytes.buffer(), bytes.position(), length, StandardCharsets.UTF_8);
    if (head.restarts()) {
      throw BrokenRecordException.corrupt();
    }
    bytes.skip(length);
    return head;
  }

  private Draft other(String type, Block block) throws IOException {
    while (block.read(scratch, 0, scratch.length) >= 0) {}
    // The type becomes a key that is counted and shown: nothing strange in it.
    String name = TYPE.matcher(type).matches() ? type : "unknown";
    return new Draft(0, (offset, length) -> new ShardEntry.OutOfScope(name, offset, length));
  }

  private Draft capture(RecordType type, Headers warc, Block block) throws IOException {
    String declared = warc.text("Content-Type", MOST_MEDIA_TYPE);
    Reason reason = whyUnscannable(type, warc);
    List<String> codings = List.of();
    if (isHttp(type, declared, block) && block.left() > 0) {
      Headers http = finalHead(block);
      if (http == null) {
        declared = "";
        reason = reason != null ? reason : Reason.MALFORMED_HTTP;
      } else {
        declared = http.text("Content-Type", MOST_MEDIA_TYPE);
        codings = Codings.of(http);
      }
    }
    PayloadReader.Result result = payloads.read(block, codings, reason);
    // A revisit has no bytes of its own, and says so.
    boolean isBareRevisit = type == RecordType.REVISIT && result.payload().size() == 0;
    return draft(type, warc, declared, result, isBareRevisit ? null : result.unscannable());
  }

  private static @Nullable Reason whyUnscannable(RecordType type, Headers warc) {
    if (type == RecordType.CONTINUATION || warc.first("WARC-Segment-Number").isPresent()) {
      return Reason.CONTINUATION;
    }
    return warc.first("WARC-Truncated").isPresent() ? Reason.DECLARED_TRUNCATED : null;
  }

  private static boolean isHttp(RecordType type, String declared, Block block) throws IOException {
    if (type == RecordType.CONTINUATION) {
      return false;
    }
    String mediaType = declared.toLowerCase(Locale.ROOT);
    return mediaType.startsWith("application/http")
        || (type == RecordType.RESPONSE && declared.isEmpty() && block.beginsLike(HTTP_START));
  }

  /** The last head: some crawlers store {@code 100 Continue} and its like before it. */
  private static @Nullable Headers finalHead(Block block) throws IOException {
    Headers head = block.httpHead();
    for (int i = 0; i < MOST_INTERIM && head != null; i++) {
      if (!INTERIM.matcher(head.firstLine()).matches() || !block.beginsLike(HTTP_START)) {
        return head;
      }
      head = block.httpHead();
    }
    return head;
  }

  private Draft draft(
      RecordType type,
      Headers warc,
      String declared,
      PayloadReader.Result result,
      @Nullable Reason unscannable) {
    String recordId = bare(warc.text("WARC-Record-ID", MOST_ID));
    String url = bare(warc.text("WARC-Target-URI", RecordBytes.MAX_HEAD));
    var capturedAt = CaptureTime.parse(warc.text("WARC-Date", MOST_ADDRESS));
    String serverIp = warc.text("WARC-IP-Address", MOST_ADDRESS);
    var alongside = CameAlong.in(warc);
    return new Draft(
        result.payload().bytes().length,
        (offset, length) ->
            new ShardEntry.Capture(
                new CrawlRecord(
                    new ItemId(shard, offset, 0),
                    length,
                    type,
                    recordId,
                    url,
                    capturedAt,
                    declared,
                    serverIp,
                    result.payload(),
                    alongside,
                    unscannable)));
  }

  /**
   * Without the angle brackets that belong to record ids; the grammar of WARC 1.0 puts them around
   * addresses too, and GNU Wget does so.
   */
  private static String bare(String text) {
    return text.length() > 1 && text.startsWith("<") && text.endsWith(">")
        ? text.substring(1, text.length() - 1).strip()
        : text;
  }
}
