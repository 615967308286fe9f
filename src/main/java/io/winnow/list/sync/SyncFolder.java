package io.winnow.list.sync;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of increments: page files, the checkpoint, a lock that ends with its process. All
 * files are their owner's alone, and get their name only when their bytes are on the disk.
 */
final class SyncFolder implements AutoCloseable {
  static final String CHECKPOINT = "sync.json";
  private static final String LOCK = ".sync.lock";
  private static final String PAGE_DRAFT = ".page.new";
  private static final String CHECKPOINT_DRAFT = ".sync.json.new";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path folder;
  private final String prefix;
  private final String extension;
  private final Pattern pageName;
  private final FileChannel lockFile;

  private SyncFolder(Path folder, Feed feed, FileChannel lockFile) {
    this.folder = folder;
    this.prefix = feed.id() + "-";
    this.extension = "." + feed.extension();
    this.pageName =
        Pattern.compile(
            Pattern.quote(prefix) + "(\\w+-\\w+)-p(\\d{6,9})" + Pattern.quote(extension));
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if need be and takes its lock.
   *
   * @throws ProblemsException if another sync has it
   */
  static SyncFolder open(Path folder, Feed feed) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, owner("rwx------"));
    }
    FileChannel lockFile = FileChannel.open(folder.resolve(LOCK), draft(), owner("rw-------"));
    try {
      FileLock lock = lockFile.tryLock();
      if (lock != null) {
        return new SyncFolder(folder, feed, lockFile);
      }
    } catch (OverlappingFileLockException e) {
      // It is this process that has it.
    }
    lockFile.close();
    throw new ProblemsException(
        Problem.of(folder.toString(), "another sync is at work here; wait for its end"));
  }

  private static FileAttribute<?>[] owner(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Set<StandardOpenOption> draft() {
    return Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * The checkpoint, or empty for a new folder.
   *
   * @throws ProblemsException if it is damaged, or there are pages without it
   */
  Optional<Checkpoint> checkpoint() throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    if (!Files.exists(file)) {
      if (!pages().isEmpty()) {
        throw new ProblemsException(
            Problem.of(
                folder.toString(), "has pages but no " + CHECKPOINT + "; name an empty folder"));
      }
      return Optional.empty();
    }
    Optional<Checkpoint> read = CheckpointJson.read(Files.readAllBytes(file));
    if (read.isEmpty()) {
      throw new ProblemsException(
          Problem.of(
              file.toString(),
              "is damaged or of another version; to begin anew name an empty folder"));
    }
    return read;
  }

  void save(Checkpoint checkpoint) throws IOException {
    Path file = folder.resolve(CHECKPOINT_DRAFT);
    Files.deleteIfExists(file);
    try (FileChannel out = FileChannel.open(file, draft(), owner("rw-------"))) {
      ByteBuffer json = ByteBuffer.wrap(CheckpointJson.write(checkpoint));
      while (json.hasRemaining()) {
        out.write(json);
      }
      out.force(true);
    }
    rename(file, CHECKPOINT);
  }

  /** An empty file for a page, to be closed by the caller. */
  FileChannel pageDraft() throws IOException {
    Path file = folder.resolve(PAGE_DRAFT);
    Files.deleteIfExists(file);
    return FileChannel.open(file, draft(), owner("rw-------"));
  }

  /** Gives the draft, whose bytes are forced first, the name of a page. */
  void store(FileChannel draft, Window window, int number) throws IOException {
    draft.force(true);
    rename(
        folder.resolve(PAGE_DRAFT),
        "%s%s-p%06d%s".formatted(prefix, window.name(), number, extension));
  }

  private void rename(Path draft, String name) throws IOException {
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    // Without this a name may be lost in a power cut although its file's bytes are safe.
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some file systems have no such thing.
    }
  }

  /** How many pages of a window are there without a gap. */
  int pagesOf(Window window) throws IOException {
    Set<Integer> numbers = new HashSet<>();
    for (Path page : pages()) {
      numberOf(page, window).ifPresent(numbers::add);
    }
    int count = 0;
    while (numbers.contains(count + 1)) {
      count++;
    }
    return count;
  }

  /** Deletes pages of a window that are behind its last one: they are of an earlier try. */
  void deletePagesBehind(Window window, int last) throws IOException {
    for (Path page : pages()) {
      OptionalInt number = numberOf(page, window);
      if (number.isPresent() && number.getAsInt() > last) {
        Files.deleteIfExists(page);
      }
    }
  }

  private OptionalInt numberOf(Path page, Window window) {
    Matcher name = pageName.matcher(page.getFileName().toString());
    return name.matches() && name.group(1).equals(window.name())
        ? OptionalInt.of(Integer.parseInt(name.group(2)))
        : OptionalInt.empty();
  }

  private List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder, file -> pageName.matcher(file.getFileName().toString()).matches())) {
      files.forEach(pages::add);
    }
    return pages;
  }

  /** What {@code lists build} is to be given: all pages, in a shell's words. */
  String pagesPattern() {
    return folder.resolve(prefix + "*" + extension).toString();
  }

  @Override
  public void close() throws IOException {
    // The lock goes with its channel. The file stays: to delete it would let two in.
    Files.deleteIfExists(folder.resolve(PAGE_DRAFT));
    lockFile.close();
  }
}
