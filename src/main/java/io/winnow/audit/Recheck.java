package io.winnow.audit;

import io.winnow.core.Algorithm;
import io.winnow.core.Decision;
import io.winnow.core.Digests;
import io.winnow.core.Finding;
import io.winnow.core.Fingerprint;
import io.winnow.core.ItemId;
import io.winnow.core.PixelHash;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.core.TableFile;
import io.winnow.judge.Judge;
import io.winnow.run.DamagedException;
import io.winnow.run.RunDirectory;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import io.winnow.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Holds what a run kept against lists as they are now, from the fingerprints in its clean tables:
 * no content is read.
 */
public final class Recheck {
  private static final Set<String> OF_ALL = Set.of("item_id", "url", "md5", "sha1", "sha256");
  private static final Schema DOCUMENTS = Tables.DOCUMENTS.only(OF_ALL);
  private static final Schema IMAGES =
      Tables.IMAGES.only(
          Set.of("item_id", "url", "md5", "sha1", "sha256", "pdq", "pdq_quality", "fingerprints"));

  private final RunDirectory directory;
  private final Judge judge;

  /**
   * A check of a finished run.
   *
   * @param judge applies the policy of today
   */
  public Recheck(RunDirectory directory, Judge judge) {
    this.directory = directory;
    this.judge = judge;
  }

  /**
   * Asks for every kept item.
   *
   * @param items the ids to ask for; all where it is empty
   * @param found takes the id of each item that a list says something of, and what would become of
   *     it now
   * @return how many items were asked for
   * @throws IOException if the run cannot be read
   */
  public long run(Optional<Set<String>> items, BiConsumer<String, Decision> found)
      throws IOException {
    long asked = 0;
    for (TableFile file : directory.manifest().files()) {
      if (file.table().equals(Tables.IMAGES.name())) {
        asked += read(file, Tables.IMAGES, IMAGES, items, found);
      } else if (file.table().equals(Tables.DOCUMENTS.name())) {
        asked += read(file, Tables.DOCUMENTS, DOCUMENTS, items, found);
      }
    }
    return asked;
  }

  private long read(
      TableFile file,
      Schema table,
      Schema columns,
      Optional<Set<String>> items,
      BiConsumer<String, Decision> found)
      throws IOException {
    long asked = 0;
    try (RunRows reader = RunRows.open(directory, file, table, columns)) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        String item = Objects.requireNonNull(row.text("item_id"));
        if (items.isEmpty() || items.get().contains(item)) {
          asked++;
          Decision decision = decide(item, row, file);
          if (decision.findings().stream().anyMatch(f -> f.list() != null)) {
            found.accept(item, decision);
          }
        }
      }
    }
    return asked;
  }

  private Decision decide(String item, Row row, TableFile file) throws DamagedException {
    String url = row.text("url");
    List<Finding> findings = judge.stored(url == null ? "" : url, digests(row), pictures(row));
    try {
      return judge.decide(ItemId.parse(item), findings, true);
    } catch (IllegalArgumentException e) {
      throw new DamagedException(Verifier.path(file) + " has an item whose id is none");
    }
  }

  private static Digests digests(Row row) {
    return new Digests(
        fingerprint(row, Algorithm.MD5),
        fingerprint(row, Algorithm.SHA1),
        fingerprint(row, Algorithm.SHA256));
  }

  private static Fingerprint fingerprint(Row row, Algorithm algorithm) {
    return Fingerprint.parseHex(algorithm, Objects.requireNonNull(row.text(algorithm.id())));
  }

  private static List<PixelHash> pictures(Row row) {
    if (!row.schema().name().equals(Tables.IMAGES.name())) {
      return List.of();
    }
    List<PixelHash> hashes = new ArrayList<>();
    if (row.text("pdq") != null) {
      hashes.add(
          PixelHash.upright(
              fingerprint(row, Algorithm.PDQ),
              (Integer) Objects.requireNonNull(row.value("pdq_quality"))));
    }
    for (Object other : (List<?>) Objects.requireNonNull(row.value("fingerprints"))) {
      other((Row) other).ifPresent(hashes::add);
    }
    return hashes;
  }

  private static Optional<PixelHash> other(Row row) {
    String value = row.text("value");
    Optional<Algorithm> algorithm =
        PixelHashers.installed()
            .byAlgorithm(Objects.requireNonNull(row.text("algorithm")))
            .map(PixelHasher::algorithm);
    return value == null || algorithm.isEmpty()
        ? Optional.empty()
        : Optional.of(
            PixelHash.upright(
                Fingerprint.parseHex(algorithm.get(), value),
                (Integer) Objects.requireNonNull(row.value("quality"))));
  }
}
