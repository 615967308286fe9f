package io.winnow.clean;

import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.proof.Roots;
import io.winnow.proof.seal.SealingKey;
import io.winnow.run.CommitLog;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that has not ended: receipts and evidence files, and nothing else. */
public final class EvidenceBench {
  private static final String ATTEMPT = "00000000000f.7";

  private final RunDirectory directory;
  private final CommitLog log;
  private final Map<String, Path> files = new HashMap<>();
  private final Path out;

  public EvidenceBench(Path out) throws IOException {
    this.out = out;
    this.directory =
        new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
    this.log = CommitLog.open(directory.out());
  }

  public RunDirectory directory() {
    return directory;
  }

  /** The evidence file of a shard. */
  public Path file(String shard) {
    return files.get(shard);
  }

  /** Commits a unit with a hit at each address. */
  public void unit(String path, Optional<SealingKey> sealTo, String... urls) throws IOException {
    Shard shard = new Shard(path, "file:///" + path, 999, "1");
    String key = Unit.of(shard).key();
    List<TableFile> written;
    try (UnitTables tables = new UnitTables(directory, key, ATTEMPT, true, sealTo)) {
      for (int i = 0; i < urls.length; i++) {
        tables.write(row(shard, urls[i], 100L * i));
      }
      written = tables.finish();
    }
    written.forEach(file -> files.put(path, out.resolve("evidence").resolve(file.name())));
    log.commit(
        List.of(
            new Receipt(
                key,
                ATTEMPT,
                null,
                Tally.NONE,
                written,
                Roots.ledger(written),
                Roots.files(written),
                "2026-01-01T00:00:00Z",
                1)));
  }

  private static Row row(Shard shard, String url, long offset) {
    return Row.of(Tables.EVIDENCE)
        .set("item_token", "00")
        .set("item_id", shard.path() + "@" + offset + "#0")
        .set("shard", shard.path())
        .set("shard_location", shard.location())
        .set("offset", offset)
        .set("length", 100L)
        .set("url", url)
        .set("rule_id", "r")
        .set("purpose", "csam")
        .set("list_id", "l")
        .set("list_version", "1")
        .set("entry_id", "zz-entry")
        .set("entry_token", "01")
        .set("algorithm", "md5")
        .set("alongside", false)
        .set("distance", 0)
        .set("fingerprints", List.of())
        .build();
  }
}
