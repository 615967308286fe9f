package io.winnow.run;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** A run's folders, and what may lie in them. */
public final class RunDirectory {
  public static final String PLAN = RunLocation.META + "/plan.json";
  public static final String MANIFEST = RunLocation.META + "/run.json";
  public static final String SUMMARY = RunLocation.META + "/summary.json";
  public static final String SUCCESS = "_SUCCESS";

  /** The tables, clean ones first. */
  public static final List<String> TABLES =
      List.of("images", "documents", "ledger", "evidence", "skip");

  /** Tables that tell where confidential hits lie: for the owner alone, and never deleted. */
  private static final Set<String> RESTRICTED = Set.of("evidence", "skip");

  /** What of ours may lie in OUT itself. */
  private static final Set<String> OURS =
      Set.of("images", "documents", "ledger", "evidence", "skip", RunLocation.META, SUCCESS);

  /** What the name of a sealed file ends with. */
  public static final String SEALED = ".sealed";

  /** Unit key, nonce and attempt. */
  private static final Pattern OUR_FILE =
      Pattern.compile(".+-[0-9a-f]{16}-[0-9a-f]{12}\\.[0-9]+\\.parquet(\\.sealed)?");

  /** What of ours may lie in its {@code _winnow}. */
  private static final Set<String> OURS_OF_RUN =
      Set.of(
          "plan.json",
          "run.json",
          "summary.json",
          "owner.json",
          "commits",
          "audit",
          "run.dsse.json");

  private final RunLocation location;
  private final Configuration configuration;
  private final Store out;
  private final Set<String> barred;

  public RunDirectory(RunLocation location, Configuration configuration) throws IOException {
    this(location, configuration, Set.of());
  }

  private RunDirectory(RunLocation location, Configuration configuration, Set<String> barred)
      throws IOException {
    this.location = location;
    this.configuration = configuration;
    this.out = Store.at(location.out(), configuration);
    this.barred = Set.copyOf(barred);
  }

  /**
   * A run that somebody else may have sent: tables on another file system than its own are not
   * opened, since that would be a call to a host of his choice.
   */
  public static RunDirectory ofItsFileSystem(RunLocation location) throws IOException {
    Set<String> barred = new HashSet<>();
    for (String table : TABLES) {
      if (!Locations.sameFileSystem(location.table(table), location.out())) {
        barred.add(table);
      }
    }
    return new RunDirectory(location, new Configuration(), barred);
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public RunDirectory(RunLocation location) throws IOException {
    this(location, new Configuration());
  }

  public RunLocation location() {
    return location;
  }

  /** Whether only the owner may read a table's files. */
  public static boolean isRestricted(String table) {
    return RESTRICTED.contains(table);
  }

  /** Whether a table's file is sealed: only the holder of the evidence key can open it. */
  public static boolean isSealed(String name) {
    return name.endsWith(SEALED);
  }

  /** The store of OUT itself. */
  public Store out() {
    return out;
  }

  /**
   * The store of a table's folder.
   *
   * @throws ProblemsException if it lies where it is not opened
   */
  public Store table(String table) throws IOException {
    if (barred.contains(table)) {
      throw new ProblemsException(
          Problem.of(
              Locations.shown(location.out()),
              "its %s lies on another file system (%s), which is not called because a file says so; if you know that place, copy the folder to %s, where it is read"
                  .formatted(
                      table,
                      location.table(table).replaceAll("\\p{C}", "?"),
                      Locations.shown(Locations.child(location.out(), table)))));
    }
    return Store.at(location.table(table), configuration);
  }

  /** What lies in OUT that no run puts there, by name. */
  public List<String> foreignNames() throws IOException {
    return out.names("").stream().filter(name -> !OURS.contains(name)).toList();
  }

  /** The same in the run's own folder and that of its receipts. */
  public List<String> foreignNamesOfRun() throws IOException {
    List<String> foreign = new ArrayList<>();
    for (String name : out.names(RunLocation.META)) {
      if (!OURS_OF_RUN.contains(name)) {
        foreign.add(RunLocation.META + "/" + name);
      }
    }
    for (String name : out.names(CommitLog.FOLDER)) {
      if (!CommitLog.isSegment(name)) {
        foreign.add(CommitLog.FOLDER + "/" + name);
      }
    }
    return foreign;
  }

  public boolean hasPlan() throws IOException {
    return out.exists(PLAN);
  }

  /** True if there is nothing at all in OUT. */
  public boolean isEmpty() throws IOException {
    return out.names("").isEmpty();
  }

  public Plan plan() throws IOException {
    return read(PLAN, Plan.class);
  }

  public Manifest manifest() throws IOException {
    return read(MANIFEST, Manifest.class);
  }

  private <T> T read(String file, Class<T> type) throws IOException {
    byte[] json = out.read(file);
    try {
      return Json.read(json, type);
    } catch (DamagedException e) {
      throw new DamagedException(file + " " + e.getMessage());
    }
  }

  /** Hex SHA-256 of {@code plan.json} as it lies there. */
  public String planSha256() throws IOException {
    try (InputStream in = out.open(PLAN)) {
      return sha256(in);
    }
  }

  /** Removes marks of an earlier end: from here on the run is open again. */
  public void reopen() throws IOException {
    out.delete(SUCCESS);
    out.delete(RunLocation.META + "/run.dsse.json");
    out.delete(MANIFEST);
    out.delete(SUMMARY);
    for (Store.StoredFile file : out.files(RunLocation.META)) {
      if (file.name().startsWith(".") && file.name().endsWith(".new")) {
        out.delete(RunLocation.META + "/" + file.name()); // A replacement that was cut short.
      }
    }
  }

  /** Whether a table's file has a name that only an attempt at a unit gives. */
  private static boolean isOurs(String name) {
    return OUR_FILE.matcher(name).matches();
  }

  /**
   * Deletes the files of an earlier run, and only those: what our file names say is ours. Evidence
   * is never deleted.
   *
   * @throws RunBusyException if evidence lies there, or something that is not ours
   */
  public void deleteRun() throws IOException {
    for (String evidence : evidenceFolders()) {
      if (!Store.at(evidence, configuration).files("").isEmpty()) {
        throw new RunBusyException(
            Locations.shown(evidence)
                + " holds evidence, which --overwrite never deletes; choose another output folder");
      }
    }
    // Receipts go before their files and the plan goes last: whoever is interrupted in between
    // leaves a run that can be resumed or overwritten, never receipts of files that are gone.
    reopen();
    List<Store.StoredFile> segments = new ArrayList<>(out.files(CommitLog.FOLDER));
    Collections.reverse(segments); // So that their numbers never have a gap.
    for (Store.StoredFile file : segments) {
      out.delete(RunLocation.META + "/commits/" + file.name());
    }
    for (String table : List.of("images", "documents", "ledger")) {
      Store store = table(table);
      for (Store.StoredFile file : store.files("")) {
        if (isOurs(file.name())) {
          store.delete(file.name());
        }
      }
    }
    out.delete(PLAN);
  }

  /** Where evidence of the earlier run may lie: it may have had another folder for it. */
  private Set<String> evidenceFolders() throws IOException {
    Set<String> folders = new TreeSet<>();
    folders.add(location.evidence());
    folders.add(Locations.child(location.out(), "evidence"));
    folders.add(location.table("skip"));
    if (!hasPlan()) {
      return folders;
    }
    try {
      folders.add(withinReach(plan().location().evidence()));
    } catch (DamagedException e) {
      return folders; // A plan that was cut says nothing: no unit was begun.
    }
    return folders;
  }

  /** Nobody is called because a file in a folder says so. */
  private String withinReach(String evidence) {
    for (String own : List.of(location.out(), location.ledger(), location.evidence())) {
      if (Locations.sameFileSystem(own, evidence)) {
        return evidence;
      }
    }
    throw new RunBusyException(
        Locations.shown(location.out())
            + " holds a run whose evidence lies on another file system, where nothing is looked for"
            + " unasked; name that one with --evidence-dir, or choose another output folder");
  }

  /** A file of these receipts that is not there with its size, if there is one. */
  public Optional<TableFile> firstMissing(Iterable<Receipt> receipts) throws IOException {
    Map<String, Map<String, Long>> sizes = new HashMap<>();
    for (String table : TABLES) {
      Map<String, Long> files = new HashMap<>();
      table(table).files("").forEach(file -> files.put(file.name(), file.bytes()));
      sizes.put(table, files);
    }
    for (Receipt receipt : receipts) {
      for (TableFile file : receipt.files()) {
        Long bytes = sizes.getOrDefault(file.table(), Map.of()).get(file.name());
        if (bytes == null || bytes != file.bytes()) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** Removes table files that no receipt names: attempts that lost. Returns how many. */
  public int sweep(Iterable<Receipt> receipts) throws IOException {
    Set<String> live = new HashSet<>();
    for (Receipt receipt : receipts) {
      for (TableFile file : receipt.files()) {
        live.add(file.table() + "/" + file.name());
      }
    }
    int swept = 0;
    for (String table : TABLES) {
      Store store = table(table);
      for (String name : orphans(table, store, live)) {
        store.delete(name);
        swept++;
      }
    }
    return swept;
  }

  private static List<String> orphans(String table, Store store, Set<String> live)
      throws IOException {
    List<String> orphans = new ArrayList<>();
    for (Store.StoredFile file : store.files("")) {
      if (isOurs(file.name()) && !live.contains(table + "/" + file.name())) {
        orphans.add(file.name());
      }
    }
    return orphans;
  }

  /** Hex SHA-256 of a stream. */
  public static String sha256(InputStream in) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream stream = new DigestInputStream(in, digest)) {
        stream.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
