package io.winnow.sample;

import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response, put together step by step and written into a shard. */
final class Response {
  private final String url;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> warcFields = new LinkedHashMap<>();
  private String status = "200 OK";
  private byte[] body;

  Response(String url, String type, byte[] body) {
    this.url = url;
    this.body = body;
    headers.put("Server", "formula/1.0");
    headers.put("Content-Type", type);
  }

  Response status(String line) {
    status = line;
    return this;
  }

  Response header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** A field of the WARC record itself. */
  Response warc(String name, String value) {
    warcFields.put(name, value);
    return this;
  }

  /** Replaces the body by its coded form and says so. */
  Response coded(String coding, byte[] coded) {
    headers.put("Content-Encoding", coding);
    body = coded;
    return this;
  }

  Response gzip() {
    return coded("gzip", Deflate.gzip(body));
  }

  Response deflate() {
    return coded("deflate", Deflate.zlib(body));
  }

  Response brotli() {
    return coded("br", Codings.brotli(body));
  }

  Response chunked() {
    headers.put("Transfer-Encoding", "chunked");
    body = Codings.chunked(body);
    return this;
  }

  String url() {
    return url;
  }

  /** The payload as stored: coded, but without the chunks' framing if there is none. */
  byte[] body() {
    return body;
  }

  Map<String, String> warcFields() {
    return warcFields;
  }

  byte[] message() {
    if (!headers.containsKey("Transfer-Encoding")) {
      headers.put("Content-Length", String.valueOf(body.length));
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return new ByteSink().ascii(head + "\r\n").put(body).bytes();
  }
}
