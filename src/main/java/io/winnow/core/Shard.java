package io.winnow.core;

/**
 * One input file of a crawl, as planned.
 *
 * @param path path relative to its INPUT, with {@code /}: the first part of every item id
 * @param location where to read it: a URI that Hadoop's FileSystem understands
 * @param length bytes, as planned
 * @param version what tells that it has not changed: modification time in ms, or an etag
 */
public record Shard(String path, String location, long length, String version) {
  public Shard {
    if (path.isEmpty() || location.isEmpty() || length < 0) {
      throw new IllegalArgumentException("not a shard: " + location);
    }
  }
}
