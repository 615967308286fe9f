package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir Path out;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.at(out.toString());
  }

  private static Clock at(long seconds) {
    return Clock.fixed(NOW.plusSeconds(seconds), ZoneOffset.UTC);
  }

  private String claimedBy() throws IOException {
    return Json.read(store.read(Owner.FILE), Owner.Claim.class).nonce();
  }

  @Test
  void anOwnerThatIsAliveIsNotDisturbed() throws IOException {
    try (Owner owner = Owner.take(store, "one", at(0))) {
      String message =
          assertThrows(RunBusyException.class, () -> Owner.take(store, "two", at(59))).getMessage();
      assertTrue(message.contains("alive 59 s ago"), message);
      assertEquals("one", claimedBy());
      owner.beat();
    }
    assertFalse(store.exists(Owner.FILE));
  }

  @Test
  void anOwnerWhoseHeartStoppedIsReplacedAndCannotComeBack() throws IOException {
    Owner dead = Owner.take(store, "one", at(0));
    try (Owner next = Owner.take(store, "two", at(60))) {
      dead.beat();
      assertEquals("two", claimedBy());
      dead.close();
      assertEquals("two", claimedBy());
      next.beat();
    }
    assertFalse(store.exists(Owner.FILE));
  }

  @Test
  void anOwnerWhoseProcessIsGoneFromThisMachineIsReplacedAtOnce() throws IOException {
    Owner.take(store, "one", at(0)).close();
    long nobody = Long.MAX_VALUE;
    String host = java.net.InetAddress.getLocalHost().getHostName();
    store.replace(Owner.FILE, Json.pretty(new Owner.Claim("gone", host, nobody, NOW.toString())));
    try (Owner next = Owner.take(store, "two", at(1))) {
      assertEquals("two", claimedBy());
      next.beat();
    }
  }

  @Test
  void aClaimThatWasCutBelongsToNobody() throws IOException {
    store.replace(Owner.FILE, "{\"nonce\": \"o".getBytes(StandardCharsets.UTF_8));
    try (Owner next = Owner.take(store, "two", at(0))) {
      assertEquals("two", claimedBy());
      next.beat();
    }
  }

  @Test
  void aBeatThatFailsIsNotTheLast() throws IOException {
    Owner owner = Owner.take(store, "one", at(0));
    store.delete(Owner.FILE);
    owner.beat();
    owner.close();
  }
}
