package io.winnow.list.index;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;

/**
 * Builds the automaton of {@link TermIndex} as a double array: a state's children lie at its base
 * plus their symbol, and each names its parent, so that a step is one look at one cell.
 */
final class TermTrie {
  private static final int NOBODY = -1;

  /** So often a place among others is sought for a state's children, before they get a new one. */
  private static final int MOST_TRIES = 256;

  private final String[] terms;
  private final Map<Character, Integer> classes;
  private final int largestSymbol;

  private int[] base = new int[0];
  private int[] parent = new int[0];

  /** The next free cell from each on; shortened as it is walked. */
  private int[] nextFree = new int[0];

  private int end = 1;
  private final IntColumn states = new IntColumn();
  private final int[] endState;
  private final int[] output;
  private final int[] fallBack;
  private final int[] nextOutput;

  /** A state whose children are to be placed: it stands for the terms from low to high. */
  private record Node(int state, int low, int high, int depth) {}

  /**
   * @param terms in normal form, sorted, each once
   * @param classes number of each character they hold, from 1
   */
  TermTrie(String[] terms, Map<Character, Integer> classes) {
    this.terms = terms;
    this.classes = classes;
    this.largestSymbol = 2 * classes.size() + 1;
    this.endState = new int[terms.length];
    reserve(1);
    take(0, 0);
    ArrayDeque<Node> queue = new ArrayDeque<>();
    queue.add(new Node(0, 0, terms.length, 0));
    for (Node node = queue.poll(); node != null; node = queue.poll()) {
      place(node, queue);
    }
    this.output = new int[end];
    this.fallBack = new int[end];
    this.nextOutput = new int[terms.length];
    fallBack();
  }

  /** Cells of the table. A look past the last state's children stays inside. */
  int cells() {
    int cells = Math.addExact(end, largestSymbol + 1);
    if (cells > 1 << 27) {
      throw new IllegalArgumentException("too many terms for one list; split it");
    }
    return cells;
  }

  /** Of the term at that place: the longest other one that ends where it does, from 1, or 0. */
  int nextOutput(int term) {
    return nextOutput[term];
  }

  /** Writes what {@link TermIndex} looks at: eight bytes a cell into each. */
  void writeTo(ByteBuffer steps, ByteBuffer backs) {
    for (int state = 0; state < cells(); state++) {
      if (state < end && parent[state] != NOBODY) {
        int flags =
            (fallBack[state] == 0 ? 0 : TermIndex.HAS_BACK)
                | (output[state] == 0 ? 0 : TermIndex.HAS_OUTPUT);
        steps.putInt(base[state] << TermIndex.BASE_SHIFT | flags).putInt(parent[state]);
        backs.putInt(fallBack[state]).putInt(output[state]);
      } else {
        steps.putInt(0).putInt(NOBODY);
        backs.putLong(0);
      }
    }
  }

  private void place(Node node, ArrayDeque<Node> queue) {
    int low = node.low();
    int depth = node.depth();
    if (low < node.high() && terms[low].length() == depth) {
      endState[low] = node.state();
      low++;
    }
    IntColumn starts = new IntColumn(8);
    IntColumn symbols = new IntColumn(8);
    for (int i = low; i < node.high(); i++) {
      if (i == low || terms[i].charAt(depth) != terms[i - 1].charAt(depth)) {
        starts.add(i);
        symbols.add(symbol(terms[i], depth));
      }
    }
    if (symbols.size() == 0) {
      return;
    }
    // Symbols grow with their characters: terms are sorted and classes are numbered so.
    int at = findBase(symbols);
    base[node.state()] = at;
    for (int i = 0; i < symbols.size(); i++) {
      int child = at + symbols.at(i);
      take(child, node.state());
      states.add(child);
      int high = i + 1 < starts.size() ? starts.at(i + 1) : node.high();
      queue.add(new Node(child, starts.at(i), high, depth + 1));
    }
  }

  private int symbol(String term, int depth) {
    boolean boundary = depth == 0 || TermIndex.isBoundary(term, depth);
    return classes.getOrDefault(term.charAt(depth), 0) << 1 | (boundary ? 1 : 0);
  }

  private int findBase(IntColumn symbols) {
    int first = symbols.at(0);
    int cell = free(Math.max(1, first));
    for (int tries = 0; tries < MOST_TRIES && cell < end; tries++) {
      if (fits(cell - first, symbols)) {
        break;
      }
      cell = free(cell + 1);
    }
    int at = (fits(cell - first, symbols) ? cell : Math.max(end, first)) - first;
    reserve(at + symbols.at(symbols.size() - 1) + 1);
    return at;
  }

  private boolean fits(int at, IntColumn symbols) {
    for (int i = 0; i < symbols.size(); i++) {
      int cell = at + symbols.at(i);
      if (cell < end && parent[cell] != NOBODY) {
        return false;
      }
    }
    return true;
  }

  private int free(int from) {
    int free = from;
    while (free < end && nextFree[free] != free) {
      free = nextFree[free];
    }
    for (int cell = from; cell < end && cell != free; ) {
      int next = nextFree[cell];
      nextFree[cell] = free;
      cell = next;
    }
    return free;
  }

  private void reserve(int cells) {
    if (cells > parent.length) {
      int length = Math.max(1 << 12, Math.addExact(cells, cells >> 1));
      int former = parent.length;
      base = Arrays.copyOf(base, length);
      parent = Arrays.copyOf(parent, length);
      nextFree = Arrays.copyOf(nextFree, length);
      for (int cell = former; cell < length; cell++) {
        parent[cell] = NOBODY;
        nextFree[cell] = cell;
      }
    }
    end = Math.max(end, cells);
  }

  private void take(int cell, int by) {
    parent[cell] = by;
    nextFree[cell] = cell + 1;
  }

  /** Falls back to the longest shorter path that ends alike; parents come before children. */
  private void fallBack() {
    for (int term = 0; term < terms.length; term++) {
      output[endState[term]] = term + 1;
    }
    for (int i = 0; i < states.size(); i++) {
      int state = states.at(i);
      int from = parent[state];
      int back = from == 0 ? 0 : next(fallBack[from], state - base[from]);
      fallBack[state] = back;
      int own = output[state];
      if (own == 0) {
        output[state] = output[back];
      } else {
        nextOutput[own - 1] = output[back];
      }
    }
  }

  private int next(int from, int symbol) {
    int state = from;
    while (true) {
      int child = base[state] + symbol;
      if (child < end && parent[child] == state) {
        return child;
      }
      if (state == 0) {
        return 0;
      }
      state = fallBack[state];
    }
  }
}
