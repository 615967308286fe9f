package io.winnow.spark;

import io.winnow.core.Algorithm;
import io.winnow.core.Limits;
import io.winnow.policy.ListRule;
import io.winnow.policy.MatchKind;
import io.winnow.policy.Orientations;
import io.winnow.policy.Policy;
import io.winnow.policy.Rule;
import io.winnow.policy.Sandbox;
import io.winnow.screen.Hashing;
import io.winnow.screen.SandboxMode;
import io.winnow.screen.ScreenerPool;
import io.winnow.screen.ScreenerSetup;
import io.winnow.spi.PixelHashers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    return pool(
        policy.limits(), mode(policy), hashings(policy), models, policy.searchesTexts(), hidden);
  }

  /**
   * A pool without a policy, for commands that measure files of the user's own: with every hasher
   * that is installed.
   */
  public static ScreenerPool pool(Limits limits, List<String> models) throws IOException {
    List<Hashing> hashings =
        PixelHashers.installed().all().stream()
            .map(hasher -> new Hashing(hasher.algorithm(), false))
            .toList();
    return pool(limits, SandboxMode.AUTO, hashings, models, false, List.of());
  }

  /** PDQ, which the images table keeps, and what the rules ask for. */
  private static List<Hashing> hashings(Policy policy) {
    Map<String, Hashing> hashings = new TreeMap<>();
    hashings.put(Algorithm.PDQ.id(), new Hashing(Algorithm.PDQ, false));
    for (Rule rule : policy.rules()) {
      if (rule instanceof ListRule listRule) {
        boolean turned = listRule.orientations() == Orientations.ALL;
        for (MatchKind kind : listRule.pixelKinds()) {
          hashings.merge(
              kind.id(),
              new Hashing(kind.algorithm().orElseThrow(), turned),
              (a, b) -> a.turned() ? a : b);
        }
      }
    }
    return List.copyOf(hashings.values());
  }

  private static ScreenerPool pool(
      Limits limits,
      SandboxMode mode,
      List<Hashing> hashings,
      List<String> models,
      boolean texts,
      List<Path> hidden)
      throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    ScreenerSetup setup =
        new ScreenerSetup(limits, hashings, models, texts, ownFolder("winnow-natives"), temporary);
    return ScreenerPool.open(setup, hidden, mode);
  }

  private static SandboxMode mode(Policy policy) {
    return policy.sandbox() == Sandbox.REQUIRE ? SandboxMode.REQUIRE : SandboxMode.AUTO;
  }

  /**
   * A folder for native libraries or plug-ins: one for each user of a machine, kept between runs,
   * its content checked by digest at each start. Others must not be able to write there.
   */
  static Path ownFolder(String name) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    Path folder = temporary.resolve(name + "-" + System.getProperty("user.name"));
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
