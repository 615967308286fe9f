package io.winnow.audit;

import io.winnow.core.TableFile;
import io.winnow.run.AuditTrail;
import io.winnow.run.DamagedException;
import io.winnow.run.Json;
import io.winnow.run.Locations;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What lies in a run's folders and can come from no run: files that no receipt names, other names,
 * folders where files should be and the other way round. What a run or a crash may leave is none of
 * it: the empty folder of an attempt that was swept or of a run that was overwritten, an owner's
 * file, the beginning of a line of the trail.
 */
final class ExtraCheck {
  private static final String SEGMENTS = RunLocation.META + "/commits";
  private static final Set<String> FOLDERS_OF_RUN = Set.of("commits", "audit");

  /** As the trail names its lines: a time and a random number. */
  private static final Pattern LINE =
      Pattern.compile("[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-[0-9a-f]{8}\\.json");

  /** How every line of the trail begins. */
  private static final String HEAD = "{\n  \"at\" : \"";

  /** No line is longer: its longest part was typed. */
  private static final long LONGEST_LINE = 1 << 20;

  private final RunDirectory directory;
  private final List<String> faults = new ArrayList<>();

  ExtraCheck(RunDirectory directory) {
    this.directory = directory;
  }

  /**
   * Faults as sentences.
   *
   * @param live the files that receipts name
   */
  List<String> faults(List<TableFile> live) throws IOException {
    tables(live);
    elsewhere();
    kinds("", Set.of(RunDirectory.SUCCESS));
    Set<String> papers = new HashSet<>(directory.out().names(RunLocation.META));
    papers.removeAll(FOLDERS_OF_RUN);
    kinds(RunLocation.META, papers);
    kinds(SEGMENTS, Set.copyOf(directory.out().names(SEGMENTS)));
    List<String> foreign = new ArrayList<>(directory.foreignNames());
    foreign.addAll(directory.foreignNamesOfRun());
    foreign.forEach(name -> faults.add("extra: " + name + " is not of this run"));
    trail();
    return faults;
  }

  private void tables(List<TableFile> live) throws IOException {
    Map<String, Set<String>> names = new HashMap<>();
    for (TableFile file : live) {
      names.computeIfAbsent(file.table(), t -> new HashSet<>()).add(file.name());
    }
    for (String table : RunDirectory.TABLES) {
      List<String> found;
      try {
        found = directory.table(table).names("");
      } catch (NotDirectoryException e) {
        faults.add("extra: " + table + " is a file, where a run has a folder or nothing");
        continue;
      }
      for (String name : found) {
        if (!names.getOrDefault(table, Set.of()).contains(name)) {
          faults.add("extra: " + table + "/" + name + " is of no receipt");
        }
      }
    }
  }

  /** What is named like a table in OUT while the table lies elsewhere. */
  private void elsewhere() throws IOException {
    for (String table : List.of("ledger", "evidence")) {
      String inside = Locations.child(directory.location().out(), table);
      if (!directory.location().table(table).equals(inside) && !isEmptyFolder(table)) {
        faults.add("extra: " + table + " in the run directory; this run's lies elsewhere");
      }
    }
  }

  private boolean isEmptyFolder(String table) throws IOException {
    try {
      return directory.out().names(table).isEmpty();
    } catch (NotDirectoryException e) {
      return false;
    }
  }

  /** Whether what should be files are files. */
  private void kinds(String folder, Set<String> expected) throws IOException {
    Set<String> files =
        directory.out().files(folder).stream()
            .map(Store.StoredFile::name)
            .collect(Collectors.toSet());
    for (String name : directory.out().names(folder)) {
      if (expected.contains(name) && !files.contains(name)) {
        faults.add(
            "changed: "
                + (folder.isEmpty() ? name : folder + "/" + name)
                + " is a folder, not a file");
      }
    }
  }

  private void trail() throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    try {
      for (Store.StoredFile file : directory.out().files(AuditTrail.FOLDER)) {
        sizes.put(file.name(), file.bytes());
      }
    } catch (NotDirectoryException e) {
      faults.add("changed: " + AuditTrail.FOLDER + " is a file, not a folder");
      return;
    }
    for (String name : directory.out().names(AuditTrail.FOLDER)) {
      Long bytes = sizes.get(name);
      if (bytes == null || !LINE.matcher(name).matches() || !isLine(name, bytes)) {
        faults.add("extra: " + AuditTrail.FOLDER + "/" + name + " is no line of the audit trail");
      }
    }
  }

  /** A line, or the beginning of one that a crash has cut. */
  private boolean isLine(String name, long bytes) throws IOException {
    if (bytes > LONGEST_LINE) {
      return false;
    }
    byte[] json = directory.out().read(AuditTrail.FOLDER + "/" + name);
    try {
      return !Json.read(json, AuditTrail.Line.class).command().isEmpty();
    } catch (DamagedException e) {
      String text = new String(json, StandardCharsets.UTF_8);
      return !text.endsWith("}\n") && (text.startsWith(HEAD) || HEAD.startsWith(text));
    }
  }
}
