package io.winnow.evidence.cybertip;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one draft of all hits of a kind, a host and a day (UTC).
 *
 * <p>Where hits take more memory than they may, the evidence is read several times, and each time
 * the hits of some of the hosts and days are held: nothing confidential goes to a temporary file.
 */
final class HostDays {
  /** More on one host and day become several drafts. */
  private static final int MOST_HITS = 1_000;

  private static final long MOST_BYTES = 8L << 20;
  private static final int MOST_PASSES = 64;

  private final long most;

  /**
   * Groups hits.
   *
   * @param most bytes that the hits held at a time may take, roughly
   */
  HostDays(long most) {
    this.most = most;
  }

  /** Takes a draft. */
  @FunctionalInterface
  interface Sink {
    void accept(Draft draft) throws IOException;
  }

  /** Opens the hits from their beginning. */
  @FunctionalInterface
  interface Source {
    HitReader open() throws IOException;
  }

  private record Key(boolean near, String host, LocalDate day) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::near).thenComparing(Key::host).thenComparing(Key::day);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }

    /** Shows nothing: it is the host of a hit. */
    @Override
    public String toString() {
      return "Key";
    }
  }

  /** Hits that have no address or no time belong to nobody's group. */
  private static @Nullable Key key(Hit hit) {
    Optional<String> host = hit.host();
    return host.isEmpty() || hit.capturedAt().isEmpty()
        ? null
        : new Key(
            !hit.isExact(),
            host.get(),
            hit.capturedAt().get().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /**
   * Reads all hits and gives out their drafts.
   *
   * @throws ProblemsException if evidence would have to be read too often; no draft was given out
   */
  void draft(Source source, Sink sink) throws IOException {
    List<Hit> held = new ArrayList<>();
    long weight = 0;
    try (HitReader hits = source.open()) {
      for (Hit hit = hits.next(); hit != null; hit = hits.next()) {
        weight += hit.weight();
        if (weight <= most) {
          held.add(hit);
        } else {
          held = new ArrayList<>();
        }
      }
    }
    if (weight <= most) {
      Pass pass = new Pass(0, 1, sink);
      for (Hit hit : held) {
        pass.add(hit);
      }
      pass.finish();
      return;
    }
    held.clear();
    long passes = weight / most + 1;
    if (passes > MOST_PASSES) {
      throw new ProblemsException(
          Problem.of(
              "--group",
              "host-day: there are too many hits to group in this memory; draft list by list"
                  + " (--list), hit by hit (--group hit), or give Java more (-Xmx)"));
    }
    for (int i = 0; i < passes; i++) {
      Pass pass = new Pass(i, (int) passes, sink);
      try (HitReader hits = source.open()) {
        for (Hit hit = hits.next(); hit != null; hit = hits.next()) {
          pass.add(hit);
        }
      }
      pass.finish();
    }
  }

  /** One reading: takes the groups whose turn it is. */
  private static final class Pass {
    private final int turn;
    private final int passes;
    private final Sink sink;
    private final SortedMap<Key, Group> groups = new TreeMap<>();

    Pass(int turn, int passes, Sink sink) {
      this.turn = turn;
      this.passes = passes;
      this.sink = sink;
    }

    void add(Hit hit) throws IOException {
      Key key = key(hit);
      if (key == null) {
        if (turn == 0) {
          sink.accept(Draft.of(hit));
        }
      } else if (Math.floorMod(key.hashCode(), passes) == turn) {
        groups.computeIfAbsent(key, k -> new Group()).add(hit, sink);
      }
    }

    void finish() throws IOException {
      for (Group group : groups.values()) {
        group.finish(sink);
      }
    }
  }

  /** Hits of one host and day that are in no draft yet. */
  private static final class Group {
    private List<Hit> hits = new ArrayList<>();
    private long bytes;
    private int drafts;

    void add(Hit hit, Sink sink) throws IOException {
      boolean full = hits.size() >= MOST_HITS || bytes + hit.weight() > MOST_BYTES;
      if (full && !hits.isEmpty()) {
        drafts++;
        sink.accept(new Draft(hits, drafts));
        hits = new ArrayList<>();
        bytes = 0;
      }
      hits.add(hit);
      bytes += hit.weight();
    }

    void finish(Sink sink) throws IOException {
      sink.accept(new Draft(hits, drafts == 0 ? 0 : drafts + 1));
      hits = List.of();
    }
  }
}
