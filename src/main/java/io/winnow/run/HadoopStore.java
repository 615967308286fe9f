package io.winnow.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/** HDFS, object stores and whatever else Hadoop's FileSystem reaches. */
final class HadoopStore implements Store {
  private static final FsPermission OWNER_FILE = new FsPermission((short) 0600);
  private static final FsPermission OWNER_FOLDER = new FsPermission((short) 0700);

  private final Path root;
  private final FileSystem files;

  HadoopStore(Path root, Configuration configuration) throws IOException {
    this.root = root;
    this.files = root.getFileSystem(configuration);
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public OutputStream create(String path, boolean restricted) throws IOException {
    Path file = at(path);
    if (restricted) {
      makeFolder(file.getParent(), true);
    }
    OutputStream out = files.create(file, false);
    if (restricted) {
      // Before the first byte. Object stores ignore it: there, access is the bucket's business.
      files.setPermission(file, OWNER_FILE);
    }
    return out;
  }

  @Override
  public void replace(String path, byte[] content) throws IOException {
    // On object stores this is one PUT; on HDFS a reader may see a short file, which no reader of
    // ours takes for a whole one.
    try (OutputStream out = files.create(at(path), true)) {
      out.write(content);
    }
  }

  @Override
  public void rename(String path, String to) throws IOException {
    if (files.exists(at(to))) {
      throw new FileAlreadyExistsException(at(to).toString());
    }
    if (!files.rename(at(path), at(to))) {
      throw new IOException(at(path) + " cannot be renamed to " + to);
    }
  }

  @Override
  public InputStream open(String path) throws IOException {
    return files.open(at(path));
  }

  @Override
  public SeekableByteChannel channel(String path) throws IOException {
    return new HadoopChannel(files.open(at(path)), files.getFileStatus(at(path)).getLen());
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(at(path));
  }

  @Override
  public List<StoredFile> files(String folder) throws IOException {
    List<StoredFile> found = new ArrayList<>();
    for (FileStatus status : statuses(folder)) {
      if (status.isFile()) {
        found.add(new StoredFile(status.getPath().getName(), status.getLen()));
      }
    }
    found.sort(java.util.Comparator.comparing(StoredFile::name));
    return found;
  }

  @Override
  public List<String> names(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (FileStatus status : statuses(folder)) {
      names.add(status.getPath().getName());
    }
    names.sort(null);
    return names;
  }

  private FileStatus[] statuses(String folder) throws IOException {
    FileStatus[] found;
    try {
      found = files.listStatus(at(folder));
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
    // Of a file, Hadoop lists the file itself.
    if (found.length == 1
        && found[0].isFile()
        && found[0].getPath().equals(files.makeQualified(at(folder)))) {
      throw new NotDirectoryException(folder.isEmpty() ? location() : folder);
    }
    return found;
  }

  @Override
  public void makeFolder(String folder, boolean restricted) throws IOException {
    makeFolder(at(folder), restricted);
  }

  private void makeFolder(Path folder, boolean restricted) throws IOException {
    if (!files.exists(folder)) {
      files.mkdirs(folder);
      if (restricted) {
        files.setPermission(folder, OWNER_FOLDER);
      }
    }
  }

  @Override
  public void closeToOthers(String folder) throws IOException {
    if (files.exists(at(folder))) {
      FsPermission now = files.getFileStatus(at(folder)).getPermission();
      if (now.getGroupAction() != FsAction.NONE || now.getOtherAction() != FsAction.NONE) {
        files.setPermission(at(folder), OWNER_FOLDER);
      }
    }
  }

  @Override
  public void delete(String path) throws IOException {
    files.delete(at(path), false);
  }

  private Path at(String path) {
    return path.isEmpty() ? root : new Path(root, path);
  }
}
