package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsBuildCommandTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private Winnow build(String out, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("lists", "build", "-o", folder.resolve(out).toString(), "--id", "demo"));
    arguments.addAll(List.of("--purpose", "csam", "--holder", "Demo"));
    arguments.addAll(List.of(more));
    return Winnow.run(arguments.toArray(String[]::new));
  }

  @Test
  void aListIsTheSameInAnyOrderAndItsOwnersAlone() throws IOException {
    String base = file("in/base.csv", "# version: 1\n# date: 2024-01-01\nid,md5\n1," + MD5 + "\n");
    String update =
        file(
            "up/update.csv",
            "# version: 2\n# date: 2024-02-01\nid,md5,photodna\n2,%s,A\n".formatted(MD5));
    Winnow made = build("a.wlist", base, folder.resolve("up").toString());
    assertEquals(0, made.code(), made::err);
    assertTrue(made.out().contains("1 md5"), made.out());
    assertTrue(
        made.out().contains("50 % of list demo is active (1 of 2; not active: 1 photodna)"),
        made.out());
    assertFalse(made.out().contains(MD5) || made.err().contains(MD5));
    assertEquals(0, build("b.wlist", update, base).code());
    Path a = folder.resolve("a.wlist");
    assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(folder.resolve("b.wlist")));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(a)));
    Winnow info = Winnow.run("lists", "info", a.toString());
    assertEquals(0, info.code());
    assertTrue(info.out().contains("version 2 of 2024-02-01"), info.out());
    assertFalse(info.out().contains(MD5));
  }

  @Test
  void aSlipInAnOptionIsToldByItsOptionAndLeavesNothing() throws IOException {
    String table = file("t.csv", "id,md5,state\n1," + MD5 + ",live\n");
    build("t.wlist", "--columns", "state=status,md5=md5", "--status-words", "live=activ", table)
        .refuses(2, "--status-words: live=activ: a status is one of active,");
    build("t.wlist", "--date", "yesterday", table)
        .refuses(2, "'--date': 'yesterday' is no date; write YYYY-MM-DD");
    Winnow.run("lists", "info", folder.toString()).refuses(2, folder + ": is a folder");
    assertFalse(Files.exists(folder.resolve("t.wlist")));
  }

  @Test
  void aSealedListIsUsedThroughAPolicyWithItsKey() throws IOException {
    String key = folder.resolve("list.key").toString();
    assertEquals(0, Winnow.run("keys", "new", key).code());
    String base = file("base.csv", "# version: 1\n# date: 2024-01-01\nmd5\n" + MD5 + "\n");
    assertEquals(0, build("s.wlist", "--key-file", key, base).code());
    assertFalse(
        Files.readString(folder.resolve("s.wlist"), java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains("demo"));
    String policy =
        file(
            "p.yaml",
            """
            policy: p
            format: 1
            lists:
              - {id: demo, path: s.wlist, purpose: csam, max-age: never}
            rules:
              - {id: known, list: demo, match: [md5], verdict: exclude}
            """);
    Winnow without = Winnow.run("lists", "check", "-p", policy);
    assertEquals(2, without.code());
    assertTrue(without.err().contains("--list-key"), without.err());
    Winnow with = Winnow.run("lists", "check", "-p", policy, "--list-key", key);
    assertEquals(0, with.code(), with::err);
    assertTrue(with.out().contains("100 % of list demo is active (1 of 1)"), with.out());
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsWritten() throws IOException {
    String base = file("base.csv", "# version: 1\n# date: 2024-01-01\nmd5\nzz-no-hash\n");
    Winnow malformed = build("a.wlist", base);
    assertEquals(2, malformed.code());
    assertTrue(malformed.err().contains("base.csv:4:1: this is no md5"), malformed.err());
    assertEquals(2, build("a.wlist", folder.resolve("gone.csv").toString()).code());
    assertEquals(2, build("a.wlist", "--max-malformed", "6", base).code());
    assertEquals(2, build("a.wlist").code());
    assertFalse(Files.exists(folder.resolve("a.wlist")));
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }
}
