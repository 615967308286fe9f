package io.winnow.list.index;

import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * What one item's texts hold of a list's terms: each term counts once, however often it stands in
 * however many of them. Not thread-safe.
 */
public final class TermSearch {
  private final TermIndex index;
  private final TermText normal = new TermText();

  /** Numbers of the outputs seen, from 1; a hash table with 0 for free places. */
  private int[] seen = new int[16];

  private int count;
  private long sum;
  private long heaviest;
  private int entry = -1;

  TermSearch(TermIndex index) {
    this.index = index;
  }

  /** Looks through a text. It ends where it ends: no term goes on in the next one. */
  public TermSearch in(String text) {
    normal.start(text);
    LongBuffer steps = index.steps;
    int[] units = index.units;
    char[] piece = normal.piece();
    int first = (int) steps.get(0);
    int state = 0;
    int base = first;
    int last = 0;
    for (int length = normal.next(); length >= 0; length = normal.next()) {
      for (int i = 0; i < length; i++) {
        int unit = units[piece[i]];
        int boundary = (unit & (TermChars.INSIDE | (last & TermChars.WORD))) == 0 ? 1 : 0;
        last = (unit & TermChars.SECOND_HALF) == 0 ? unit : last;
        if (boundary == 0) {
          if (state == 0) {
            continue; // Inside a word, nothing begins.
          }
        } else if ((base & TermIndex.HAS_OUTPUT) != 0) {
          found(state);
        }
        int symbol = unit >>> TermIndex.CLASS_SHIFT << 1 | boundary;
        while (true) {
          int child = (base >>> TermIndex.BASE_SHIFT) + symbol;
          long step = steps.get(child);
          if (step >>> 32 == state) {
            state = child;
            base = (int) step;
            break;
          }
          if (state == 0) {
            break;
          }
          if ((base & TermIndex.HAS_BACK) == 0) {
            state = 0;
            base = first;
          } else {
            state = (int) index.backs.get(state);
            base = (int) steps.get(state);
          }
        }
      }
    }
    if ((base & TermIndex.HAS_OUTPUT) != 0) {
      found(state);
    }
    return this;
  }

  /** A term that was seen brought with it all shorter ones that end where it does. */
  private void found(int state) {
    int output = (int) (index.backs.get(state) >>> 32);
    while (output != 0 && isNew(output)) {
      int at = (output - 1) * TermIndex.OUT;
      long weight = index.outputs.getLong(at);
      int its = index.outputs.getInt(at + TermIndex.ENTRY);
      sum += weight;
      if (weight > heaviest || (weight == heaviest && its < entry)) {
        heaviest = weight;
        entry = its;
      }
      output = index.outputs.getInt(at + TermIndex.NEXT);
    }
  }

  private boolean isNew(int output) {
    if (count * 2 >= seen.length) {
      int[] former = seen;
      seen = new int[former.length * 2];
      Arrays.stream(former).filter(o -> o != 0).forEach(o -> seen[place(o)] = o);
    }
    int place = place(output);
    if (seen[place] == output) {
      return false;
    }
    seen[place] = output;
    count++;
    return true;
  }

  private int place(int output) {
    int mask = seen.length - 1;
    int place = ((output * 0x9E3779B9) >>> 7) & mask;
    while (seen[place] != 0 && seen[place] != output) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** Number of different terms found. */
  public int count() {
    return count;
  }

  /** Sum of their weights. */
  public double weight() {
    return sum / TermIndex.MILLION;
  }

  /** Whether any was found, and their weights reach a threshold together; exact to a millionth. */
  public boolean reaches(double threshold) {
    return count > 0 && sum >= TermIndex.millionths(threshold);
  }

  /**
   * Entry of the heaviest term found; of equally heavy ones the lowest.
   *
   * @throws IllegalStateException if none was found
   */
  public int entry() {
    if (entry < 0) {
      throw new IllegalStateException("no term was found");
    }
    return entry;
  }
}
