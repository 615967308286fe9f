package io.winnow.sample;

/**
 * A capture as written.
 *
 * @param shard file name of the shard
 * @param offset of the record in the shard, in bytes as stored
 * @param length of the record in the shard, in bytes as stored
 * @param recordId without angle brackets
 * @param url its address
 */
record Capture(String shard, long offset, long length, String recordId, String url) {
  String item(int part) {
    return shard + "@" + offset + "#" + part;
  }
}
