package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.compiled.Compilation;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.list.compiled.ListKey;
import io.winnow.list.index.Sections;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ListFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a list: what is said of it tells nothing that stands in it. */
class ListMessagesTest {
  private static final ListKey KEY = ListKey.parse("5a".repeat(32));

  private final Secrets secrets = new Secrets();
  private final Set<String> leaks = new TreeSet<>();
  private int refused;

  @Test
  void everyFormatHasASecretListThatIsRead() throws IOException {
    Set<String> formats =
        Catalogue.load(ListFormat.class).all().stream()
            .map(ListFormat::id)
            .filter(id -> !id.startsWith("test-"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        formats,
        SecretList.ALL.stream()
            .map(SecretList::format)
            .collect(Collectors.toCollection(TreeSet::new)),
        "a format without a secret list");
    for (SecretList list : SecretList.ALL) {
      LoadedList loaded = LoadedList.load(source(list, bytes(list.with(secrets.madeUp(1)))));
      Set<String> kinds = Set.of(list.match().split(", "));
      assertTrue(loaded.counts().size() >= kinds.size(), () -> list + ": " + loaded.counts());
      assertTrue(
          list.slots().stream().noneMatch(s -> s.name().isEmpty() && s.word().isEmpty()),
          list.fileName());
    }
  }

  /** A hash in the column of states, an address in the one of dates: nobody repeats it. */
  @Test
  void aValueInAnyWrongPlaceIsNotRepeated() throws IOException {
    int n = 0;
    for (SecretList list : SecretList.ALL) {
      Map<String, String> values = secrets.madeUp(n++);
      for (SecretList.Slot slot : list.slots()) {
        for (String text : misplaced(values, SecretList.usual(slot, values))) {
          say(
              list.fileName() + " " + slot,
              source(list, bytes(list.with(values, slot.number(), text))));
        }
      }
    }
    assertTrue(refused > 300, "only %d were refused".formatted(refused));
    assertEquals(Set.of(), leaks);
  }

  /** A table without its first row: an entry stands where the names of columns are expected. */
  @Test
  void anEntryInPlaceOfTheNamesIsNotRepeated() throws IOException {
    int n = 0;
    for (SecretList list : SecretList.ALL) {
      Map<String, String> values = secrets.madeUp(n++);
      String text = list.with(values);
      String lastLine = text.strip().substring(text.strip().lastIndexOf('\n') + 1);
      for (String other :
          List.of("list.csv", "list.tsv", "list.jsonl", "NSRLFile.txt", "domains")) {
        say(
            list.fileName() + " as " + other,
            source(other, bytes(lastLine + "\n"), Optional.empty()));
        say(list.fileName() + " as " + other, source(other, bytes(text), Optional.empty()));
      }
    }
    for (String name : List.of("id", "term", "secret", "domain", "md5", "sha1-base32", "owner")) {
      String text = name.equals("md5") ? "x" : secrets.madeUp(77).get(name);
      say(
          "column " + name,
          source("l.csv", bytes("md5," + text + "\n" + "0".repeat(32) + ",1\n"), Optional.empty()));
      say("key " + name, source("l.jsonl", bytes("{\"" + text + "\": \"1\"}\n"), Optional.empty()));
    }
    assertTrue(refused > 20, "only %d were refused".formatted(refused));
    assertEquals(Set.of(), leaks);
  }

  private static List<String> misplaced(Map<String, String> values, String usual) {
    List<String> texts = new ArrayList<>(new LinkedHashMap<>(values).values());
    texts.add(values.get("sha256").toUpperCase(java.util.Locale.ROOT));
    texts.add(values.get("md5-base64").replace("=", ""));
    texts.add("x" + values.get("md5"));
    if (usual.length() > 12) {
      texts.add(usual.substring(0, usual.length() - 1));
      texts.add(usual + "~");
    }
    return texts;
  }

  @Test
  void aDamagedListIsRefusedWithoutAWordOfIt() throws IOException {
    Random random = new Random(7);
    int n = 0;
    for (SecretList list : SecretList.ALL) {
      byte[] good = bytes(list.with(secrets.madeUp(n++)));
      for (int i = 0; i < 40; i++) {
        byte[] cut = Arrays.copyOf(good, random.nextInt(good.length));
        say(list.fileName() + " cut", source(list, cut));
        byte[] flipped = good.clone();
        flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
        say(list.fileName() + " flipped", source(list, flipped));
      }
    }
    assertTrue(refused > 100, "only %d were refused".formatted(refused));
    assertEquals(Set.of(), leaks);
  }

  @Test
  void aDamagedCompiledFileIsRefusedWithoutAWordOfIt() throws IOException {
    Random random = new Random(8);
    byte[] plain = compiled(Optional.empty());
    byte[] sealed = compiled(Optional.of(KEY));
    assertTrue(!secrets.in(new String(plain, StandardCharsets.ISO_8859_1)).isEmpty());
    assertEquals(Set.of(), secrets.in(new ByteArrayInputStream(sealed)));
    for (byte[] good : List.of(plain, sealed)) {
      for (int i = 0; i < 200; i++) {
        byte[] cut = Arrays.copyOf(good, random.nextInt(good.length));
        say("cut", source("k.wlist", cut, Optional.of(KEY)));
        byte[] flipped = good.clone();
        flipped[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
        say("flipped", source("k.wlist", flipped, Optional.of(KEY)));
      }
    }
    ListKey other = ListKey.parse("a5".repeat(32));
    say("wrong key", source("k.wlist", sealed, Optional.of(other)));
    say("no key", source("k.wlist", sealed, Optional.empty()));
    assertTrue(refused > 700, "only %d were refused".formatted(refused));
    assertEquals(Set.of(), leaks);
  }

  /** Behind a good digest the tables themselves are looked at: their complaints must be as mute. */
  @Test
  void aHostileCompiledFileIsRefusedWithoutAWordOfIt() throws Exception {
    Random random = new Random(9);
    byte[] good = compiled(Optional.empty());
    for (int i = 0; i < 1500; i++) {
      byte[] hostile = good.clone();
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        hostile[16 + random.nextInt(good.length - 48)] ^= (byte) (1 << random.nextInt(8));
      }
      java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
      digest.update(hostile, 0, hostile.length - 32);
      System.arraycopy(digest.digest(), 0, hostile, hostile.length - 32, 32);
      say("hostile", source("k.wlist", hostile, Optional.empty()));
    }
    assertTrue(refused > 100, "only %d were refused".formatted(refused));
    assertEquals(Set.of(), leaks);
  }

  /** Loads it and keeps the secrets in all that is said: messages, causes, traces and figures. */
  private void say(String what, ListSource source) throws IOException {
    StringWriter said = new StringWriter();
    try (PrintWriter out = new PrintWriter(said)) {
      try {
        LoadedList list = LoadedList.load(source);
        out.println(list);
        out.println(list.coverage().sentence(list.id()));
        out.println(list.counts() + " " + list.skipped() + " " + list.tolerated());
        out.println(list.compiled());
      } catch (ProblemsException e) {
        refused++;
        e.printStackTrace(out);
      } catch (RuntimeException e) {
        leaks.add(what + ": no list problem but " + e);
      }
    }
    secrets.in(said.toString()).forEach(secret -> leaks.add(what + ": " + secret));
  }

  private byte[] compiled(Optional<ListKey> key) throws IOException {
    ListBuild build = new ListBuild("secret", Purpose.CSAM);
    int n = 0;
    for (SecretList list : SecretList.ALL) {
      build.add(source(list, bytes(list.with(secrets.madeUp(n++)))), in -> in);
    }
    Compilation made = build.finish(Optional.empty(), List.of(), new Sections());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompiledFile.write(made.list(), key, out);
    return out.toByteArray();
  }

  private static ListSource source(SecretList list, byte[] bytes) {
    return source(list.fileName(), bytes, Optional.empty());
  }

  private static ListSource source(String fileName, byte[] bytes, Optional<ListKey> key) {
    boolean text = !fileName.endsWith(".wlist");
    return new ListSource(
        "secret",
        Purpose.CSAM,
        true,
        fileName,
        () -> new ByteArrayInputStream(bytes),
        Map.of(),
        text ? Optional.of("1") : Optional.empty(),
        text ? Optional.of(LocalDate.of(2024, 5, 1)) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new ListHandling(true, 0, key, Optional.empty(), Set.of()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
