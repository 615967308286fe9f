package io.winnow.list.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.core.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, credentials and windows. */
class EndpointTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/hashsharing",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org/",
        "https://zz-user:zz-secret@example.org/",
        "https://example.org/?token=zz-secret",
        "https:///zz-secret",
        "ftp://example.org/",
        "zz-secret",
        "https://exa mple.org/zz-secret"
      })
  void whatIsNotPrivateOrNoAddressIsRefused(String text) {
    ProblemsException e = assertThrows(ProblemsException.class, () -> Endpoint.parse(text));
    assertFalse(e.getMessage().contains("zz-secret"), e::getMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://Example.org/hashsharing",
        "https://example.org:443/hashsharing/",
        "HTTPS://example.org/hashsharing/v2",
        "https://example.org/hashsharing/v2/entries"
      })
  void oneEndpointHasOneForm(String text) {
    assertEquals("https://example.org/hashsharing", Endpoint.parse(text).toString());
  }

  @Test
  void aRelativeLinkStartsBehindTheBase() {
    Endpoint endpoint = Endpoint.parse("https://example.org/hashsharing");
    String page = "https://example.org/hashsharing/v2/entries?start=6";
    assertEquals(page, endpoint.below("/v2/entries?start=6").toString());
    assertEquals(page, endpoint.below("/hashsharing/v2/entries?start=6").toString());
    assertEquals(page, endpoint.below("v2/entries?start=6").toString());
    assertEquals(page, endpoint.below(page).toString());
  }

  @Test
  void credentialsComeFromAPrivateFileAlone(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("u"), "zz-user:zz:secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThrows(ProblemsException.class, () -> Credentials.read(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Credentials read = Credentials.read(file);
    // printf 'zz-user:zz:secret' | base64
    assertEquals("Basic enotdXNlcjp6ejpzZWNyZXQ=", read.authorization());
    assertEquals("credentials", read.toString());
    for (String wrong : List.of("", "zz-user", "zz-user:", ":zz-secret", "a:b\nc:d", "a:b\u0001")) {
      Files.writeString(file, wrong);
      ProblemsException e = assertThrows(ProblemsException.class, () -> Credentials.read(file));
      assertFalse(e.getMessage().contains("zz-"), e::getMessage);
    }
  }

  @Test
  void halvesOfAWindowCoverItAndEndInASecond() {
    Window window = new Window(Instant.EPOCH, Instant.parse("2026-01-01T00:00:01Z"));
    int cuts = 0;
    while (window.isDivisible()) {
      List<Window> halves = window.halves();
      assertEquals(window.from(), halves.get(0).from());
      assertEquals(window.to(), halves.get(1).to());
      assertFalse(halves.get(1).from().isAfter(halves.get(0).to()));
      window = halves.get(cuts++ % 2);
    }
    assertEquals(window.from().plusSeconds(1), window.to());
  }
}
