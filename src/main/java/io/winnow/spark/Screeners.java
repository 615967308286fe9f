package io.winnow.spark;

import io.winnow.core.Limits;
import io.winnow.policy.Policy;
import io.winnow.policy.Sandbox;
import io.winnow.screen.SandboxMode;
import io.winnow.screen.ScreenerPool;
import io.winnow.screen.ScreenerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Makes the screeners of a JVM as a policy wants them. */
public final class Screeners {
  private Screeners() {}

  /**
   * A pool for a policy.
   *
   * @param models the scoring models to ask about each picture
   * @param hidden local files and folders that the screeners must not see
   */
  public static ScreenerPool pool(Policy policy, List<String> models, List<Path> hidden)
      throws IOException {
    return pool(policy.limits(), mode(policy), models, policy.searchesTexts(), hidden);
  }

  /** A pool without a policy, for commands that measure files of the user's own. */
  public static ScreenerPool pool(Limits limits, List<String> models) throws IOException {
    return pool(limits, SandboxMode.AUTO, models, false, List.of());
  }

  private static ScreenerPool pool(
      Limits limits, SandboxMode mode, List<String> models, boolean texts, List<Path> hidden)
      throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    ScreenerSetup setup = new ScreenerSetup(limits, models, texts, natives(temporary), temporary);
    return ScreenerPool.open(setup, hidden, mode);
  }

  private static SandboxMode mode(Policy policy) {
    return policy.sandbox() == Sandbox.REQUIRE ? SandboxMode.REQUIRE : SandboxMode.AUTO;
  }

  /**
   * The folder for native libraries: one for each user of a machine, kept between runs, its content
   * checked by digest at each start. Others must not be able to write there.
   */
  private static Path natives(Path temporary) throws IOException {
    Path folder = temporary.resolve("winnow-natives-" + System.getProperty("user.name"));
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (java.nio.file.FileAlreadyExistsException e) {
        // Another executor on this machine was faster.
      }
    }
    if (!Files.isDirectory(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)
        || (!Files.getOwner(folder).equals(Files.getOwner(Path.of(System.getProperty("user.home"))))
            && !Files.isWritable(folder))) {
      throw new IOException(folder + " is not a folder of this user; remove it");
    }
    return folder;
  }
}
