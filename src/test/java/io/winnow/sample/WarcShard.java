package io.winnow.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes one shard: a gzip member per record (ISO 28500), dates and ids by count. */
final class WarcShard {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final String file;
  private final String version;
  private final ByteSink out = new ByteSink();
  private final Map<String, Integer> byType = new TreeMap<>();
  private int records;
  private int captures;

  WarcShard(String file, String version) {
    this.file = file;
    this.version = version;
    byte[] about =
        ("software: scripts/make-sample-data\r\n"
                + "format: WARC File Format "
                + version
                + "\r\ndescription: pictures by formula and harmless prose\r\n")
            .getBytes(StandardCharsets.UTF_8);
    record("warcinfo", "", "application/warc-fields", about, Map.of("WARC-Filename", file));
  }

  /** Writes the request, the response and, now and then, metadata. */
  Capture response(Response response) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("WARC-IP-Address", "192.0.2." + (captures % 250 + 1));
    fields.put("WARC-Payload-Digest", Digest.warc(response.body()));
    fields.putAll(response.warcFields());
    Capture capture =
        record(
            "response",
            response.url(),
            "application/http;msgtype=response",
            response.message(),
            fields);
    String host = java.net.URI.create(response.url()).getHost();
    byte[] request =
        ("GET / HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: formula/1.0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    Map<String, String> together = Map.of("WARC-Concurrent-To", "<" + capture.recordId() + ">");
    String url = response.url();
    record("request", url, "application/http;msgtype=request", request, together);
    if (captures++ % 10 == 0) {
      byte[] metadata = "fetchTimeMs: 42\r\n".getBytes(StandardCharsets.US_ASCII);
      record("metadata", url, "application/warc-fields", metadata, together);
    }
    return capture;
  }

  /** Writes a record of any type. */
  Capture record(
      String type, String url, String contentType, byte[] block, Map<String, String> fields) {
    int number = records++;
    byType.merge(type, 1, Integer::sum);
    String id =
        "urn:uuid:" + UUID.nameUUIDFromBytes((file + number).getBytes(StandardCharsets.UTF_8));
    StringBuilder head = new StringBuilder("WARC/" + version + "\r\n");
    head.append("WARC-Type: ").append(type).append("\r\n");
    head.append("WARC-Record-ID: <").append(id).append(">\r\n");
    head.append("WARC-Date: ").append(START.plusSeconds(7L * number)).append("\r\n");
    if (!url.isEmpty()) {
      head.append("WARC-Target-URI: ").append(url).append("\r\n");
    }
    new TreeMap<>(fields).forEach((k, v) -> head.append(k + ": " + v + "\r\n"));
    head.append("WARC-Block-Digest: ").append(Digest.warc(block)).append("\r\n");
    head.append("Content-Type: ").append(contentType).append("\r\n");
    head.append("Content-Length: ").append(block.length).append("\r\n\r\n");
    ByteSink whole = new ByteSink().put(head.toString().getBytes(StandardCharsets.UTF_8));
    byte[] member = Deflate.gzip(whole.put(block).ascii("\r\n\r\n").bytes());
    long offset = out.size();
    out.put(member);
    return new Capture(file, offset, member.length, id, url);
  }

  /** Puts a record's member in with its compressed body spoilt from the first block on. */
  Capture corrupt(byte[] block) {
    byte[] member = Deflate.gzip(block);
    // Ten bytes of header, then a block of the reserved type 3: no inflater gets anywhere.
    Arrays.fill(member, 10, member.length, (byte) 0xff);
    return raw(member);
  }

  /** Puts the first half of a record's member in. Nothing may follow. */
  Capture cut(byte[] block) {
    byte[] head =
        ("WARC/"
                + version
                + "\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:"
                + "00000000-0000-4000-8000-000000000000>\r\nWARC-Date: 2026-01-05T12:00:00Z\r\n"
                + "WARC-Target-URI: http://orchard.example/last\r\nContent-Type: text/plain\r\n"
                + "Content-Length: "
                + block.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] member = Deflate.gzip(new ByteSink().put(head).put(block).ascii("\r\n\r\n").bytes());
    return raw(Arrays.copyOf(member, member.length / 2));
  }

  private Capture raw(byte[] bytes) {
    long offset = out.size();
    out.put(bytes);
    return new Capture(file, offset, bytes.length, "", "");
  }

  String file() {
    return file;
  }

  /** Complete records by type. */
  Map<String, Integer> byType() {
    return byType;
  }

  byte[] bytes() {
    return out.bytes();
  }
}
