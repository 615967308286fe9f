package io.winnow.list.compiled;

import io.winnow.list.index.IntRows;
import io.winnow.list.index.LongRows;
import io.winnow.list.index.TextColumn;
import io.winnow.list.index.TextRows;
import io.winnow.list.index.WordRows;

/** The terms as sources gave them, each with its weight and the version that it belongs to. */
final class Terms {
  /** Of their texts, to sort by. */
  final WordRows keys = new WordRows(16);

  private final TextRows texts = new TextRows();
  private final LongRows names = new LongRows();
  private final LongRows weights = new LongRows();
  private final IntRows versions = new IntRows();

  void add(long high, long low, byte[] text, double weight, int version) {
    keys.add(high, low);
    names.add(texts.size() << 12 | text.length);
    texts.add(text);
    weights.add(Double.doubleToLongBits(weight));
    versions.add(version);
  }

  byte[] text(int row) {
    long name = names.at(row);
    byte[] text = new byte[(int) name & TextColumn.LONGEST];
    texts.read(name >>> 12, text, text.length);
    return text;
  }

  /** As bits: for numbers over 0 they sort as the numbers do. */
  long weightBits(int row) {
    return weights.at(row);
  }

  int version(int row) {
    return versions.at(row);
  }
}
