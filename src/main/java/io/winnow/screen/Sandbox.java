package io.winnow.screen;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The namespaces around a child on Linux: no network, no other process, empty folders in place of
 * the hidden ones, a private tmpfs as scratch, no capabilities, and death with its parent.
 *
 * <p>{@code unshare} alone still shows every file of the same user; only what is mounted over is
 * gone. A folder that does not exist when the child starts cannot be mounted over.
 */
public final class Sandbox {
  /**
   * Arguments: mount, setpriv, scratch root, its size, scratch, hidden paths, {@code --}, command.
   */
  private static final String SCRIPT =
      """
      set -eu
      mount=$1 setpriv=$2 root=$3 size=$4 scratch=$5
      shift 5
      while [ "$1" != -- ]; do
        if [ -d "$1" ]; then
          "$mount" -t tmpfs -o size=4k,mode=0700,nosuid,nodev,noexec,ro winnow "$1"
        elif [ -e "$1" ]; then
          "$mount" --bind /dev/null "$1"
        fi
        shift
      done
      shift
      "$mount" -t tmpfs -o "size=$size,mode=0700,nosuid,nodev,noexec" winnow "$root"
      mkdir -m 0700 "$scratch"
      exec "$setpriv" --no-new-privs --bounding-set=-all --inh-caps=-all --pdeathsig KILL "$@"
      """;

  /** Sockets of the machine's services lie there, reachable by path without any network. */
  private static final List<Path> ALWAYS_HIDDEN = List.of(Path.of("/run"), Path.of("/var/run"));

  private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

  private Sandbox() {}

  private static final class Probed {
    static final SandboxState STATE = tryOut();
  }

  /** What this machine permits, found out by doing it; once per JVM. */
  public static SandboxState probe() {
    return Probed.STATE;
  }

  /**
   * Puts the sandbox around a command.
   *
   * @param hidden absolute files and folders that the child must not see
   * @param root an existing folder, empty for the child but for {@code scratch}
   * @param scratch the child's folder directly under {@code root}
   * @param bytes size of the tmpfs
   * @param needed absolute paths that the child must see
   */
  static List<String> wrap(
      List<String> command,
      List<Path> hidden,
      Path root,
      Path scratch,
      long bytes,
      List<Path> needed) {
    List<String> wrapped = new ArrayList<>();
    // The outer setpriv ends unshare with the thread that started it; unshare then takes the
    // namespace with it. So even a child that is stopped or hostile ends with its executor.
    wrapped.addAll(List.of(tool("setpriv"), "--pdeathsig", "KILL"));
    wrapped.addAll(List.of(tool("unshare"), "-Urnmpf", "--kill-child", "--mount-proc"));
    wrapped.addAll(List.of(tool("sh"), "-c", SCRIPT, "sh", tool("mount"), tool("setpriv")));
    wrapped.addAll(List.of(root.toString(), Long.toString(bytes), scratch.toString()));
    for (Path path : hidden) {
      wrapped.add(path.toString());
    }
    ALWAYS_HIDDEN.stream()
        .filter(path -> Files.isDirectory(path) && !Files.isSymbolicLink(path))
        .filter(path -> needed.stream().noneMatch(need -> need.startsWith(path)))
        .filter(path -> !root.startsWith(path))
        .forEach(path -> wrapped.add(path.toString()));
    wrapped.add("--");
    wrapped.addAll(command);
    return wrapped;
  }

  /**
   * Refuses to hide what is needed.
   *
   * @throws ProblemsException naming each such pair
   */
  static void checkHidden(List<Path> hidden, List<Path> needed) {
    List<Problem> problems = new ArrayList<>();
    for (Path path : hidden) {
      needed.stream()
          .filter(need -> need.startsWith(path))
          .forEach(
              need ->
                  problems.add(
                      Problem.of(
                          path.toString(),
                          "is to be hidden from the screener, which needs %s; move one of them"
                              .formatted(need))));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private static SandboxState tryOut() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return SandboxState.none("not Linux");
    }
    for (String name : List.of("setpriv", "unshare", "mount", "sh")) {
      if (find(name).isEmpty()) {
        return SandboxState.none("there is no " + name);
      }
    }
    Path folder = null;
    try {
      folder = ScratchFolder.create(Path.of(System.getProperty("java.io.tmpdir")));
      Path hidden = Files.createDirectory(folder.resolve("hidden"));
      Path secret = Files.writeString(hidden.resolve("secret"), "x");
      Path root = Files.createDirectory(folder.resolve("root"));
      Path scratch = root.resolve("scratch");
      String test = "test ! -e \"$1\" && echo x > \"$2/y\" && test $$ = 1";
      return run(test, hidden, secret, root, scratch);
    } catch (IOException e) {
      return SandboxState.none("it could not be tried: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SandboxState.none("interrupted while it was tried");
    } finally {
      if (folder != null) {
        ScratchFolder.remove(folder);
      }
    }
  }

  private static SandboxState run(String test, Path hidden, Path secret, Path root, Path scratch)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(tool("sh"), "-c", test, "sh", secret.toString(), scratch.toString());
    Process process =
        new ProcessBuilder(wrap(command, List.of(hidden), root, scratch, 1 << 20, List.of()))
            .directory(root.getRoot().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        return SandboxState.none("unshare did not answer in 20 s");
      }
      return process.exitValue() == 0
          ? SandboxState.FULL
          : SandboxState.none("unshare and mount are not permitted");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tool(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("there is no " + name))
        .toString();
  }

  private static Optional<Path> find(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
