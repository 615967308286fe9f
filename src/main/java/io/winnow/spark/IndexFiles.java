package io.winnow.spark;

import io.winnow.core.Shard;
import io.winnow.run.Store;
import io.winnow.shard.ShardFiles;
import io.winnow.table.IndexReader;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** Files of a crawl's index, on any file system. */
final class IndexFiles {
  private IndexFiles() {}

  static boolean recognises(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /**
   * Opens one.
   *
   * @throws IOException if it is no longer as planned, or no index
   */
  static IndexReader open(Shard file, Configuration configuration) throws IOException {
    ShardFiles.requireUnchanged(file, configuration);
    String folder = PolicyFiles.folderOf(file.location());
    String name = file.location().substring(file.location().lastIndexOf('/') + 1);
    return new IndexReader(Store.at(folder, configuration).channel(name), file.path());
  }
}
