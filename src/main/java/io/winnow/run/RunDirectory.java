package io.winnow.run;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** A run's folders, and what may lie in them. */
public final class RunDirectory {
  public static final String PLAN = RunLocation.META + "/plan.json";
  public static final String MANIFEST = RunLocation.META + "/run.json";
  public static final String SUCCESS = "_SUCCESS";

  /** The tables, clean ones first. */
  public static final List<String> TABLES = List.of("images", "documents", "ledger", "evidence");

  /** What of ours may lie in OUT itself. */
  private static final Set<String> OURS =
      Set.of("images", "documents", "ledger", "evidence", RunLocation.META, SUCCESS);

  private static final Pattern TABLE_FILE =
      Pattern.compile(".+-[0-9a-f]{10}-([0-9a-f]{12})\\.[0-9]+\\.parquet");

  /** One empty file for each application that has worked at this run, named by its nonce. */
  private static final String NONCES = RunLocation.META + "/nonces";

  private final RunLocation location;
  private final Configuration configuration;
  private final Store out;

  public RunDirectory(RunLocation location, Configuration configuration) throws IOException {
    this.location = location;
    this.configuration = configuration;
    this.out = Store.at(location.out(), configuration);
  }

  /** The same with Hadoop's settings as they are found on the class path. */
  public RunDirectory(RunLocation location) throws IOException {
    this(location, new Configuration());
  }

  public RunLocation location() {
    return location;
  }

  /** The store of OUT itself. */
  public Store out() {
    return out;
  }

  /** The store of a table's folder. */
  public Store table(String table) throws IOException {
    return Store.at(location.table(table), configuration);
  }

  /** What lies in OUT that no run puts there, by name. */
  public List<String> foreignNames() throws IOException {
    return out.names("").stream().filter(name -> !OURS.contains(name)).toList();
  }

  public boolean hasPlan() throws IOException {
    return out.exists(PLAN);
  }

  /** True if there is nothing at all in OUT. */
  public boolean isEmpty() throws IOException {
    return out.names("").isEmpty();
  }

  public Plan plan() throws IOException {
    return Json.read(out.read(PLAN), Plan.class);
  }

  public Manifest manifest() throws IOException {
    return Json.read(out.read(MANIFEST), Manifest.class);
  }

  /** Hex SHA-256 of {@code plan.json} as it lies there. */
  public String planSha256() throws IOException {
    try (InputStream in = out.open(PLAN)) {
      return sha256(in);
    }
  }

  /**
   * Remembers that an application works at this run: from here on files with its nonce are ours.
   * Folders for ledger and evidence may be shared, and what another run has there must stay.
   */
  public void enter(String nonce) throws IOException {
    try (OutputStream mark = out.create(NONCES + "/" + nonce, false)) {
      mark.flush();
    }
  }

  /** Makes the folders of ledger and evidence, so that screeners can be kept from seeing them. */
  public void makeFolders() throws IOException {
    table("ledger").makeFolder("", false);
    table("evidence").makeFolder("", true);
  }

  /** Removes marks of an earlier end: from here on the run is open again. */
  public void reopen() throws IOException {
    out.delete(SUCCESS);
    out.delete(MANIFEST);
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
            evidence
                + " holds evidence, which --overwrite never deletes; choose another output folder");
      }
    }
    // Marks first, then receipts, then what they name: whoever is killed in between leaves no
    // receipt for a file that is gone. The plan comes last: as long as it lies there, what is left
    // is known to be ours.
    for (String name : List.of(SUCCESS, MANIFEST, RunLocation.META + "/summary.json")) {
      out.delete(name);
    }
    for (Store.StoredFile file : out.files(RunLocation.META + "/commits")) {
      out.delete(RunLocation.META + "/commits/" + file.name());
    }
    List<String> nonces = out.names(NONCES);
    for (String table : List.of("images", "documents", "ledger")) {
      Store store = table(table);
      for (Store.StoredFile file : store.files("")) {
        if (isOurs(file.name(), nonces)) {
          store.delete(file.name());
        }
      }
    }
    for (String nonce : nonces) {
      out.delete(NONCES + "/" + nonce);
    }
    out.delete(PLAN);
  }

  /** Where evidence of the earlier run may lie: it may have had another folder for it. */
  private Set<String> evidenceFolders() throws IOException {
    Set<String> folders = new TreeSet<>();
    folders.add(location.evidence());
    folders.add(Locations.child(location.out(), "evidence"));
    if (!hasPlan()) {
      return folders;
    }
    try {
      folders.add(plan().location().evidence());
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return folders; // A plan that was cut says nothing: no unit was begun.
    }
    return folders;
  }

  /** {@code <unit-key>-<nonce>.<task attempt>.parquet}, as {@link Unit} and the job name them. */
  private static boolean isOurs(String name, List<String> nonces) {
    Matcher matcher = TABLE_FILE.matcher(name);
    return matcher.matches() && (nonces.isEmpty() || nonces.contains(matcher.group(1)));
  }

  /** Removes table files that no receipt names: attempts that lost. Returns how many. */
  public int sweep(Iterable<Receipt> receipts) throws IOException {
    Set<String> live = new HashSet<>();
    for (Receipt receipt : receipts) {
      for (TableFile file : receipt.files()) {
        live.add(file.table() + "/" + file.name());
      }
    }
    List<String> nonces = out.names(NONCES);
    int swept = 0;
    for (String table : TABLES) {
      Store store = table(table);
      for (String name : orphans(table, store, live, nonces)) {
        store.delete(name);
        swept++;
      }
    }
    return swept;
  }

  private static List<String> orphans(
      String table, Store store, Set<String> live, List<String> nonces) throws IOException {
    List<String> orphans = new ArrayList<>();
    for (Store.StoredFile file : store.files("")) {
      if (isOurs(file.name(), nonces) && !live.contains(table + "/" + file.name())) {
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
