package io.winnow.screen;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders for temporary content: mode 0700, and wiped without following links. */
final class ScratchFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /** Every folder that is made here is called so, and none that is not is ever wiped. */
  static final String PREFIX = "winnow-scratch-";

  private ScratchFolder() {}

  /** Makes a new folder of a name that nobody can guess. */
  static Path create(Path parent) throws IOException {
    boolean posix = Files.getFileStore(parent).supportsFileAttributeView("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    return Files.createTempDirectory(parent, PREFIX, attributes).toRealPath();
  }

  /**
   * Removes a folder and all that is in it, as far as that is possible.
   *
   * @throws IllegalArgumentException if it was not made here
   */
  static void remove(Path folder) {
    checkOurs(folder);
    delete(folder, true);
  }

  /**
   * Removes all that is in a folder.
   *
   * @throws IllegalArgumentException if it was not made here
   */
  static void empty(Path folder) {
    checkOurs(folder);
    delete(folder, false);
  }

  /**
   * Removes a folder while others of this process may still be writing there: it is moved away
   * first, so that nobody can make another file in it behind the wiping. A folder that a file
   * system is mounted on cannot be moved; it is emptied, and ends with its mount.
   *
   * @throws IllegalArgumentException if it was not made here
   */
  static void close(Path folder) {
    checkOurs(folder);
    Path away = folder.resolveSibling(folder.getFileName() + "-ended");
    try {
      Files.move(folder, away, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(folder, false);
      return;
    }
    delete(away, true);
  }

  /** A wrong path must not cost anybody's files: a screener once emptied a shared /tmp. */
  private static void checkOurs(Path folder) {
    Path name = folder.getFileName();
    if (!folder.isAbsolute() || name == null || !name.toString().startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a scratch folder, and not to be wiped: " + folder);
    }
  }

  private static void delete(Path folder, boolean itself) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              // A folder that was closed by its maker: open it, and walk it again.
              if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !file.toFile().canRead()) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
                if (file.toFile().canRead()) {
                  delete(file, true);
                }
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                throws IOException {
              if (itself || !visited.equals(folder)) {
                Files.deleteIfExists(visited);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException | RuntimeException e) {
      // Best effort: what is left lies in a folder that only its owner can open.
    }
  }
}
