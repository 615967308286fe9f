package io.winnow.list.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed in the middle of a window, again and again, loses nothing. */
class KilledSyncIT {
  @TempDir Path temporary;

  @Test
  void aKilledSyncGoesOnBehindTheLastPageItKnows() throws Exception {
    try (HashServer server = HashServer.http()) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      Syncs.fill(
          server, 23, new Random(7), now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)));
      Syncs left = new Syncs(server, temporary.resolve("out"));
      for (int killed = 0; killed < 3; killed++) {
        // Its second page of this call: held back whole, in the middle, at the end.
        int held = killed;
        int first = server.asked.size() + 2;
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        server.script =
            (request, exchange, page) -> {
              if (request.number() < first) {
                return false;
              }
              exchange.getResponseHeaders().set("Content-Type", "text/xml");
              exchange.sendResponseHeaders(200, page.length);
              exchange.getResponseBody().write(page, 0, page.length * held / 3);
              exchange.getResponseBody().flush();
              reached.countDown();
              await(dead);
              return true;
            };
        Process process = start(server);
        assertTrue(reached.await(120, TimeUnit.SECONDS), () -> said(process));
        process.destroyForcibly().waitFor();
        dead.countDown();
        assertEquals(killed + 1, left.checkpoint().current().pages());
      }
      server.script = (request, exchange, page) -> false;
      Process process = start(server);
      String said = said(process);
      assertEquals(0, process.waitFor(), said);
      left.isWhole();
      assertTrue(said.contains("lists build"), said);
      assertFalse(said.contains("zz-"), said);
      // Five pages, and three that were asked for twice as they never came whole. A window of the
      // seconds that have passed since may follow.
      assertEquals(5, left.checkpoint().done().get(0).pages());
      String bounds = server.asked.get(0).replaceFirst(".*\\?", "").replace("Z", "");
      assertEquals(
          8,
          server.asked.stream()
              .filter(asked -> asked.replace(".000", "").replace("Z", "").contains(bounds))
              .count(),
          server.asked::toString);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String said(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "nothing: " + e;
    }
  }

  private Process start(HashServer server) throws IOException {
    Path user = temporary.resolve("user");
    Files.writeString(user, HashServer.USER + ":" + HashServer.PASSWORD + "\n");
    Files.setPosixFilePermissions(user, PosixFilePermissions.fromString("rw-------"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.winnow.cli.Main",
                "lists",
                "sync",
                server.url(),
                "-o",
                temporary.resolve("out").toString(),
                "--environment",
                "zz-test",
                "--user-file",
                user.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
