package io.winnow.shard;

import io.winnow.core.Shard;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens shards on any Hadoop FileSystem. */
public final class ShardFiles {
  private ShardFiles() {}

  /**
   * The bytes of a shard from its start, read ahead in the background by at most 4 MiB.
   *
   * @throws IOException if it cannot be opened, or is no longer as planned; a task failure, never a
   *     verdict
   */
  public static InputStream open(Shard shard, Configuration conf) throws IOException {
    Path path = new Path(shard.location());
    FileSystem fileSystem = path.getFileSystem(conf);
    FileStatus status = fileSystem.getFileStatus(path);
    String version = version(status);
    if (status.getLen() != shard.length() || !version.equals(shard.version())) {
      throw new IOException(
          "shard %s changed between plan and run: planned %,d bytes of time %s, found %,d bytes of time %s"
              .formatted(shard.path(), shard.length(), shard.version(), status.getLen(), version));
    }
    return new ReadAhead(fileSystem.open(path), shard.path());
  }

  /** What tells that a file has not changed: its modification time in ms since 1970. */
  static String version(FileStatus status) {
    return Long.toString(status.getModificationTime());
  }
}
