package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.audit.MadeRun;
import io.winnow.run.Locations;
import io.winnow.run.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is opened of a run that somebody else has sent, and what is said of it. */
class FinishedRunTest {
  @TempDir static Path home;
  @TempDir Path folder;
  private Tampering copy;

  @BeforeAll
  static void make() throws IOException {
    MadeRun.of(home.resolve("run"), MadeRun.policy(), "crawl-01.warc.gz");
  }

  @BeforeEach
  void copyIt() throws IOException {
    copy = new Tampering(home.resolve("run"), folder.resolve("run"));
  }

  private void evidenceIsAt(String location) throws IOException {
    copy.edit(
        copy.meta("plan.json"), "\"evidence\" : \"[^\"]+\"", "\"evidence\" : \"" + location + "\"");
  }

  private void manifestNamesThePlan() throws IOException {
    try (InputStream plan = Files.newInputStream(copy.meta("plan.json"))) {
      copy.edit(
          copy.meta("run.json"),
          "\"planSha256\" : \"[0-9a-f]+\"",
          "\"planSha256\" : \"" + RunDirectory.sha256(plan) + "\"");
    }
  }

  private RunDirectory found() throws IOException {
    return FinishedRun.at(copy.run.toString());
  }

  private String inside() {
    return Locations.absolute(copy.run + "/evidence");
  }

  @Test
  void aPlaceOnTheSameFileSystemIsFoundIfTheManifestNamesThePlan() throws IOException {
    Path elsewhere = Files.move(copy.run.resolve("evidence"), folder.resolve("elsewhere"));
    evidenceIsAt(Locations.absolute(elsewhere.toString()));
    assertEquals(inside(), found().location().evidence(), "the plan is not the manifest's");
    manifestNamesThePlan();
    assertEquals(elsewhere.toString(), Locations.uri(found().location().evidence()).getPath());
    Winnow verified = Winnow.run("verify", copy.run.toString());
    assertEquals(0, verified.code(), verified.out());
  }

  @Test
  void noHostIsCalledThatAPlanNames() throws IOException {
    try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      host.setSoTimeout(1);
      String theirs = "hdfs://127.0.0.1:" + host.getLocalPort() + "/x";
      evidenceIsAt(theirs);
      copy.isSeen("changed: plan.json");
      assertEquals(inside(), found().location().evidence());
      Files.move(copy.run.resolve("evidence"), folder.resolve("away"));
      manifestNamesThePlan();
      Winnow.run("verify", copy.run.toString())
          .refuses(2, "its evidence lies on another file system (" + theirs, "copy the folder to");
      Files.move(folder.resolve("away"), copy.run.resolve("evidence"));
      Winnow verified = Winnow.run("verify", copy.run.toString());
      assertEquals(0, verified.code(), verified.out());
      assertFalse(isCalled(host));
    }
  }

  private static boolean isCalled(ServerSocket host) throws IOException {
    try {
      host.accept().close();
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void aPlanThatIsNotTheSignedOneLeadsNowhereWithAKey() throws IOException {
    String key = folder.resolve("sign.key").toString();
    String other = folder.resolve("other.key").toString();
    assertEquals(0, Winnow.run("keys", "new", "--signing", key).code());
    assertEquals(0, Winnow.run("keys", "new", "--signing", other).code());
    Path elsewhere = Files.move(copy.run.resolve("evidence"), folder.resolve("elsewhere"));
    evidenceIsAt(Locations.absolute(elsewhere.toString()));
    manifestNamesThePlan();
    Winnow signed = Winnow.run("sign", copy.run.toString(), "--key", key);
    assertEquals(0, signed.code(), signed.out() + signed.err());
    Winnow verified = Winnow.run("verify", copy.run.toString(), "--key", key + ".pub");
    assertEquals(0, verified.code(), verified.out());
    var theirs = java.util.Optional.of(SignCommand.publicKey(other + ".pub"));
    assertEquals(inside(), FinishedRun.at(copy.run.toString(), theirs).location().evidence());
    evidenceIsAt(Locations.absolute(folder.resolve("theirs/evidence").toString()));
    manifestNamesThePlan();
    var ours = java.util.Optional.of(SignCommand.publicKey(key + ".pub"));
    assertEquals(inside(), FinishedRun.at(copy.run.toString(), ours).location().evidence());
  }

  @Test
  void aRunWithoutManifestAndMarkIsNotTakenForOneThatGoesOn() throws IOException {
    Files.delete(copy.meta("run.json"));
    Files.delete(copy.run.resolve("_SUCCESS"));
    copy.isSeen("missing: plan.json or run.json", "--resume");
    Files.move(copy.meta("summary.json"), copy.meta("run.dsse.json"));
    copy.isSeen("missing: plan.json or run.json");
  }

  @Test
  void aFolderInPlaceOfAFileIsAFault() throws IOException {
    for (String name : new String[] {"plan.json", "run.dsse.json", "commits/000777.jsonl"}) {
      Files.createDirectories(folder.resolve("copies"));
      copy = new Tampering(home.resolve("run"), folder.resolve("copies/" + name.length()));
      Files.deleteIfExists(copy.meta(name));
      Files.createDirectory(copy.meta(name));
      copy.isSeen("_winnow/" + name);
    }
    Files.delete(copy.run.resolve("_SUCCESS"));
    Files.createDirectory(copy.run.resolve("_SUCCESS"));
    copy.isSeen("changed: _SUCCESS is a folder, not a file");
  }

  @Test
  void aFileNamedLikeATableIsSeenByVerifyAndNotSigned() throws IOException {
    Files.writeString(copy.run.resolve("skip"), "x");
    copy.isSeen("extra: skip is a file");
  }

  @Test
  void signSaysWhatItFindsWithoutTheBytesThatMoveACursor() throws IOException {
    String key = folder.resolve("sign.key").toString();
    Winnow.run("keys", "new", "--signing", key);
    Files.writeString(copy.run.resolve("a\u001b[31m\nb"), "x");
    Winnow signed = Winnow.run("sign", copy.run.toString(), "--key", key);
    assertEquals(6, signed.code(), signed.err());
    assertTrue(signed.out().contains("a\\u{1b}[31m\\u{a}b"), signed.out());
    assertEquals(-1, signed.out().indexOf('\u001b'));
  }
}
