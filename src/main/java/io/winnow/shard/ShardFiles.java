package io.winnow.shard;

import io.winnow.core.ByteRanges;
import io.winnow.core.Shard;
import io.winnow.spi.ShardSource;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
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
  public static ShardBytes open(Shard shard, Configuration conf) throws IOException {
    return open(shard, conf, ByteRanges.NONE);
  }

  /**
   * The same without some of its bytes: they are never read, and zeros stand in for them.
   *
   * @param gaps what is not to be read
   */
  public static ShardBytes open(Shard shard, Configuration conf, ByteRanges gaps)
      throws IOException {
    requireUnchanged(shard, conf);
    Path path = new Path(shard.location());
    FSDataInputStream file = path.getFileSystem(conf).open(path);
    InputStream in = gaps.isEmpty() ? file : new GapStream(file, gaps, shard.length());
    return ShardBytes.of(shard, in, gaps);
  }

  /**
   * The bytes of a shard from any offset on, nothing before it and little after what is read.
   *
   * @throws IOException if it is no longer as planned
   */
  public static ShardSource source(Shard shard, Configuration conf) throws IOException {
    requireUnchanged(shard, conf);
    Path path = new Path(shard.location());
    return offset -> {
      FSDataInputStream file = path.getFileSystem(conf).open(path);
      try {
        file.seek(offset);
        return file;
      } catch (IOException e) {
        file.close();
        throw e;
      }
    };
  }

  /**
   * A shard as its file is now: of another length or version, if it has changed.
   *
   * @throws java.io.FileNotFoundException if it is gone
   */
  public static Shard asItIs(Shard shard, Configuration conf) throws IOException {
    Path path = new Path(shard.location());
    FileStatus status = path.getFileSystem(conf).getFileStatus(path);
    return new Shard(shard.path(), shard.location(), status.getLen(), version(status));
  }

  /**
   * Looks whether a file is as it was planned.
   *
   * @throws IOException if not; a task failure, never a verdict
   */
  public static void requireUnchanged(Shard shard, Configuration conf) throws IOException {
    Path path = new Path(shard.location());
    FileStatus status = path.getFileSystem(conf).getFileStatus(path);
    String version = version(status);
    if (status.getLen() != shard.length() || !version.equals(shard.version())) {
      throw new IOException(
          "shard %s changed between plan and run: planned %,d bytes of time %s, found %,d bytes of time %s"
              .formatted(shard.path(), shard.length(), shard.version(), status.getLen(), version));
    }
  }

  /** What tells that a file has not changed: its modification time in ms since 1970. */
  static String version(FileStatus status) {
    return Long.toString(status.getModificationTime());
  }
}
