package io.winnow.list.sync;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * NCMEC Hash Sharing v2: {@code /v2/entries?from=…&to=…}, XML pages of up to 1,000 entries in no
 * order, each with a link to the next that holds for this window alone and for about 12 hours.
 *
 * <p>Links carry {@code start}, {@code size} and {@code max}, so pages are offsets into a result
 * that is made anew for each request: an entry that changes meanwhile leaves its window and moves
 * those behind it forward. {@code max} is watched to notice that. Form and meaning after the public
 * client {@code threatexchange.exchanges.clients.ncmec} and its issues 1118, 1679 and 1744.
 */
final class NcmecFeed implements Feed {
  static final String ID = "ncmec-v2";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public String mediaTypes() {
    return "application/xml, text/xml";
  }

  @Override
  public boolean accepts(String mediaType) {
    return mediaType.isEmpty() || mediaType.endsWith("/xml") || mediaType.endsWith("+xml");
  }

  @Override
  public URI first(Endpoint endpoint, Window window) {
    return endpoint.below(
        "/v2/entries?from=" + encoded(window.from()) + "&to=" + encoded(window.to()));
  }

  private static String encoded(Instant time) {
    return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
  }

  @Override
  public URI next(Endpoint endpoint, Window window, String link) throws SyncException {
    URI uri;
    Map<String, String> query;
    try {
      uri = endpoint.below(link);
      query = query(uri);
    } catch (IllegalArgumentException e) {
      throw SyncException.incomplete("the server's link to the next page is no address");
    }
    if (!endpoint.isOriginOf(uri)) {
      throw SyncException.refused(
          "the server's link to the next page leads away from %s; it was not followed, ask the holder"
              .formatted(Endpoint.origin(endpoint.base())));
    }
    if (!isTime(query.get("from"), window.from()) || !isTime(query.get("to"), window.to())) {
      throw SyncException.refused(
          "the server's link to the next page is for another time than %s; to follow it could lose entries, ask the holder"
              .formatted(window));
    }
    return uri;
  }

  private static boolean isTime(@Nullable String text, Instant expected) {
    if (text == null) {
      return true;
    }
    try {
      return Instant.parse(text).equals(expected);
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public PageOutline read(InputStream page) throws IOException, BadPageException {
    return new NcmecPage(page).read();
  }

  /**
   * How many entries a window has.
   *
   * @param isVague whether {@code max} may be but the end of the next page: the two public examples
   *     differ
   */
  record Size(long total, boolean isVague) {}

  /** What a link says of its window's size. */
  static Optional<Size> size(String link) {
    try {
      Map<String, String> query = query(URI.create(link));
      long start = number(query, "start");
      long size = number(query, "size");
      long max = number(query, "max");
      return start > 0 && size > 0 && max > 0
          ? Optional.of(new Size(max, max == start + size - 1))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static long number(Map<String, String> query, String name) {
    return Long.parseLong(query.getOrDefault(name, "0"));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    String raw = uri.getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int is = pair.indexOf('=');
      if (is > 0) {
        query.put(
            pair.substring(0, is),
            URLDecoder.decode(pair.substring(is + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
