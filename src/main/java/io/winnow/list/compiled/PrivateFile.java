package io.winnow.list.compiled;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * A file without a name: made with mode 0600 and unlinked before its first byte is written, so that
 * nobody else can open it and it is gone with its process, however that ends.
 */
final class PrivateFile {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private PrivateFile() {}

  /** Opens one in a folder, for reading and writing. */
  static FileChannel create(Path folder) throws IOException {
    byte[] random = new byte[8];
    new SecureRandom().nextBytes(random);
    Path file = folder.resolve(".winnow-" + HexFormat.of().formatHex(random));
    FileAttribute<?>[] attributes =
        POSIX
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    FileChannel channel = FileChannel.open(file, NEW, attributes);
    try {
      Files.delete(file);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
