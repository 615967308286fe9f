package io.winnow.bind;

import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Shard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which shard of a run is which of an index.
 *
 * <p>An index says {@code crawl-data/CC-MAIN-…/warc/X.warc.gz}; the shard may be a copy anywhere.
 * Both have the same file name, which is unique in a crawl. Where it is not, the most folders
 * before it that are the same decide; where they do not either, nobody can tell, and nothing runs.
 */
public final class SkipMatch {
  private static final Splitter PATH = Splitter.on('/');

  private final Map<String, String> nameByPath = new HashMap<>();
  private final int strangers;

  private SkipMatch(Map<Shard, String> matches, int names) {
    matches.forEach((shard, name) -> nameByPath.put(shard.path(), name));
    this.strangers = names - matches.size();
  }

  /**
   * Matches.
   *
   * @param names shards as the index calls them
   * @param shards the run's
   * @param where what the user called the files that hold the names, for messages
   * @throws ProblemsException with everything that could be one or the other
   */
  public static SkipMatch of(Collection<String> names, List<Shard> shards, String where) {
    Map<String, List<Shard>> byFile = new HashMap<>();
    shards.forEach(s -> byFile.computeIfAbsent(file(s.location()), f -> new ArrayList<>()).add(s));
    List<Problem> problems = new ArrayList<>();
    Map<Shard, List<String>> claims = new HashMap<>();
    for (String name : new TreeSet<>(names)) {
      List<Shard> best = new ArrayList<>();
      int most = 0;
      for (Shard shard : byFile.getOrDefault(file(name), List.of())) {
        int common = common(name, shard.location());
        if (common > most) {
          best.clear();
          most = common;
        }
        if (common == most) {
          best.add(shard);
        }
      }
      if (best.size() == 1) {
        claims.computeIfAbsent(best.get(0), s -> new ArrayList<>()).add(name);
      } else if (!best.isEmpty()) {
        problems.add(ambiguous(where, name, best.get(0).path(), best.get(1).path()));
      }
    }
    Map<Shard, String> matches = new HashMap<>();
    claims.forEach(
        (shard, claiming) -> {
          TreeMap<Integer, List<String>> byCommon = new TreeMap<>(Collections.reverseOrder());
          claiming.forEach(
              n ->
                  byCommon
                      .computeIfAbsent(common(n, shard.location()), c -> new ArrayList<>())
                      .add(n));
          List<String> best = byCommon.firstEntry().getValue();
          if (best.size() == 1) {
            matches.put(shard, best.get(0));
          } else {
            problems.add(ambiguous(where, shard.path(), best.get(0), best.get(1)));
          }
        });
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new SkipMatch(matches, names.size());
  }

  private static Problem ambiguous(String where, String one, String a, String b) {
    return Problem.of(
        where,
        "%s could be %s or %s; give the shards in folders as the index names them"
            .formatted(one, a, b));
  }

  /** How many names at the end of two paths are the same. */
  private static int common(String a, String b) {
    List<String> x = Lists.reverse(PATH.splitToList(a));
    List<String> y = Lists.reverse(PATH.splitToList(b));
    int count = 0;
    while (count < Math.min(x.size(), y.size()) && x.get(count).equals(y.get(count))) {
      count++;
    }
    return count;
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What the index calls each matched shard, by the shard's path. */
  public Map<String, String> nameByPath() {
    return Collections.unmodifiableMap(nameByPath);
  }

  /** How many names are none of the run's shards. */
  public int strangers() {
    return strangers;
  }
}
