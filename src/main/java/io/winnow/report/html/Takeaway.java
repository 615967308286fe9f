package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.core.TableFile;
import io.winnow.report.Figures;
import io.winnow.run.Locations;
import io.winnow.run.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Section 9: files, digests, and the commands that check and export them.
 *
 * @param papers what the whole run hangs on
 * @param tables rows, files and bytes by table
 * @param files the largest files with their digests
 * @param commands each with what it does
 */
public record Takeaway(
    List<Banner.Fact> papers, Table tables, Table files, List<Command> commands) {
  private static final int MOST_FILES = 50;

  /** Tables that have a file only where something on a confidential list was met. */
  private static final Set<String> OF_HITS = Set.of("evidence", "skip");

  public Takeaway {
    papers = List.copyOf(papers);
    commands = List.copyOf(commands);
  }

  /**
   * A line for a shell.
   *
   * @param what it does
   * @param line to be copied
   */
  public record Command(String what, Content line) {}

  static Takeaway of(Scene scene) {
    Manifest manifest = scene.manifest();
    return new Takeaway(papers(scene), tables(scene), files(manifest), commands(scene));
  }

  private static List<Banner.Fact> papers(Scene scene) {
    Manifest manifest = scene.manifest();
    List<Banner.Fact> facts = new ArrayList<>();
    facts.add(new Banner.Fact("Manifest, SHA-256", Value.code(scene.run().manifestSha256())));
    facts.add(new Banner.Fact("Plan, SHA-256", Value.code(manifest.planSha256())));
    facts.add(new Banner.Fact("Summary, SHA-256", Value.code(manifest.summarySha256())));
    facts.add(new Banner.Fact("Policy, SHA-256", Value.code(manifest.policyDigest())));
    facts.add(
        new Banner.Fact("Merkle root of all ledger rows", Value.code(manifest.roots().ledger())));
    facts.add(new Banner.Fact("Merkle root of all files", Value.code(manifest.roots().files())));
    return facts;
  }

  private static Table tables(Scene scene) {
    Table.Builder table =
        Table.of(
            "tables",
            scene.hides() ? "Tables, without those of masked figures" : "Tables",
            "Table",
            "#Files",
            "#Rows",
            "#Size");
    return table
        .rows(
            scene.manifest().tables().stream()
                .filter(total -> total.files() > 0)
                .filter(total -> !scene.hides() || !OF_HITS.contains(total.table()))
                .toList(),
            total ->
                List.of(
                    Cell.code(total.table()),
                    Cell.count(total.files()),
                    Cell.count(total.rows()),
                    Cell.size(total.bytes())))
        .table();
  }

  /** A file is that of a shard: neither its table nor a number of rows may tell of hits in it. */
  private static Table files(Manifest manifest) {
    Table.Builder table =
        Table.of(
                "files",
                "Largest files; those of hits are in run.json alone",
                "File",
                "Table",
                "#Size",
                "SHA-256")
            .most(MOST_FILES);
    List<TableFile> sorted =
        manifest.files().stream()
            .filter(file -> !OF_HITS.contains(file.table()))
            .sorted(Comparator.comparingLong(TableFile::bytes).reversed())
            .toList();
    List<TableFile> largest = sorted.subList(0, Math.min(MOST_FILES, sorted.size()));
    List<TableFile> rest = sorted.subList(largest.size(), sorted.size());
    table.rows(
        largest,
        file ->
            List.of(
                Cell.code(file.name()),
                Cell.code(file.table()),
                Cell.size(file.bytes()),
                Cell.code(file.sha256())));
    if (!rest.isEmpty()) {
      table.rest(
          Cell.words(
              Figures.count(rest.size(), "smaller file", "smaller files") + ", all in run.json"),
          Cell.words(""),
          Cell.size(rest.stream().mapToLong(TableFile::bytes).sum()),
          Cell.words(""));
    }
    return table.table();
  }

  private static List<Command> commands(Scene scene) {
    String run = Shell.word(Locations.withoutUsers(scene.run().location()));
    return List.of(
        command(
            "Check every count, digest and file, and who signed",
            "winnow verify " + run + " --key compliance.pem.pub"),
        command("Follow one item from its shard to its verdict", "winnow explain " + run + " ITEM"),
        command("The ledger as CSV", "winnow report " + run + " -f csv=ledger.csv"),
        command("These figures as JSON", "winnow report " + run + " -f json=report.json"),
        command("The ledger as Parquet: it is Parquet", "ls " + Shell.word(ledger(scene))),
        command(
            "A section for the dataset's card, and Croissant 1.1 metadata",
            "winnow report " + run + " -f md=card.md -f croissant=croissant.json"),
        command(
            "A short attestation without any address, for those who train on the data",
            "winnow report "
                + run
                + " -f attestation=attestation.md -f attestation.json=attestation.json"));
  }

  /**
   * The ledger's folder: where the plan says unless it was in the run directory, which may move.
   */
  static String ledger(Scene scene) {
    String planned = scene.plan().location().ledger();
    return planned.startsWith(scene.plan().location().out() + "/")
        ? Locations.withoutUsers(Locations.child(scene.run().location(), "ledger"))
        : Locations.shown(planned);
  }

  private static Command command(String what, String line) {
    return new Command(what, Shell.line(line));
  }
}
