/**
 * Floor 2: shards: which files of the inputs they are, and their bytes as planned.
 *
 * <p>Finds shards on any Hadoop FileSystem, gives each its path for item ids, and opens them. Each
 * format has a package of its own below this one. Nothing here looks into a shard.
 */
@NullMarked
package io.winnow.shard;

import org.jspecify.annotations.NullMarked;
