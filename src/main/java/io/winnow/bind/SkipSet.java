package io.winnow.bind;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.winnow.core.Finding;
import io.winnow.core.Row;
import io.winnow.run.Store;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All records that pre-screens found and a policy's {@code skip:} names, by shard. Loaded once in
 * each JVM; immutable.
 *
 * <p>It is a map to listed material. Nothing of it goes into a plan, a log or a message.
 */
public final class SkipSet {
  private final Map<String, SkippedShard> shards = new HashMap<>();
  private final String sha256;
  private long records;

  private SkipSet(String sha256, Map<String, SortedMap<Long, SkippedShard.Found>> found)
      throws IOException {
    this.sha256 = sha256;
    for (Map.Entry<String, SortedMap<Long, SkippedShard.Found>> shard : found.entrySet()) {
      try {
        shards.put(shard.getKey(), new SkippedShard(shard.getValue()));
      } catch (IllegalArgumentException e) {
        throw new IOException("two of its records overlap");
      }
      records += shard.getValue().size();
    }
  }

  /**
   * Reads the files of a pre-screen.
   *
   * @param store their folder
   * @param names the files
   * @throws IOException if one cannot be read, or is not what a pre-screen writes; the message is
   *     the end of a sentence about the files as a whole or names one, and quotes nothing of them
   */
  public static SkipSet read(Store store, List<String> names) throws IOException {
    Hasher all = Hashing.sha256().newHasher();
    Map<String, SortedMap<Long, SkippedShard.Found>> found = new HashMap<>();
    Map<Finding, Finding> known = new HashMap<>();
    for (String name : names.stream().sorted().toList()) {
      // Digested and parsed from the same bytes, so that nobody can change them in between.
      byte[] file = store.read(name);
      all.putString(Hashing.sha256().hashBytes(file) + "  " + name + "\n", StandardCharsets.UTF_8);
      try (TableReader reader = TableReader.of(Tables.SKIP, file)) {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          add(new SkipRow(row), found, known);
        }
      } catch (IllegalArgumentException e) {
        throw new IOException("%s holds a row that is none of a pre-screen's".formatted(name));
      } catch (RuntimeException e) {
        throw new IOException("%s is no table of a pre-screen".formatted(name));
      }
    }
    return new SkipSet(all.hash().toString(), found);
  }

  private static void add(
      SkipRow row,
      Map<String, SortedMap<Long, SkippedShard.Found>> found,
      Map<Finding, Finding> known) {
    Finding finding = known.computeIfAbsent(row.finding(), f -> f);
    found
        .computeIfAbsent(row.shard(), s -> new TreeMap<>())
        .merge(row.offset(), new SkippedShard.Found(row.length(), finding), SkipRow::strongest);
  }

  /**
   * Hex SHA-256 over all files in the order of their names: of the text that {@code sha256sum}
   * prints for them.
   */
  public String sha256() {
    return sha256;
  }

  /** How many records it names. */
  public long records() {
    return records;
  }

  /** The shards that it names, as the index calls them. */
  public Set<String> shards() {
    return Collections.unmodifiableSet(shards.keySet());
  }

  /** What it names of one of {@link #shards()}. */
  public SkippedShard of(String shard) {
    return shards.getOrDefault(shard, SkippedShard.NONE);
  }

  @Override
  public String toString() {
    return "%,d records to be skipped".formatted(records);
  }
}
