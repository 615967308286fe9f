package io.winnow.list.compiled;

import io.winnow.list.index.IntRows;
import io.winnow.list.index.WordRows;

/** The values of one table as sources gave them, each with the version that it belongs to. */
final class Values {
  final int byteLength;
  final WordRows keys;
  private final IntRows versions = new IntRows();

  Values(int byteLength) {
    this.byteLength = byteLength;
    this.keys = new WordRows(byteLength);
  }

  void add(byte[] key, int version) {
    keys.add(key);
    versions.add(version);
  }

  void add(long high, long low, int version) {
    keys.add(high, low);
    versions.add(version);
  }

  int version(int row) {
    return versions.at(row);
  }

  byte[] bytes(int row) {
    byte[] bytes = new byte[byteLength];
    for (int i = 0; i < byteLength; i++) {
      bytes[i] = (byte) (keys.word(row, i >> 3) >>> (56 - 8 * (i & 7)));
    }
    return bytes;
  }
}
