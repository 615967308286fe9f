package io.winnow.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The local file system, without Hadoop: its local form leaves checksum files beside every file and
 * starts a {@code chmod} process for each.
 */
final class LocalStore implements Store {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;

  LocalStore(Path root) {
    this.root = root;
  }

  @Override
  public String location() {
    return Locations.absolute(root.toString());
  }

  @Override
  public OutputStream create(String path, boolean restricted) throws IOException {
    return new SyncedStream(created(path, restricted), at(path).getParent());
  }

  @Override
  public OutputStream createUnforced(String path, boolean restricted) throws IOException {
    return new BufferedOutputStream(Channels.newOutputStream(created(path, restricted)));
  }

  private FileChannel created(String path, boolean restricted) throws IOException {
    Path file = at(path);
    makeFolder(file.getParent(), restricted);
    FileAttribute<?>[] attributes =
        restricted && POSIX
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
            : new FileAttribute<?>[0];
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
  }

  @Override
  public void replace(String path, byte[] content) throws IOException {
    Path file = at(path);
    Files.createDirectories(file.getParent());
    Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
    try {
      try (OutputStream out =
          new SyncedStream(
              FileChannel.open(temporary, StandardOpenOption.WRITE), file.getParent())) {
        out.write(content);
      }
      if (POSIX) {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder(file.getParent());
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public void rename(String path, String to) throws IOException {
    Files.move(at(path), at(to));
    syncFolder(at(to).getParent());
  }

  @Override
  public InputStream open(String path) throws IOException {
    requireNoFolder(path);
    return Files.newInputStream(at(path));
  }

  @Override
  public SeekableByteChannel channel(String path) throws IOException {
    requireNoFolder(path);
    return FileChannel.open(at(path), StandardOpenOption.READ);
  }

  /** A folder can be opened, and fails without its name when it is read. */
  private void requireNoFolder(String path) throws DamagedException {
    if (Files.isDirectory(at(path))) {
      throw new DamagedException(path + " is a folder, not a file");
    }
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(at(path));
  }

  @Override
  public List<StoredFile> files(String folder) throws IOException {
    List<StoredFile> files = new ArrayList<>();
    for (String name : names(folder)) {
      Path file = at(folder).resolve(name);
      if (Files.isRegularFile(file)) {
        files.add(new StoredFile(name, Files.size(file)));
      }
    }
    return files;
  }

  @Override
  public List<String> names(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(at(folder))) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(at(folder))) {
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
      }
    } else if (Files.exists(at(folder), LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(folder.isEmpty() ? root.toString() : folder);
    }
    names.sort(null);
    return names;
  }

  @Override
  public void makeFolder(String folder, boolean restricted) throws IOException {
    makeFolder(at(folder), restricted);
  }

  private static void makeFolder(Path folder, boolean restricted) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (restricted && POSIX) {
        Files.setPosixFilePermissions(folder, OWNER_FOLDER);
      }
    }
  }

  @Override
  public void closeToOthers(String folder) throws IOException {
    // Who is not its owner may not even set what is set already.
    if (POSIX
        && Files.isDirectory(at(folder))
        && !OWNER_FOLDER.containsAll(Files.getPosixFilePermissions(at(folder)))) {
      Files.setPosixFilePermissions(at(folder), OWNER_FOLDER);
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Files.deleteIfExists(at(path));
  }

  private Path at(String path) {
    return path.isEmpty() ? root : root.resolve(path);
  }

  /** Forces a folder's entries to the disk: else a file may be there without its name. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some file systems have no such thing; the bytes themselves are safe.
    }
  }

  /** Forces bytes to the disk before it closes: a committed file must survive a power cut. */
  private static final class SyncedStream extends BufferedOutputStream {
    private final FileChannel channel;
    private final Path folder;
    private boolean closed;

    SyncedStream(FileChannel channel, Path folder) {
      super(Channels.newOutputStream(channel), 1 << 16);
      this.channel = channel;
      this.folder = folder;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        try (channel) {
          flush();
          channel.force(true);
        }
        syncFolder(folder);
      }
    }
  }
}
