package io.winnow.summary;

import io.winnow.core.Receipt;
import io.winnow.core.Row;
import io.winnow.core.Shard;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import io.winnow.policy.Policy;
import io.winnow.proof.RowDigest;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.run.Unit;
import io.winnow.table.TableWriter;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A plan, receipts and real ledger files, of rows that a test has made. */
final class MadeLedger {
  static final Policy POLICY =
      Policy.parse(
          """
          policy: made
          format: 1
          lists:
            - {id: hashes, path: a.csv, purpose: csam, max-age: never}
            - {id: sites, path: b.txt, purpose: custom, confidential: false, max-age: never}
          rules:
            - {id: site, list: sites, match: domain, verdict: exclude}
            - {id: bytes, list: hashes, match: [md5, sha256], verdict: exclude}
            - {id: picture, list: hashes, match: pdq, distance: 31, verdict: exclude}
            - {id: nsfw, model: nsfwjs-mobilenet-v2-mid, score: 0.7, verdict: exclude}
            - {id: strict, model: nsfwjs-mobilenet-v2-mid, score: 0.5, verdict: exclude, rollout: shadow}
          """,
          "made");

  private final Policy policy;
  private final RunDirectory directory;
  private final RunLocation location;
  private final List<Unit> units = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();

  MadeLedger(Path out, Policy policy) throws IOException {
    this.policy = policy;
    this.location = RunLocation.of(out.toString(), Optional.empty(), Optional.empty());
    this.directory = new RunDirectory(location);
  }

  /** Rows cut into so many units. */
  static MadeLedger of(Path out, List<Row> rows, int units, Random random) throws IOException {
    MadeLedger ledger = new MadeLedger(out, POLICY);
    int from = 0;
    for (int i = 1; i <= units; i++) {
      int to = i == units ? rows.size() : from + random.nextInt(rows.size() - from + 1);
      ledger.unit("shard-%03d".formatted(i), Tally.NONE, rows.subList(from, to));
      from = to;
    }
    return ledger;
  }

  void unit(String path, Tally tally, List<Row> rows) throws IOException {
    Unit unit = Unit.of(new Shard(path, "file:/nowhere/" + path, 1, "0"));
    units.add(unit);
    List<TableFile> files = rows.isEmpty() ? List.of() : List.of(file(unit, rows));
    receipts.add(
        new Receipt(
            unit.key(),
            "000000000000.0",
            null,
            tally,
            files,
            "00",
            "00",
            "2026-01-01T00:00:00Z",
            1));
  }

  private TableFile file(Unit unit, List<Row> rows) throws IOException {
    String name = unit.key() + ".parquet";
    RowDigest digest = new RowDigest();
    try (TableWriter writer =
        new TableWriter(Tables.LEDGER, directory.table("ledger").create(name, false))) {
      for (Row row : rows) {
        digest.add(row);
        writer.write(row);
      }
    }
    return new TableFile("ledger", name, 0, "00", rows.size(), digest.hex(), digest.root());
  }

  Plan plan() {
    return new Plan(
        Plan.FORMAT,
        "made-up",
        RunKind.SCAN,
        policy.name(),
        policy.digest(),
        policy.canonical(),
        "00",
        null,
        policy.lists().stream()
            .map(
                list ->
                    new Plan.ListStamp(
                        list.id(),
                        "7",
                        "2026-01-01",
                        list.purpose().id(),
                        "00",
                        12,
                        new TreeMap<>(),
                        "100 % of it is active"))
            .toList(),
        List.of(new Plan.ModelStamp("nsfwjs-mobilenet-v2-mid", "4", null)),
        null,
        null,
        List.of(),
        Plan.SeriesStamp.FIRST,
        location,
        units);
  }

  List<Receipt> receipts() {
    return receipts;
  }

  /** Read with so many readers, receipts in any order. */
  Summary summary(int readers, Random random) throws IOException {
    List<Receipt> shuffled = new ArrayList<>(receipts);
    Collections.shuffle(shuffled, random);
    LedgerTally tally = new LedgerPass(policy, rows -> {}, readers).read(directory, shuffled);
    return new SummaryMaker(plan(), policy, shuffled).of(tally);
  }
}
