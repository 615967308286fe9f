package io.winnow.list.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync against a holder that misbehaves in one way at a time. */
class ListSyncTest {
  private static final Instant OLDEST = Instant.parse("2025-12-01T00:00:00Z");
  private static final Instant YOUNGEST = Instant.parse("2026-01-09T00:00:00Z");

  @TempDir Path temporary;
  private HashServer server;
  private Syncs sync;

  @BeforeEach
  void start() throws IOException {
    server = HashServer.http();
    Syncs.fill(server, 23, new Random(7), OLDEST, YOUNGEST);
    sync = new Syncs(server, temporary.resolve("out"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Answers a numbered request in its own way, all others rightly. */
  private void only(int number, Answering answering) {
    server.script =
        (request, exchange, page) -> {
          if (request.number() == number) {
            answering.answer(exchange, page);
          }
          return request.number() == number;
        };
  }

  private interface Answering {
    void answer(HttpExchange exchange, byte[] page) throws IOException;
  }

  private SyncException fails(boolean refused, String... pieces) {
    SyncException e = assertThrows(SyncException.class, () -> sync.run());
    assertEquals(refused, e.isRefused(), e::getMessage);
    for (String piece : pieces) {
      assertTrue(e.getMessage().contains(piece), e::getMessage);
    }
    return e;
  }

  @Test
  void aWindowIsReadToItsLastPage() throws Exception {
    SyncReport report = sync.run();
    sync.isWhole();
    assertEquals(1, report.windows());
    assertEquals(5, report.pages());
    assertEquals(23, report.entries());
    assertEquals(
        server.snapshot().values().stream().filter(HashServer.Entry::deleted).count(),
        report.deleted());
    assertEquals(Syncs.NOW.minus(SyncSettings.LAG), report.completedTo());
    assertEquals(List.of(), sync.waits);
    assertFalse(String.join(" ", server.asked).contains("fingerprints"), "an href was followed");
  }

  @Test
  void theNextSyncAsksForWhatIsNewAlone() throws Exception {
    sync.run();
    int before = server.asked.size();
    sync.now = sync.now.plus(Duration.ofDays(1));
    server.put(Syncs.entry(new Random(1), "e3", Syncs.NOW.plusSeconds(60)));
    server.put(Syncs.entry(new Random(1), "new", Syncs.NOW.plusSeconds(61)));
    SyncReport report = sync.run();
    sync.isWhole();
    assertEquals(2, report.entries());
    assertEquals(1, server.asked.size() - before);
    assertTrue(server.asked.get(before).contains("from=2026-01-10T10%3A50%3A00Z&to=2026-01-11T11"));
    SyncReport again = sync.run();
    assertEquals(0, again.pages());
    assertEquals(1, server.asked.size() - before);
  }

  @Test
  void faultsOfAMomentAreWaitedOut() throws Exception {
    server.script =
        (request, exchange, page) -> {
          switch (request.number()) {
            case 1 ->
                HashServer.send(
                    exchange, 503, "text/html", "<p>busy".getBytes(StandardCharsets.UTF_8));
            case 2 -> HashServer.send(exchange, 500, "text/plain", new byte[0]);
            case 4 -> HashServer.sendCut(exchange, page, page.length / 2);
            case 6 -> HashServer.sendPage(exchange, java.util.Arrays.copyOf(page, page.length - 9));
            case 8 -> HashServer.send(exchange, 200, "text/html", page);
            case 10 ->
                HashServer.sendPage(
                    exchange, "<html><body>Sorry</body></html>".getBytes(StandardCharsets.UTF_8));
            default -> {
              return false;
            }
          }
          return true;
        };
    assertEquals(5, sync.run().pages());
    sync.isWhole();
    assertEquals(6, sync.waits.size());
    assertTrue(sync.waits.get(0).compareTo(Duration.ofSeconds(2)) <= 0);
    assertTrue(sync.waits.get(1).compareTo(Duration.ofSeconds(4)) <= 0);
    assertFalse(sync.said.toString().contains("Sorry"), "a page was quoted");
  }

  @Test
  void whatTheServerAsksToWaitIsWaited() throws Exception {
    only(
        2,
        (exchange, page) -> {
          exchange.getResponseHeaders().set("Retry-After", "77");
          HashServer.send(exchange, 429, "text/plain", new byte[0]);
        });
    sync.run();
    sync.isWhole();
    assertEquals(1, sync.waits.size());
    assertTrue(sync.waits.get(0).compareTo(Duration.ofSeconds(77)) >= 0, sync.waits::toString);
  }

  @Test
  void aWaitOfHoursEndsTheSync() throws Exception {
    server.script =
        (request, exchange, page) -> {
          exchange.getResponseHeaders().set("Retry-After", "Sat, 10 Jan 2026 20:00:00 GMT");
          HashServer.send(exchange, 503, "text/plain", new byte[0]);
          return true;
        };
    fails(false, "503", "480 minutes");
    assertEquals(List.of(), sync.waits);
  }

  @Test
  void faultsThatStayEndTheSyncAndTheNextOneGoesOn() throws Exception {
    server.script =
        (request, exchange, page) -> {
          if (request.number() < 4) {
            return false;
          }
          HashServer.send(exchange, 502, "text/plain", new byte[0]);
          return true;
        };
    fails(false, "502", "run it again");
    assertEquals(3, sync.checkpoint().current().pages());
    server.script = (request, exchange, page) -> false;
    assertEquals(2, sync.run().pages());
    sync.isWhole();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410})
  void aRefusedLinkBeginsItsWindowAgainWithTheSameBounds(int status) throws Exception {
    only(4, (exchange, page) -> HashServer.send(exchange, status, "text/plain", new byte[0]));
    SyncReport report = sync.run();
    sync.isWhole();
    assertEquals(1, report.windows());
    assertEquals(server.asked.get(0), server.asked.get(4));
    assertEquals(9, server.asked.size());
  }

  @Test
  void aLinkThatOnlyGivesFaultsIsTakenForExpired() throws Exception {
    AtomicInteger faults = new AtomicInteger();
    server.script =
        (request, exchange, page) -> {
          boolean bad = "11".equals(request.query().get("start")) && faults.incrementAndGet() <= 4;
          if (bad) {
            HashServer.send(exchange, 500, "text/plain", new byte[0]);
          }
          return bad;
        };
    sync.run();
    sync.isWhole();
    assertEquals(3, sync.waits.size());
  }

  @Test
  void anOldLinkIsNotEvenTried() throws Exception {
    server.script = (request, exchange, page) -> request.number() == 3 && deny(exchange);
    fails(true, "403", "not tried again");
    assertEquals(2, sync.checkpoint().current().pages());
    sync.now = sync.now.plus(Duration.ofHours(12));
    server.script = (request, exchange, page) -> false;
    sync.run();
    sync.isWhole();
    assertEquals(server.asked.get(0), server.asked.get(3));
    assertTrue(sync.said.toString().contains("the link to the next page is too old"));
  }

  private static boolean deny(HttpExchange exchange) throws IOException {
    HashServer.send(exchange, 403, "text/plain", new byte[0]);
    return true;
  }

  @Test
  void wrongCredentialsAreSaidAtOnce() throws Exception {
    sync.credentials = Credentials.of("zz-nobody", "zz-wrong", "test");
    SyncException e = fails(true, "401", "user and password");
    assertFalse(e.getMessage().contains("zz-"), e::getMessage);
    assertEquals(1, server.asked.size());
    assertEquals(List.of(), sync.waits);
  }

  @Test
  void aPageThatComesForEverIsNoticed() throws Exception {
    server.script =
        (request, exchange, page) -> {
          boolean looping = request.isLinked();
          if (looping) {
            HashServer.sendPage(
                exchange,
                server.page(
                    Map.of("from", request.query().get("from"), "to", request.query().get("to"))));
          }
          return looping;
        };
    fails(false, "same page again and again", "nothing is lost");
    assertTrue(server.asked.size() < 20, server.asked::toString);
    assertEquals(null, sync.checkpoint().completedTo());
  }

  @Test
  void emptyPagesWithoutEndAreNoticed() throws Exception {
    server.script =
        (request, exchange, page) -> {
          HashServer.sendPage(
              exchange, HashServer.xml(List.of(), "/v2/entries?start=" + request.number()));
          return true;
        };
    fails(false, "same page again and again");
    assertTrue(server.asked.size() < 500);
  }

  @Test
  void aRedirectElsewhereIsRefusedAndSeesNoCredentials() throws Exception {
    try (HashServer other = HashServer.http()) {
      only(2, (exchange, page) -> redirect(exchange, other.url() + "/v2/entries"));
      fails(true, "another host");
      assertEquals(List.of(), other.asked);
    }
    only(
        server.asked.size() + 1,
        (exchange, page) ->
            redirect(
                exchange, "/hashsharing" + server.asked.get(1).substring("/hashsharing".length())));
    sync.run();
    sync.isWhole();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    HashServer.send(exchange, 302, "text/plain", new byte[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/hashsharing/v2/entries?start=6",
        "//example.org/v2/entries?start=6",
        "http://zz:zz@localhost/v2/entries"
      })
  void aLinkElsewhereIsRefused(String link) throws Exception {
    only(1, (exchange, page) -> HashServer.sendPage(exchange, HashServer.xml(List.of(), link)));
    SyncException e = fails(true, "leads away");
    assertFalse(e.getMessage().contains("start=6"));
    assertEquals(List.of(), sync.pages());
  }

  @Test
  void aLinkIntoAnotherWindowIsRefused() throws Exception {
    only(
        1,
        (exchange, page) ->
            HashServer.sendPage(
                exchange,
                new String(page, StandardCharsets.UTF_8)
                    .replace("to=2026-01-10T11", "to=2026-01-10T13")
                    .getBytes(StandardCharsets.UTF_8)));
    fails(true, "for another time");
    assertEquals(List.of(), sync.pages());
  }

  @Test
  void aHugePageIsCutOffAtTheLimit() throws Exception {
    sync.pageBytes = 4096;
    only(
        1,
        (exchange, page) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/xml");
          exchange.sendResponseHeaders(200, 0);
          byte[] spaces = new byte[1 << 16];
          try {
            for (int i = 0; i < 10_000; i++) {
              exchange.getResponseBody().write(spaces);
            }
          } catch (IOException e) {
            // It hung up, as it should.
          }
        });
    fails(true, "larger than");
    assertEquals(List.of(), sync.pages());
  }

  @Test
  void anAnswerThatStallsIsGivenUp() throws Exception {
    sync.stall = Duration.ofMillis(300);
    java.util.concurrent.CountDownLatch end = new java.util.concurrent.CountDownLatch(1);
    only(
        2,
        (exchange, page) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/xml");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page, 0, 10);
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    sync.run();
    end.countDown();
    sync.isWhole();
    assertEquals(1, sync.waits.size());
  }

  @Test
  void documentTypesAndEntitiesAreNoPage() throws Exception {
    server.script =
        (request, exchange, page) -> {
          HashServer.sendPage(
              exchange,
              new String(page, StandardCharsets.UTF_8)
                  .replaceFirst(
                      "<queryResult",
                      "<!DOCTYPE queryResult [<!ENTITY m SYSTEM \"file:///etc/hostname\">]><queryResult")
                  .replace("&amp;", "&m;")
                  .getBytes(StandardCharsets.UTF_8));
          return true;
        };
    fails(false, "4 times");
    assertEquals(List.of(), sync.pages());
  }

  @Test
  void aLargeWindowIsCutBeforeItIsRead() throws Exception {
    sync.largestWindow = 8;
    SyncReport report = sync.run();
    sync.isWhole();
    assertTrue(report.windows() >= 3, report::toString);
  }

  @Test
  void manyEntriesOfOneSecondAreReadAllTheSame() throws Exception {
    sync.largestWindow = 8;
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      server.put(Syncs.entry(random, "bulk" + i, OLDEST));
    }
    sync.run();
    sync.isWhole();
  }

  @Test
  void anEntryThatLeavesItsWindowMeanwhileHidesNoOther() throws Exception {
    Random random = new Random(5);
    AtomicInteger changes = new AtomicInteger();
    server.script =
        (request, exchange, page) -> {
          if (request.isLinked() && changes.incrementAndGet() <= 3) {
            HashServer.sendPage(exchange, page);
            for (int i = 0; i < 5; i++) {
              server.put(Syncs.entry(random, "e" + random.nextInt(23), sync.now.plusSeconds(1)));
            }
            return true;
          }
          return false;
        };
    sync.run();
    assertTrue(sync.said.toString().contains("changed while it was read"), sync.said::toString);
    sync.now = sync.now.plus(Duration.ofHours(1));
    sync.run();
    sync.isWhole();
  }

  @Test
  void aClockThatIsAheadDoesNotMoveTheWindowIntoTheFuture() throws Exception {
    sync.now = Instant.now().plus(Duration.ofDays(3));
    Instant end = sync.run().completedTo();
    assertTrue(end.isBefore(Instant.now().minus(SyncSettings.LAG).plusSeconds(1)), end::toString);
    assertTrue(sync.said.toString().contains("ahead of the server's"), sync.said::toString);
    assertEquals(1, sync.checkpoint().done().size());
  }

  @Test
  void aFolderIsOfOneEndpointAndOneSync() throws Exception {
    sync.run();
    sync.url = server.url() + "/other";
    assertTrue(
        assertThrows(ProblemsException.class, () -> sync.run()).getMessage().contains("endpoint"));
    sync.url = server.url() + "/v2/entries/";
    sync.run();
    SyncFolder busy = SyncFolder.open(sync.folder, new NcmecFeed());
    try (busy) {
      assertTrue(
          assertThrows(ProblemsException.class, () -> sync.run())
              .getMessage()
              .contains("another sync"));
    }
    Files.writeString(sync.folder.resolve(SyncFolder.CHECKPOINT), "{\"format\":");
    assertTrue(
        assertThrows(ProblemsException.class, () -> sync.run()).getMessage().contains("damaged"));
    Files.delete(sync.folder.resolve(SyncFolder.CHECKPOINT));
    assertTrue(
        assertThrows(ProblemsException.class, () -> sync.run())
            .getMessage()
            .contains("pages but no"));
  }

  @Test
  void pagesThatAreGoneAreFetchedAgain() throws Exception {
    server.script = (request, exchange, page) -> request.number() == 4 && deny(exchange);
    fails(true, "403");
    Files.delete(sync.pages().get(1));
    server.script = (request, exchange, page) -> false;
    sync.run();
    sync.isWhole();
  }

  @Test
  void messagesNameNothingOfAPage() throws Exception {
    server.script =
        (request, exchange, page) -> {
          HashServer.sendPage(
              exchange,
              new String(page, StandardCharsets.UTF_8)
                  .replace("</id>", "zz-canary</i>")
                  .getBytes(StandardCharsets.UTF_8));
          return true;
        };
    SyncException e = fails(false, "well-formed XML from line");
    for (Throwable at = e; at != null; at = at.getCause()) {
      assertFalse(at.toString().contains("zz-"), at::toString);
    }
    assertFalse(sync.said.toString().contains("zz-"));
  }
}
