package io.winnow.list.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A holder on the loopback interface: keeps the latest state of its entries, pages by offset into a
 * result made anew for each request, in no order of time, and misbehaves as its script says.
 */
final class HashServer implements AutoCloseable {
  static final String USER = "zz-user";
  static final String PASSWORD = "zz-secret:with-colon";
  private static final String NAMESPACE = "https://hashsharing.ncmec.org/hashsharing/v2";

  /** The state of one entry. */
  record Entry(int member, String id, boolean video, Instant time, boolean deleted, String md5) {
    String key() {
      return member + "/" + id;
    }

    private String xml() {
      String kind = video ? "ideo" : "mage";
      String letter = video ? (deleted ? "V" : "v") : deleted ? "I" : "i";
      String name = (deleted ? "deleted" : "") + letter + kind;
      return "<"
          + name
          + "><member id=\""
          + member
          + "\">M &amp; m</member><timestamp>"
          + time
          + "</timestamp><id>"
          + id
          + "</id>"
          + (deleted ? "" : "<fingerprints><md5>" + md5 + "</md5>" + HREF + "</fingerprints>")
          + "</"
          + name
          + ">\n";
    }
  }

  private static final String HREF =
      "<tmk-pdqf rel=\"self\" href=\"/v2/entries/1/fingerprints/TMK_PDQF\"/>";

  /** A request as the script sees it. */
  record Request(int number, String path, Map<String, String> query) {
    boolean isLinked() {
      return query.containsKey("start");
    }
  }

  /** Answers instead of the server, or returns false. */
  interface Script {
    boolean answer(Request request, HttpExchange exchange, byte[] rightPage) throws IOException;
  }

  final Map<String, Entry> state = new TreeMap<>();
  final List<String> asked = new ArrayList<>();
  volatile Script script = (request, exchange, page) -> false;
  int pageSize = 5;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private HashServer(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static HashServer http() throws IOException {
    return new HashServer(HttpServer.create(loopback(), 0));
  }

  static HashServer https(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new HashServer(server);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  String url() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return scheme + "://localhost:" + server.getAddress().getPort() + "/hashsharing";
  }

  synchronized void put(Entry entry) {
    state.put(entry.key(), entry);
  }

  synchronized Map<String, Entry> snapshot() {
    return new TreeMap<>(state);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String raw = exchange.getRequestURI().getRawQuery();
      Request request;
      byte[] page;
      synchronized (this) {
        asked.add(exchange.getRequestURI().toString());
        request = new Request(asked.size(), exchange.getRequestURI().getPath(), query(raw));
        page = page(request.query());
      }
      String expected =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
      if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, "text/plain", new byte[0]);
      } else if (!script.answer(request, exchange, page)) {
        if (request.path().equals("/hashsharing/v2/entries")) {
          sendPage(exchange, page);
        } else {
          send(exchange, 404, "text/plain", new byte[0]);
        }
      }
    }
  }

  static void sendPage(HttpExchange exchange, byte[] page) throws IOException {
    send(exchange, 200, "application/xml;charset=UTF-8", page);
  }

  static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Promises a whole body and ends the connection within it. */
  static void sendCut(HttpExchange exchange, byte[] page, int length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page, 0, length);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  byte[] page(Map<String, String> query) {
    Instant from = Instant.parse(query.getOrDefault("from", "1970-01-01T00:00:00Z"));
    Instant to = Instant.parse(query.getOrDefault("to", "1970-01-01T00:00:00Z"));
    int start = Integer.parseInt(query.getOrDefault("start", "1"));
    List<Entry> all =
        new ArrayList<>(
            state.values().stream()
                .filter(e -> e.time().isAfter(from) && !e.time().isAfter(to))
                .toList());
    all.sort((a, b) -> Integer.compare(a.key().hashCode() * 31, b.key().hashCode() * 31));
    int end = Math.min(all.size(), start - 1 + pageSize);
    String next =
        end >= all.size()
            ? null
            : "/v2/entries?from="
                + millis(from)
                + "&to="
                + millis(to)
                + "&start="
                + (end + 1)
                + "&size="
                + pageSize
                + "&max="
                + all.size();
    return xml(all.subList(Math.min(start - 1, end), end), next);
  }

  private static String millis(Instant time) {
    return URLEncoder.encode(time.toString().replace("Z", ".000Z"), StandardCharsets.UTF_8);
  }

  static byte[] xml(List<Entry> entries, @Nullable String next) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<queryResult xmlns=\"").append(NAMESPACE).append("\">\n");
    for (boolean video : new boolean[] {false, true}) {
      List<Entry> some = entries.stream().filter(e -> e.video() == video).toList();
      if (!some.isEmpty()) {
        String name = video ? "videos" : "images";
        Instant latest = some.stream().map(Entry::time).max(Instant::compareTo).orElseThrow();
        xml.append("<%s count=\"%d\" maxTimestamp=\"%s\">\n".formatted(name, some.size(), latest));
        some.forEach(e -> xml.append(e.xml()));
        xml.append("</").append(name).append(">\n");
      }
    }
    if (next != null) {
      xml.append("<paging><next>").append(next.replace("&", "&amp;")).append("</next></paging>\n");
    }
    return xml.append("</queryResult>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    Arrays.stream(raw == null ? new String[0] : raw.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
