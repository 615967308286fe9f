package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.CrawlRecord;
import io.winnow.core.Row;
import io.winnow.core.Schema;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What confidential lists hold, and where it was found, stands in restricted tables alone. */
class PrescreenLeaksIT {
  @TempDir Path folder;

  @Test
  void noLogPlanManifestOrLedgerTellsWhatWasFoundOrWhere() throws Exception {
    Planted planted = new Planted(folder.resolve("place"));
    Path skipped = planted.place().out("skipped");
    String log =
        heard(
            () -> {
              planted.prescreen(planted.found(), CleanRequest.Existing.REFUSE);
              planted.clean(planted.skipping(), skipped);
            });
    assertTrue(log.contains("DEBUG"), "nothing was heard");
    List<String> secrets = new ArrayList<>(List.of("zz-known-0", "zz-url\n"));
    Stream.concat(planted.bySha1().stream(), Stream.of(planted.byUrl()))
        .forEach(record -> addAll(secrets, record));
    List<String> leaks = new ArrayList<>();
    look("log", log, secrets, leaks);
    for (Path out : List.of(planted.found(), skipped)) {
      assertTrue(Runs.manifest(out).tally().itemCount() > 0);
      try (Stream<Path> files = Files.walk(out)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = out.relativize(file).toString();
          if (!name.startsWith("evidence/") && !name.startsWith("skip/")) {
            look(name, latin(Files.readAllBytes(file)), secrets, leaks);
            look(name + " rows", rows(name, file), secrets, leaks);
          }
        }
      }
    }
    assertEquals(List.of(), leaks);
    // The eyes are good: they find it where it may be.
    Path evidence = planted.found().resolve("evidence");
    Path one = evidence.resolve(Runs.files(planted.found(), "evidence").get(0));
    look("evidence", rows("evidence/" + one.getFileName(), one), secrets, leaks);
    assertTrue(!leaks.isEmpty());
  }

  private static void addAll(List<String> secrets, CrawlRecord record) {
    secrets.add(record.url());
    secrets.add(Crawl.sha1(record).hex());
    secrets.add(Crawl.base32(Crawl.sha1(record)));
  }

  private static void look(String where, String text, List<String> secrets, List<String> leaks) {
    for (int i = 0; i < secrets.size(); i++) {
      int at = text.indexOf(secrets.get(i));
      if (at >= 0) {
        leaks.add(
            "%s: secret %d: …%s".formatted(where, i, text.substring(Math.max(0, at - 150), at)));
      }
    }
  }

  private static String rows(String name, Path file) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (Schema schema : Tables.ALL) {
      if (name.startsWith(schema.name() + "/")) {
        try (TableReader reader = new TableReader(schema, FileChannel.open(file))) {
          for (Row row = reader.next(); row != null; row = reader.next()) {
            row.writeCanonical(new DataOutputStream(text));
          }
        }
      }
    }
    return latin(text.toByteArray());
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private interface Action {
    void run() throws Exception;
  }

  private static String heard(Action action) throws Exception {
    StringWriter log = new StringWriter();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    LoggerConfig root = context.getConfiguration().getRootLogger();
    Level level = root.getLevel();
    WriterAppender appender =
        WriterAppender.newBuilder()
            .setName("leaks")
            .setTarget(log)
            .setLayout(PatternLayout.newBuilder().withPattern("%p %c %m%n%ex").build())
            .build();
    appender.start();
    List<org.apache.logging.log4j.core.Appender> others =
        new ArrayList<>(root.getAppenders().values());
    others.forEach(other -> root.removeAppender(other.getName()));
    root.addAppender(appender, Level.DEBUG, null);
    root.setLevel(Level.DEBUG);
    context.updateLoggers();
    try {
      action.run();
    } finally {
      root.removeAppender("leaks");
      others.forEach(other -> root.addAppender(other, null, null));
      root.setLevel(level);
      context.updateLoggers();
      appender.stop();
    }
    return log.toString();
  }
}
