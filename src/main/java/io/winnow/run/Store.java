package io.winnow.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A file system as a run needs it: files are created once and read whole; a run's own are never
 * renamed. Paths are relative to the store's root, with {@code /}; the empty path is the root.
 */
public interface Store {
  /**
   * The store at a location.
   *
   * @param location a URI that Hadoop's FileSystem understands; without a scheme, a local path
   */
  static Store at(String location, Configuration configuration) throws IOException {
    URI uri = Locations.uri(location);
    return uri.getScheme().equals("file")
        ? new LocalStore(java.nio.file.Path.of(uri.getPath()))
        : new HadoopStore(new org.apache.hadoop.fs.Path(uri), configuration);
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  static Store at(String location) throws IOException {
    return at(location, new Configuration());
  }

  /** Its root as a URI. */
  String location();

  /**
   * Creates a file; folders on the way are made.
   *
   * @param restricted whether only the owner may read it (0600, its folder 0700)
   * @throws java.nio.file.FileAlreadyExistsException if it exists
   */
  OutputStream create(String path, boolean restricted) throws IOException;

  /**
   * The same without waiting until it is on the disk: for many small files that can be made again.
   * A power cut may take them.
   */
  default OutputStream createUnforced(String path, boolean restricted) throws IOException {
    return create(path, restricted);
  }

  /**
   * Writes a small file in one step: readers see the old content or the new, never half of it,
   * where the file system can do that.
   */
  void replace(String path, byte[] content) throws IOException;

  /**
   * Gives a file another name in its folder. On object stores that is a copy.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one of that name
   */
  void rename(String path, String to) throws IOException;

  /**
   * Opens a file; {@link java.io.FileNotFoundException} or NoSuchFileException if there is none,
   * and one of these or {@link DamagedException} if it is a folder.
   */
  InputStream open(String path) throws IOException;

  /** Opens a file to be read from any place; errors as of {@link #open}. */
  SeekableByteChannel channel(String path) throws IOException;

  boolean exists(String path) throws IOException;

  /**
   * Files directly in a folder, by name; empty if there is no such folder. Folders are left out.
   *
   * @throws java.nio.file.NotDirectoryException if something else is there
   */
  List<StoredFile> files(String folder) throws IOException;

  /**
   * Names directly in a folder, files and folders; empty if there is no such folder.
   *
   * @throws java.nio.file.NotDirectoryException if something else is there
   */
  List<String> names(String folder) throws IOException;

  void makeFolder(String folder, boolean restricted) throws IOException;

  /** Lets only the owner into a folder, if there is one and the file system can do that. */
  void closeToOthers(String folder) throws IOException;

  /** Deletes a file or an empty folder; nothing happens if there is none. */
  void delete(String path) throws IOException;

  /** The whole content of a small file. */
  default byte[] read(String path) throws IOException {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    }
  }

  /**
   * A file in a folder.
   *
   * @param name its name
   * @param bytes its size
   */
  record StoredFile(String name, long bytes) {}
}
