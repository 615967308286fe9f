package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-01-05T08:00:00Z"), ZoneOffset.UTC);
  private static final Clock LATER = Clock.offset(NOW, Owner.DEAD.plus(Duration.ofSeconds(1)));

  @TempDir Path folder;

  @Test
  void aLivingOwnerKeepsOthersOut() throws Exception {
    try (Owner owner = Owner.take(store(), "first", NOW)) {
      assertThrows(RunBusyException.class, () -> Owner.take(store(), "second", NOW));
      owner.check();
    }
    assertFalse(store().exists(Owner.FILE));
  }

  @Test
  void ofManyAtTheSameTimeOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Owner>> takers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String nonce = "taker-" + i;
      takers.add(() -> Owner.take(store(), nonce, NOW));
    }
    List<Owner> winners = new ArrayList<>();
    for (Future<Owner> taken : threads.invokeAll(takers)) {
      try {
        winners.add(taken.get());
      } catch (java.util.concurrent.ExecutionException e) {
        assertTrue(e.getCause() instanceof RunBusyException, e::toString);
      }
    }
    threads.shutdown();
    assertEquals(1, winners.size());
    winners.get(0).close();
  }

  @Test
  void whoSleptPastItsHeartbeatLearnsThatItLostTheFolder() throws Exception {
    Owner sleeper = Owner.take(store(), "sleeper", NOW);
    try (Owner next = Owner.take(store(), "next", LATER)) {
      IOException lost = assertThrows(IOException.class, sleeper::check);
      assertTrue(lost.getMessage().contains("was taken over"), lost::getMessage);
      sleeper.close();
      next.check();
    }
  }

  @Test
  void theOwnerFileOfAProcessThatIsGoneIsTakenOverAtOnce() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Owner.take(store(), "mine", NOW).close();
    Owner owner = Owner.take(store(), "mine", NOW);
    String claim = new String(store().read(Owner.FILE), StandardCharsets.UTF_8);
    owner.close();
    String process = "\"process\" : ";
    String other = claim.replace(process + ProcessHandle.current().pid(), process + gone.pid());
    store().replace(Owner.FILE, other.getBytes(StandardCharsets.UTF_8));
    Owner.take(store(), "next", NOW).close();

    // The same id in another container is another process, and may well be alive.
    String elsewhere = other.replaceFirst("\"space\" : \"[^\"]*\"", "\"space\" : \"pid:[1]\"");
    store().replace(Owner.FILE, elsewhere.getBytes(StandardCharsets.UTF_8));
    assertThrows(RunBusyException.class, () -> Owner.take(store(), "next", NOW));
  }

  @Test
  void halfAnOwnerFileIsOfADeadOwner() throws Exception {
    store().replace(Owner.FILE, "{\"nonce\" : \"cu".getBytes(StandardCharsets.UTF_8));
    Owner.take(store(), "next", NOW).close();
  }

  private Store store() throws IOException {
    return Store.at(folder.toString(), new Configuration(false));
  }
}
