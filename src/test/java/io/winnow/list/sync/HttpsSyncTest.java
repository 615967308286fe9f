package io.winnow.list.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are verified, as is the name in them. */
class HttpsSyncTest {
  @TempDir static Path keys;
  @TempDir Path temporary;

  @BeforeAll
  static void makeCertificates() throws Exception {
    make("right", "CN=localhost", "SAN=dns:localhost");
    make("elsewhere", "CN=example.org", "SAN=dns:example.org");
  }

  private static void make(String name, String subject, String extension) throws Exception {
    Path store = keys.resolve(name + ".p12");
    keytool(
        List.of(
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            subject,
            "-ext",
            extension,
            "-validity",
            "2",
            "-alias",
            name,
            "-storetype",
            "PKCS12",
            "-storepass",
            "zz-test",
            "-keystore",
            store.toString()));
    keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            name,
            "-storepass",
            "zz-test",
            "-keystore",
            store.toString(),
            "-file",
            keys.resolve(name + ".pem").toString()));
  }

  private static void keytool(List<String> arguments) throws Exception {
    List<String> command = new java.util.ArrayList<>(arguments);
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private static SSLContext context(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys.resolve(name + ".p12"))) {
      store.load(in, "zz-test".toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, "zz-test".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private Syncs sync(HashServer server) {
    Syncs.fill(
        server,
        12,
        new Random(1),
        Syncs.NOW.minus(Duration.ofDays(2)),
        Syncs.NOW.minus(Duration.ofDays(1)));
    return new Syncs(server, temporary.resolve("out"));
  }

  @Test
  void aPrivateAuthorityIsTrustedWhereItIsNamed() throws Exception {
    try (HashServer server = HashServer.https(context("right"))) {
      Syncs sync = sync(server);
      sync.ca = keys.resolve("right.pem");
      sync.run();
      sync.isWhole();
    }
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() throws Exception {
    try (HashServer server = HashServer.https(context("right"))) {
      refused(sync(server), server);
    }
  }

  @Test
  void aCertificateOfAnotherNameIsNotTrusted() throws Exception {
    try (HashServer server = HashServer.https(context("elsewhere"))) {
      Syncs sync = sync(server);
      sync.ca = keys.resolve("elsewhere.pem");
      refused(sync, server);
    }
  }

  private static void refused(Syncs sync, HashServer server) {
    SyncException e = assertThrows(SyncException.class, sync::run);
    assertTrue(e.isRefused());
    assertTrue(e.getMessage().contains("--ca"), e::getMessage);
    assertEquals(List.of(), sync.waits, "it is no use to try again");
    assertEquals(List.of(), server.asked);
  }

  @Test
  void whatIsNoCertificateIsSaid() throws IOException {
    Path file = Files.writeString(temporary.resolve("ca.pem"), "zz");
    assertTrue(
        assertThrows(ProblemsException.class, () -> Trust.only(file))
            .getMessage()
            .contains("no certificate"));
  }
}
