package io.winnow.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.grid.GridPlugin;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.ListBuild;
import io.winnow.list.ListSource;
import io.winnow.list.ListState;
import io.winnow.list.LoadedList;
import io.winnow.list.compiled.Compilation;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.list.index.Sections;
import io.winnow.policy.Policy;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.spi.PluginJars;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates are passed every time that a policy is bound, when a run is resumed too. */
class BinderTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @TempDir Path folder;
  private String match = "md5";

  @Test
  void aListThatOthersMayReadIsRefusedUnlessThePolicyKnows() throws IOException {
    write("# version: 1\n# date: 2024-05-01\n" + MD5 + "\n", "rw-r-----");
    assertEquals(
        "p.yaml:4:5: lists.l: l.txt is confidential, and others than its owner may read it"
            + " (rw-r-----); chmod 600 it, or write `permissions: any`",
        refusal("purpose: csam"));
    LoadedList any = bind("purpose: csam, permissions: any");
    assertEquals(1, any.count());
    assertEquals(1, bind("purpose: custom, confidential: false").count());
    write("# version: 1\n# date: 2024-05-01\n" + MD5 + "\n", "rw-------");
    assertEquals(1, bind("purpose: csam").count());
  }

  @Test
  void coverageUnderTheLeastIsRefused() throws IOException {
    write(
        "# version: 1\n# date: 2024-05-01\n# columns: algorithm,value\nmd5,"
            + MD5
            + "\nphotodna,AA\n",
        "rw-------");
    Files.move(folder.resolve("l.txt"), folder.resolve("l.csv"));
    String csv = "purpose: csam";
    assertEquals("50 % of list l is active (1 of 2; not active: 1 photodna)", sentence(csv));
    String message =
        assertThrows(
                ProblemsException.class, () -> bound("l.csv", csv + ", min-active: 95 %", Map.of()))
            .getMessage();
    assertTrue(message.endsWith("the policy expects 95 % at least"), message);
  }

  private String sentence(String keys) {
    return bound("l.csv", keys, Map.of()).coverage().sentence("l");
  }

  @Test
  void everyGateIsPassedAgainWhenARunIsResumed() throws IOException {
    write("# version: 1\n# date: 2024-05-01\n" + MD5 + "\na.example\n", "rw-------");
    String keys = "purpose: csam, max-age: 30 d, max-shrink: 0.1";
    ListState before = bind(keys).state();
    assertEquals(2, before.count());

    write("# version: 0\n# date: 2024-04-30\n" + MD5 + "\n", "rw-------");
    String message =
        assertThrows(ProblemsException.class, () -> bound("l.txt", keys, Map.of("l", before)))
            .getMessage();
    assertTrue(message.contains("older than the one that was used last"), message);
    assertTrue(message.contains("over 10 % fewer than the 2 of last time"), message);
  }

  @Test
  @SuppressWarnings("try") // The plug-ins are held, not asked.
  void aListThatWasBuiltWithoutTheHasherThatARuleAsksForIsRefused() throws IOException {
    String value = Base64.getEncoder().encodeToString(new byte[144]);
    byte[] text =
        ("# version: 1\n# date: 2024-05-01\nalgorithm,value\nmd5," + MD5 + "\nGridPrint," + value)
            .getBytes(StandardCharsets.UTF_8);
    Path jar = Files.createDirectory(folder.resolve("jar"));
    compile(text, "without.wlist");
    try (PluginJars.Use use = GridPlugin.use(jar)) {
      compile(text, "with.wlist");
      match = "md5, zz-grid";
      assertEquals(2, bound("with.wlist", "purpose: csam", Map.of()).count());
      assertEquals(
          "p.yaml:6:5: rules.r.match: list l was built without the hasher of zz-grid, and 1 values"
              + " of it were left out; build it again",
          assertThrows(
                  ProblemsException.class, () -> bound("without.wlist", "purpose: csam", Map.of()))
              .problems()
              .get(0)
              .toString());
      match = "md5";
      assertEquals(1, bound("without.wlist", "purpose: csam", Map.of()).count());
    }
  }

  private void compile(byte[] text, String name) throws IOException {
    ListBuild build = new ListBuild("l", Purpose.CSAM);
    build.add(
        new ListSource(
            "l",
            Purpose.CSAM,
            true,
            "l.csv",
            () -> new ByteArrayInputStream(text),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        in -> in);
    Compilation made = build.finish(Optional.empty(), List.of(), new Sections());
    Path file = folder.resolve(name);
    CompiledFile.write(made.list(), Optional.empty(), Files.newOutputStream(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private String refusal(String keys) {
    return String.valueOf(
        assertThrows(ProblemsException.class, () -> bind(keys)).problems().get(0));
  }

  private LoadedList bind(String keys) {
    return bound("l.txt", keys, Map.of());
  }

  private LoadedList bound(String file, String keys, Map<String, ListState> lastUse) {
    Policy policy =
        Policy.parse(
            """
            policy: p
            format: 1
            lists:
              - {id: l, path: %s, max-age: never, %s}
            rules:
              - {id: r, list: l, match: [%s], verdict: exclude}
            """
                .formatted(file, keys, match)
                .replace(keys.contains("max-age") ? "max-age: never, " : "\0", ""),
            "p.yaml");
    return Optional.ofNullable(
            Binder.gated(policy, files(), Optional.empty(), DAY, lastUse).lists().get("l"))
        .orElseThrow();
  }

  private FileOpener files() {
    return new FileOpener() {
      @Override
      public InputStream open(String path) throws IOException {
        return Files.newInputStream(folder.resolve(path));
      }

      @Override
      public Optional<Path> local(String path) {
        return Optional.of(folder.resolve(path));
      }
    };
  }

  @Test
  void evidenceIsSealedToThePublicHalfThatThePolicyNames() throws IOException {
    write("# version: 1\n# date: 2024-05-01\n" + MD5 + "\n", "rw-------");
    OpeningKey key = OpeningKey.generate();
    assertEquals(Optional.empty(), sealing("").evidenceKey());
    Files.writeString(folder.resolve("e.pub"), key.sealingKey().text() + "\n");
    String block = "evidence: {seal-to: e.pub}";
    assertEquals(key.id(), sealing(block).evidenceKey().orElseThrow().id());

    refusesToSeal("gone.pub is not there", "evidence: {seal-to: gone.pub}");
    Files.writeString(folder.resolve("e.pub"), key.text());
    String message = refusesToSeal("e.pub is the private half of an evidence key", block);
    assertFalse(message.contains(key.text().substring(key.text().lastIndexOf(':') + 1)), message);
    Files.writeString(folder.resolve("e.pub"), "-----BEGIN PUBLIC KEY-----");
    refusesToSeal("e.pub is no public half of an evidence key", block);
    Files.writeString(
        folder.resolve("e.pub"), "#".repeat(100_000) + "\n" + key.sealingKey().text());
    refusesToSeal("e.pub is no public half of an evidence key", block);
    Files.delete(folder.resolve("e.pub"));
    Files.createDirectory(folder.resolve("e.pub"));
    refusesToSeal("e.pub is a folder", block);
  }

  @Test
  void anExecutorSealsToTheKeyOfThePlanOrNotAtAll() throws IOException {
    write("# version: 1\n# date: 2024-05-01\n" + MD5 + "\n", "rw-------");
    OpeningKey key = OpeningKey.generate();
    Files.writeString(folder.resolve("e.pub"), key.sealingKey().text());
    Bound planned = sealing("evidence: {seal-to: e.pub}");
    Map<String, String> sha256 =
        Map.of("l", Optional.ofNullable(planned.lists().get("l")).orElseThrow().digest());
    assertEquals(
        key.id(),
        Binder.again(
                planned.policy(),
                files(),
                Optional.empty(),
                DAY,
                sha256,
                Optional.of(key.id()),
                null)
            .evidenceKey()
            .orElseThrow()
            .id());
    for (Optional<String> other :
        List.of(Optional.of("0011223344556677"), Optional.<String>empty())) {
      String message =
          assertThrows(
                  ProblemsException.class,
                  () ->
                      Binder.again(
                          planned.policy(), files(), Optional.empty(), DAY, sha256, other, null))
              .getMessage();
      assertTrue(message.contains("e.pub has changed since the run was planned"), message);
    }
  }

  private String refusesToSeal(String what, String block) {
    String message = assertThrows(ProblemsException.class, () -> sealing(block)).getMessage();
    assertTrue(message.startsWith("p.yaml:7:"), message);
    assertTrue(message.contains("evidence.seal-to: " + what), message);
    return message;
  }

  private Bound sealing(String block) {
    Policy policy =
        Policy.parse(
            """
            policy: p
            format: 1
            lists:
              - {id: l, path: l.txt, max-age: never, purpose: csam}
            rules:
              - {id: r, list: l, match: md5, verdict: exclude}
            %s
            """
                .formatted(block),
            "p.yaml");
    return Binder.gated(policy, files(), Optional.empty(), DAY, Map.of());
  }

  private void write(String text, String permissions) throws IOException {
    Path file = folder.resolve("l.txt");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
