package io.winnow.list.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever goes wrong, in the end the folder says what the server says: of each key the latest
 * word, deleted ones gone, every window with all its pages.
 */
class SyncUnderFaultsTest {
  /** A process that dies here: the next sync has its files alone. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyFaultsInAnyOrderLoseNothing(long seed) throws Exception {
    Random random = new Random(seed);
    try (HashServer server = HashServer.http()) {
      Syncs sync = new Syncs(server, temporary.resolve("out"));
      sync.now = Syncs.NOW;
      sync.largestWindow = 10L + random.nextInt(40);
      server.pageSize = 3 + random.nextInt(5);
      Syncs.fill(
          server, 20 + random.nextInt(60), random, Syncs.NOW.minus(Duration.ofDays(9)), Syncs.NOW);
      sync.onStored = () -> crash(random);
      sync.onCheckpoint = () -> crash(random);
      server.script = (request, exchange, page) -> misbehave(server, sync, random, exchange, page);
      int ended = 0;
      for (int call = 0; call < 60; call++) {
        try {
          sync.run();
        } catch (SyncException | Crash e) {
          ended++;
        }
        sync.now = sync.now.plus(Duration.ofMinutes(random.nextInt(600)));
      }
      assertTrue(ended > 5, "the faults were none");
      sync.onStored = () -> {};
      sync.onCheckpoint = () -> {};
      server.script = (request, exchange, page) -> false;
      sync.now = sync.now.plus(Duration.ofHours(1));
      sync.run();
      sync.now = sync.now.plus(Duration.ofHours(1));
      sync.run();
      sync.isWhole();
    }
  }

  private static void crash(Random random) {
    synchronized (random) {
      if (random.nextInt(12) == 0) {
        throw new Crash();
      }
    }
  }

  private static boolean misbehave(
      HashServer server, Syncs sync, Random random, HttpExchange exchange, byte[] page)
      throws IOException {
    synchronized (random) {
      boolean linked = exchange.getRequestURI().toString().contains("start=");
      switch (random.nextInt(linked ? 22 : 26)) {
        case 0 -> HashServer.send(exchange, 503, "text/plain", new byte[0]);
        case 1 -> HashServer.sendCut(exchange, page, random.nextInt(page.length));
        case 2 -> HashServer.sendPage(exchange, Arrays.copyOf(page, random.nextInt(page.length)));
        case 3 ->
            HashServer.send(
                exchange, 200, "text/html", "<p>later</p>".getBytes(StandardCharsets.UTF_8));
        case 4 -> {
          exchange.getResponseHeaders().set("Retry-After", "3");
          HashServer.send(exchange, 429, "text/plain", new byte[0]);
        }
        case 5 -> HashServer.send(exchange, linked ? 410 : 500, "text/plain", new byte[0]);
        case 6 -> HashServer.sendPage(exchange, selfLinked(exchange, page));
        case 7, 8 -> {
          HashServer.sendPage(exchange, page);
          // An entry is sent again with another state, and leaves the window that is being read.
          for (int i = random.nextInt(3); i >= 0; i--) {
            server.put(Syncs.entry(random, "e" + random.nextInt(90), sync.now));
          }
        }
        default -> {
          return false;
        }
      }
      return true;
    }
  }

  /** A page whose link leads to itself. */
  private static byte[] selfLinked(HttpExchange exchange, byte[] page) {
    String self = exchange.getRequestURI().toString().replace("&", "&amp;");
    return new String(page, StandardCharsets.UTF_8)
        .replaceAll("<next>.*</next>", "<next>" + self + "</next>")
        .getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCrashBehindAnyPageReadsAtMostThatPageAgain(boolean beforeCheckpoint) throws Exception {
    try (HashServer server = HashServer.http()) {
      Syncs.fill(
          server,
          23,
          new Random(7),
          Syncs.NOW.minus(Duration.ofDays(9)),
          Syncs.NOW.minus(Duration.ofDays(1)));
      Syncs sync = new Syncs(server, temporary.resolve("out"));
      Runnable crash =
          () -> {
            throw new Crash();
          };
      sync.onStored = beforeCheckpoint ? crash : sync.onStored;
      sync.onCheckpoint = beforeCheckpoint ? sync.onCheckpoint : crash;
      int crashes = 0;
      for (int call = 0; call < 5; call++) {
        try {
          sync.run();
        } catch (Crash e) {
          crashes++;
        }
        if (beforeCheckpoint) {
          // Its page is stored, its checkpoint is not: it is asked for once more, then passed.
          sync.onStored = once(crash);
        }
      }
      sync.onStored = () -> {};
      sync.onCheckpoint = () -> {};
      sync.run();
      sync.isWhole();
      assertEquals(5, crashes);
      assertEquals(beforeCheckpoint ? 10 : 5, server.asked.size(), server.asked::toString);
    } catch (ProblemsException e) {
      throw new AssertionError(e);
    }
  }

  /** Nothing the first time, then that. */
  private static Runnable once(Runnable then) {
    boolean[] passed = new boolean[1];
    return () -> {
      if (passed[0]) {
        then.run();
      }
      passed[0] = true;
    };
  }
}
