package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.fingerprint.Digester;
import io.winnow.list.SecretList;
import io.winnow.list.Secrets;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ListFormat;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants secrets in a list of every format, lets every command that reads lists loose on them, each
 * in a process of its own that logs all it can, and looks for the secrets in whatever was written
 * anywhere, and in files and pages that were there for a moment only.
 *
 * <p>Excepted, since they are what the secrets are for: the lists themselves and the compiled file
 * that is not sealed; the evidence tables; the skip table, which is as restricted. The ledger, and
 * the summary of it, may name the category of an entry and nothing else. A run whose clean tables
 * were written before an item was listed still has it there.
 */
class ListSecretsIT {
  private static final Set<String> MAY_KNOW = Set.of("given", "plain", "evidence", "skip");
  private static final String LOGS =
      """
      status = error
      rootLogger.level = all
      rootLogger.appenderRef.file.ref = file
      appender.file.type = File
      appender.file.name = file
      appender.file.fileName = ${sys:winnow.log}
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %p %c [%t] %m %X %throwable{full}%n
      """;

  @TempDir static Path home;

  private static final Secrets SECRETS = new Secrets();
  private static final List<Map<String, String>> VALUES = new ArrayList<>();
  private static final Set<String> LEAKS = new TreeSet<>();
  private static Path launcher = Path.of("");
  private static int port;
  private static int commands;

  @BeforeAll
  static void plant() throws Exception {
    launcher = Installation.launcher(home.resolve("winnow"));
    for (String folder : List.of("given", "plain", "sealed", "tmp", "log", "events", "runs")) {
      Files.createDirectories(home.resolve(folder));
    }
    Files.writeString(home.resolve("log4j2.properties"), LOGS);
    secret("token.key", "5a".repeat(32));
    secret("list.key", "a5".repeat(32));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    SecretCrawl crawl = new SecretCrawl();
    for (int n = 0; n < SecretList.ALL.size(); n++) {
      Map<String, String> values =
          SECRETS.values(n, Digester.of(SecretCrawl.png(n)), SecretCrawl.pdq(n));
      VALUES.add(values);
      crawl.plant(n, Set.of(SecretList.ALL.get(n).match().split(", ")), values);
    }
    for (String page : List.of("zzq-recoded-", "zzq-below-", "zzq-worded-")) {
      SECRETS.text("address of an excluded item", page);
    }
    crawl.plantOthers(SecretList.ALL.size());
    crawl.write(given());
    policies();
  }

  private static Path given() {
    return home.resolve("given");
  }

  private static void secret(String name, String text) throws IOException {
    Path file = Files.writeString(given().resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** A policy over all lists, one over lists that are all broken, and one over the sealed list. */
  private static void policies() throws IOException {
    List<String> good = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (int n = 0; n < SecretList.ALL.size(); n++) {
      SecretList list = SecretList.ALL.get(n);
      good.add(write(n, "good", list.with(VALUES.get(n))));
      int slots = list.slots().size();
      for (int slot = 0; slot < slots; slot++) {
        String other = List.of("md5", "term", "domain", "secret").get(slot % 4);
        broken.add(
            write(n, "broken-" + slot, list.with(VALUES.get(n), slot, VALUES.get(n).get(other))));
      }
      String text = list.with(VALUES.get(n));
      broken.add(write(n, "cut", text.substring(0, text.length() * 2 / 3)));
    }
    policy("text", good, "csam", "permissions: any, version: 1, date: 2024-05-01");
    policy("broken", broken, "custom", "permissions: any, version: 1, date: 2024-05-01");
    Files.writeString(
        given().resolve("sealed.yaml"),
        """
        policy: sealed
        format: 1
        lists:
          - {id: all, path: ../sealed/all.wlist, purpose: csam, max-age: never}
        rules:
          - {id: some, list: all, match: [md5, sha1, sha256, url], verdict: exclude}
        """);
  }

  private static String write(int n, String how, String text) throws IOException {
    SecretList list = SecretList.ALL.get(n);
    Path folder = Files.createDirectories(given().resolve("lists/" + n + "-" + how));
    Files.writeString(folder.resolve(list.fileName()), text);
    return "lists/" + n + "-" + how + "/" + list.fileName() + "|" + list.match();
  }

  private static void policy(String name, List<String> lists, String purpose, String more)
      throws IOException {
    StringBuilder text = new StringBuilder("policy: " + name + "\nformat: 1\nlists:\n");
    for (int i = 0; i < lists.size(); i++) {
      String path = lists.get(i).split("\\|", -1)[0];
      text.append(
          "  - {id: l%d, path: %s, purpose: %s, max-age: never, %s}\n"
              .formatted(i, path, purpose, more));
    }
    text.append("rules:\n");
    for (int i = 0; i < lists.size(); i++) {
      text.append(
          "  - {id: r%d, list: l%d, match: [%s], verdict: exclude}\n"
              .formatted(i, i, lists.get(i).split("\\|", -1)[1]));
    }
    Files.writeString(given().resolve(name + ".yaml"), text);
  }

  @Test
  void everyFormatHasASecretList() {
    Set<String> formats = new TreeSet<>();
    Catalogue.load(ListFormat.class).all().forEach(format -> formats.add(format.id()));
    formats.removeIf(id -> id.startsWith("test-"));
    Set<String> planted = new TreeSet<>();
    SecretList.ALL.forEach(list -> planted.add(list.format()));
    assertEquals(formats, planted);
  }

  @Test
  void nothingThatListsHoldIsToldToAnybody() throws Exception {
    List<Path> watched = List.of(home, Path.of("/dev/shm"));
    Spy spy = new Spy(SECRETS, watched, ListSecretsIT::mayKnowOrIsReadLater, port);
    try (spy) {
      lists();
      runs();
    }
    spy.leaks().forEach((file, secrets) -> note(file, "while it was there", secrets));
    LEAKS.addAll(spy.pageLeaks());
    assertTrue(spy.pages().contains("/environment/"), () -> "pages seen: " + spy.pages());
    assertTrue(
        spy.pages().stream().anyMatch(p -> p.startsWith("/stages/stage/")),
        () -> "pages seen: " + spy.pages());
    assertTrue(
        spy.files().stream().anyMatch(f -> f.startsWith(home.resolve("tmp"))), "no file came");
    int read = 0;
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!mayKnow(file)) {
          read++;
          look(file);
        }
      }
    }
    assertTrue(read > 30 && log("clean").contains("TRACE"), "files read: " + read);
    assertEquals(Set.of(), LEAKS);
    Set<String> all =
        IntStream.range(0, SecretList.ALL.size())
            .mapToObj(n -> "l" + n)
            .collect(Collectors.toSet());
    assertEquals(all, evidence("text"), "lists of which there is evidence");
    assertEquals(Set.of("all"), evidence("sealed"));
    assertFalse(evidence("pre").isEmpty());
  }

  private static void lists() throws Exception {
    List<String> sources = new ArrayList<>();
    for (int n = 0; n < SecretList.ALL.size(); n++) {
      sources.add(given() + "/lists/" + n + "-good/" + SecretList.ALL.get(n).fileName());
    }
    String[] build = {
      "lists", "build", "--id", "all", "--purpose", "csam", "--version", "1", "--date", "2024-05-01"
    };
    String plain = home.resolve("plain/all.wlist").toString();
    String sealed = home.resolve("sealed/all.wlist").toString();
    String key = given().resolve("list.key").toString();
    winnow(0, build, sources.toArray(String[]::new), "-o", plain);
    winnow(0, build, sources.toArray(String[]::new), "-o", sealed, "--key-file", key);
    winnow(2, build, given() + "/lists", "-o", home.resolve("sealed/broken.wlist").toString());
    winnow(0, "lists", "check", "-p", yaml("text"));
    winnow(2, "lists", "check", "-p", yaml("broken"));
    winnow(0, "lists", "info", plain, sealed, "-p", yaml("text"), "--list-key", key);
    winnow(2, "lists", "info", sealed, "--list-key", given().resolve("token.key").toString());
  }

  private static void runs() throws Exception {
    String[] keys = {
      "--token-key", given().resolve("token.key").toString(),
      "--list-key", given().resolve("list.key").toString()
    };
    String[] state = {"--list-state", home.resolve("runs/state.json").toString()};
    String shards = given().resolve("shards").toString();
    winnow(0, "clean", shards, "-p", yaml("text"), "-o", run("text"), keys, state);
    winnow(0, "clean", shards, "-p", yaml("sealed"), "-o", run("sealed"), keys);
    winnow(2, "clean", shards, "-p", yaml("broken"), "-o", run("broken"), keys);
    String index = given().resolve("index").toString();
    winnow(0, "prescreen", index, "-p", yaml("text"), "-o", run("pre"), keys);
    String found =
        winnow(0, "lists", "match", run("sealed"), "-p", yaml("text"), "--why", "zz", keys);
    assertTrue(found.contains("by pdq") && found.contains("by domain"), found);
    winnow(0, "verify", run("text"));
    assertTrue(commands == 13, "commands: " + commands);
  }

  private static String yaml(String policy) {
    return given().resolve(policy + ".yaml").toString();
  }

  private static String run(String name) {
    return home.resolve("runs").resolve(name).toString();
  }

  /** Runs a command in a process of its own; says what it said. */
  private static String winnow(int code, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    for (Object argument : arguments) {
      command.addAll(
          argument instanceof String[] several ? Arrays.asList(several) : List.of("" + argument));
    }
    String name = "%02d-%s".formatted(++commands, command.get(1));
    Path events = Files.createDirectories(home.resolve("events").resolve(name));
    Path tmp = home.resolve("tmp");
    List<String> options =
        List.of(
            Installation.SHORT_LIVED,
            "-Dlog4j2.configurationFile=" + home.resolve("log4j2.properties"),
            "-Dwinnow.log=" + home.resolve("log").resolve(name + ".log"),
            "-Djava.io.tmpdir=" + tmp,
            "-Dspark.local.dir=" + tmp,
            "-Dspark.eventLog.enabled=true",
            "-Dspark.eventLog.compress=false",
            "-Dspark.eventLog.dir=" + events.toUri(),
            "-Dspark.ui.enabled=true",
            "-Dspark.ui.port=" + port);
    Map<String, String> environment =
        Map.of("WINNOW_JAVA_OPTS", String.join(" ", options), "TMPDIR", tmp.toString());
    try (Child child = Child.start(home.resolve("said").resolve(name), environment, command)) {
      child.endsWith(code);
      return child.output();
    }
  }

  private static String log(String command) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("log"))) {
      Path log = files.filter(f -> f.toString().contains(command)).findFirst().orElseThrow();
      try (InputStream in = Files.newInputStream(log)) {
        return new String(in.readNBytes(1 << 20), java.nio.charset.StandardCharsets.UTF_8);
      }
    }
  }

  private static boolean mayKnow(Path file) {
    if (!file.startsWith(home)) {
      return false;
    }
    Path inside = home.relativize(file);
    for (Path part : inside) {
      if (MAY_KNOW.contains(part.toString())) {
        return true;
      }
    }
    return inside.startsWith("winnow")
        || inside.startsWith("runs/sealed/images")
        || inside.startsWith("runs/sealed/documents");
  }

  /** Logs grow all the time; they stay, and are read at the end. */
  private static boolean mayKnowOrIsReadLater(Path file) {
    return mayKnow(file)
        || Stream.of("log", "events", "said").anyMatch(f -> file.startsWith(home.resolve(f)));
  }

  private static void look(Path file) throws IOException {
    String name = home.relativize(file).toString();
    note(file, "its name", SECRETS.in(name));
    try (InputStream in = Files.newInputStream(file)) {
      note(file, "its bytes", SECRETS.in(in));
    }
    for (Schema schema : Tables.ALL) {
      if (name.contains("/" + schema.name() + "/") && name.endsWith(".parquet")) {
        note(file, "its rows", SECRETS.in(new ByteArrayInputStream(rows(schema, file))));
      }
    }
  }

  private static void note(Path file, String where, Set<String> secrets) {
    String path = home.relativize(file).toString();
    // The new summary is there under another name for a moment.
    boolean categories = path.matches("(.*/)?(ledger/.*|_winnow/[^/]*summary[.]json[^/]*)");
    for (String secret : secrets) {
      if (!categories || !secret.contains(" category")) {
        LEAKS.add(home.relativize(file) + ", " + where + ": " + secret);
      }
    }
  }

  private static byte[] rows(Schema schema, Path file) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (TableReader reader = new TableReader(schema, FileChannel.open(file))) {
      for (Row row = reader.next(); row != null; row = reader.next()) {
        row.writeCanonical(new DataOutputStream(text));
      }
    }
    return text.toByteArray();
  }

  /** The lists that evidence names; and that the eyes are good: they find it where it may be. */
  private static Set<String> evidence(String run) throws IOException {
    Set<String> lists = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of(run(run), "evidence"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        assertFalse(SECRETS.in(new ByteArrayInputStream(rows(Tables.EVIDENCE, file))).isEmpty());
        try (TableReader reader = new TableReader(Tables.EVIDENCE, FileChannel.open(file))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            lists.add("" + row.text("list_id"));
          }
        }
      }
    }
    return lists;
  }
}
