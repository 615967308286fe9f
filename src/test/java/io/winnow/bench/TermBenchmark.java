package io.winnow.bench;

import io.winnow.list.index.TermIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Ten thousand terms in a text of 4 MB, with normalisation; and {@code String.contains} term by
 * term in a piece of it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TermBenchmark {
  /** The whole text would take a minute term by term. */
  static final int PIECES = 256;

  @Param public TermTexts text = TermTexts.WORDS;

  private String whole = "";
  private String piece = "";
  private List<String> terms = List.of();
  private TermIndex index;

  @Setup
  public void open() {
    TermTexts.Sample sample = text.sample();
    whole = sample.text();
    piece = whole.substring(0, whole.length() / PIECES);
    terms = sample.terms();
    List<TermIndex.Listed> listed = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      listed.add(new TermIndex.Listed(terms.get(i), 1, i));
    }
    index = TermIndex.open(TermIndex.build(listed));
  }

  @Benchmark
  public int index(CpuClock clock) {
    clock.count();
    return index.search().in(whole).count();
  }

  @Benchmark
  public int linear(CpuClock clock) {
    clock.count();
    String folded = piece.toLowerCase(Locale.ROOT);
    int count = 0;
    for (String term : terms) {
      count += folded.contains(term) ? 1 : 0;
    }
    return count;
  }
}
