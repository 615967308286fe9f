package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.winnow.core.Measurement;
import io.winnow.core.ProblemsException;
import io.winnow.core.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same misbehaviour inside a sandbox, and what a sandbox forbids besides. */
class SandboxedScreenerIT extends ChildScreenerIT {
  @TempDir Path other;

  @BeforeAll
  static void aSandboxIsPermitted() {
    assumeTrue(Sandbox.probe().isFull(), Sandbox.probe()::toString);
  }

  @Override
  SandboxState sandbox() {
    return Sandbox.probe();
  }

  private static void forbids(TestPool pool, String command) throws Exception {
    assertEquals(Reason.PARSE_FAILED, pool.screen(command).unscannable(), command);
  }

  private static void allows(TestPool pool, String command) throws Exception {
    Measurement done = Measurement.other(0, "did/" + command.split(" ", 2)[0]);
    assertEquals(done, pool.screen(command), command);
  }

  @Test
  void listsEvidenceTheParentAndTheNetworkAreOutOfReach() throws Exception {
    Path lists = Files.createDirectory(other.resolve("lists"));
    Path list = Files.writeString(lists.resolve("known.csv"), "zz-listed-term");
    Path single = Files.writeString(other.resolve("single.csv"), "zz-listed-term");
    String environ = "/proc/" + ProcessHandle.current().pid() + "/environ";
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String connect = "connect " + server.getLocalPort();
      try (TestPool pool = TestPool.hostile(other, SandboxState.none("to compare"))) {
        allows(pool, "read " + list);
        allows(pool, "read " + environ);
        allows(pool, connect);
      }
      try (TestPool pool = TestPool.hostile(other, sandbox(), lists, single)) {
        forbids(pool, "read " + list);
        forbids(pool, "list " + lists);
        forbids(pool, "list " + single);
        forbids(pool, "read " + environ);
        forbids(pool, connect);
        allows(pool, "list " + other);
      }
    }
  }

  @Test
  void whatAChildNeedsCannotBeHidden() {
    assertThrows(
        ProblemsException.class,
        () -> TestPool.hostile(other, sandbox(), other.resolve("natives")));
  }
}
