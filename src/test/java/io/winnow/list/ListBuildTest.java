package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ListValue;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.compiled.CompiledFile;
import io.winnow.list.index.Sections;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A compiled list answers as the text list that it was made of. */
class ListBuildTest {
  @Test
  void everyLookUpFindsTheSame() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        rows.add(row(random));
      }
      String text = Lists.HEADER + String.join("\n", rows) + "\n";
      LoadedList plain = Lists.load(Lists.source("k.txt", text));
      LoadedList compiled = Lists.load(Lists.source("k.wlist", build(text), Map.of()));

      assertEquals(plain.counts(), compiled.counts());
      assertEquals(plain.version(), compiled.version());
      assertEquals(plain.date(), compiled.date());
      for (int i = 0; i < 400; i++) {
        String row = i < rows.size() ? rows.get(i) : row(random);
        io.winnow.list.format.ValueText.candidates(row)
            .forEach(value -> assertEquals(find(plain, value), find(compiled, value)));
      }
    }
  }

  private static String row(Random random) {
    String name = "d%d.h%d.example".formatted(random.nextInt(20), random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> "%032x".formatted(random.nextInt(500));
      case 1 -> "%040x".formatted(random.nextInt(500));
      case 2 -> name;
      case 3 -> name + "/a/" + random.nextInt(9);
      default -> name + "/" + random.nextInt(3) + "/*";
    };
  }

  private static Optional<ListMatch> find(LoadedList list, ListValue value) {
    if (value instanceof ListValue.Hash hash) {
      return list.exact(hash.fingerprint());
    }
    String text =
        value instanceof ListValue.Domain domain
            ? "x." + domain.text() + "/"
            : ((ListValue.Url) value).text().replace("*", "page");
    WebAddress address = Lists.address(text);
    return list.url(address).or(() -> list.domain(address));
  }

  @Test
  void aListOfAnotherPurposeIsRefused() throws IOException {
    byte[] built = build(Lists.HEADER + "a.example\n");
    ListSource s = Lists.source("k.wlist", built, Map.of());
    ListSource other =
        new ListSource(
            "demo",
            Purpose.ADULT,
            false,
            "k.wlist",
            s.bytes(),
            Map.of(),
            Optional.of("8"),
            Optional.empty(),
            Optional.of("csv"),
            Optional.empty());
    assertEquals(
        List.of(
            "k.wlist: list demo: it was built for purpose custom, the policy says adult",
            "k.wlist: list demo: the list says it is version 7, the policy says 8",
            "k.wlist: list demo: it is compiled; take `columns`, `categories` and `format` out of the policy"),
        LoadedListTest.problems(other));
  }

  @Test
  void aCutCompiledListIsRefusedByItsName() throws IOException {
    byte[] built = build(Lists.HEADER + "a.example\n");
    byte[] cut = java.util.Arrays.copyOf(built, built.length - 1);
    assertEquals(
        List.of("k.wlist: its bytes do not fit its digest; fetch it again"),
        LoadedListTest.problems(Lists.source("k.wlist", cut, Map.of())));
  }

  /** An update of few entries lacks most categories; a mistyped one is in no source at all. */
  @Test
  void aCategoryThatIsAskedForMustBeInSomeSource() throws IOException {
    String base = Lists.HEADER + "id,md5,category\n1,%032x,A\n2,%032x,B\n".formatted(1, 2);
    String update = "# version: 8\n# date: 2024-05-02\nid,md5,category\n2,%032x,C\n".formatted(3);
    assertEquals(1, build(Set.of("A"), source(base), source(update)).count());
    byte[] compiled = bytes(build(Set.of("A", "B"), source(base)).compiled());
    ListSource before = Lists.source("k.wlist", compiled, Map.of());
    LoadedList list = build(Set.of("a", "b"), before, source(update));
    assertEquals(1, list.count());
    for (ListSource first : List.of(source(base), before)) {
      assertEquals(
          List.of("list demo: no entry is of category AB, which is asked for"),
          assertThrows(
                  ProblemsException.class, () -> build(Set.of("A", "AB"), first, source(update)))
              .problems()
              .stream()
              .map(Object::toString)
              .toList());
    }
  }

  private static ListSource source(String csv) {
    return Lists.source("k.csv", csv);
  }

  private static LoadedList build(Set<String> categories, ListSource... sources)
      throws IOException {
    ListBuild build = new ListBuild("demo", Purpose.CUSTOM);
    for (ListSource one : sources) {
      ListHandling handling =
          new ListHandling(true, 0, Optional.empty(), Optional.empty(), categories);
      build.add(one.with(handling), in -> in);
    }
    byte[] made = bytes(build.finish(Optional.empty(), List.of(), new Sections()).list());
    return LoadedList.load(Lists.source("k.wlist", made, Map.of()));
  }

  private static byte[] bytes(io.winnow.list.compiled.CompiledList list) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompiledFile.write(list, Optional.empty(), out);
    return out.toByteArray();
  }

  @Test
  void allThatIsWrongWithSourcesIsSaidAtOnce() {
    ListBuild build = new ListBuild("demo", Purpose.CUSTOM);
    assertThrows(
        ProblemsException.class, () -> build.finish(Optional.empty(), List.of(), new Sections()));
    ListBuild two = new ListBuild("demo", Purpose.CUSTOM);
    ProblemsException e =
        assertThrows(
            ProblemsException.class,
            () -> {
              two.add(Lists.source("a.txt", Lists.HEADER + "zz-no-value\n"), in -> in);
              two.add(Lists.source("b.dat", ""), in -> in);
              two.finish(Optional.empty(), List.of(), new Sections());
            });
    assertEquals(2, e.problems().size());
  }

  @Test
  void aFewMalformedEntriesAreLostCoverageIfThatIsAllowed() {
    String text = Lists.HEADER + "zz-no-value\n" + "a.example\n".repeat(1) + lines(49);
    ListSource source = Lists.source("k.txt", text);
    assertThrows(ProblemsException.class, () -> LoadedList.load(source));

    LoadedList list = Lists.load(source.with(handling(2)));
    assertEquals(
        "98 % of list demo is active (50 of 51; not active: 1 malformed)",
        list.coverage().sentence("demo"));
    assertEquals(1, list.tolerated().size());

    ListSource more = Lists.source("k.txt", text + "zz-no\nzz-no\n");
    assertThrows(ProblemsException.class, () -> LoadedList.load(more.with(handling(5))));
    // What hides the rest of a file is never a share of it.
    ListSource broken = Lists.source("k.tat.json", cut(99));
    ProblemsException e =
        assertThrows(ProblemsException.class, () -> LoadedList.load(broken.with(handling(5))));
    assertTrue(e.getMessage().contains("breaks off"), e.getMessage());
  }

  private static ListHandling handling(double mostMalformed) {
    return new ListHandling(
        true, mostMalformed, Optional.empty(), Optional.empty(), java.util.Set.of());
  }

  private static String lines(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("n%d.example%n".formatted(i));
    }
    return lines.toString();
  }

  /** A document that breaks off behind so many good entries. */
  private static String cut(int count) {
    StringBuilder text = new StringBuilder("{\"results\":[");
    for (int i = 0; i < count; i++) {
      text.append(
          "{\"id\":%d,\"hash_digest\":\"%032x\",\"algorithm\":\"MD5\",\"updated_on\":1714564800},%n"
              .formatted(i, i));
    }
    return text + "{\"id\"";
  }

  @Test
  void hashedAddressesAreFoundInEveryFormThatAHolderMayHaveHashed() throws IOException {
    for (String form :
        List.of(
            "http://User@A.example:80/x",
            "a.example/x",
            "http://a.example/x",
            "https://a.example/x",
            "https://a.example/x/")) {
      Fingerprint digest = AddressForms.digest(Algorithm.SHA1, form);
      LoadedList list = hashed(true, digest);
      assertTrue(list.url(Lists.address("http://User@A.example:80/x")).isPresent(), form);
      assertTrue(list.url(Lists.address("http://a.example/y")).isEmpty());
    }
    LoadedList domains = hashed(false, AddressForms.digest(Algorithm.MD5, "b.example"));
    assertTrue(domains.domain(Lists.address("http://www.a.B.example/")).isPresent());
    assertTrue(domains.domain(Lists.address("http://xb.example/")).isEmpty());
    assertTrue(domains.url(Lists.address("http://b.example/")).isEmpty());
  }

  /** No format of this room ships such values yet: compiled as a format would give them. */
  private static LoadedList hashed(boolean whole, Fingerprint digest) throws IOException {
    var compiler = SourceReader.compiler();
    var source = compiler.source();
    source.entry(
        io.winnow.core.ListEntry.of(1, 0, "1", "", new ListValue.HashedAddress(whole, digest)));
    source.hashedAddress(whole, digest);
    source.end("1", java.time.LocalDate.EPOCH, "0".repeat(64), "made", 0, List.of());
    var list = compiler.finish("demo", "custom", Optional.empty(), List.of(), new Sections());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompiledFile.write(list.list(), Optional.empty(), out);
    return Lists.load(Lists.source("k.wlist", out.toByteArray(), Map.of()));
  }

  private static byte[] build(String text) throws IOException {
    ListBuild build = new ListBuild("demo", Purpose.CUSTOM);
    build.add(
        Lists.source("k.txt", text.getBytes(StandardCharsets.UTF_8), Map.of()),
        in -> new ByteArrayInputStream(readAll(in)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompiledFile.write(
        build.finish(Optional.empty(), List.of(), new Sections()).list(), Optional.empty(), out);
    return out.toByteArray();
  }

  private static byte[] readAll(java.io.InputStream in) {
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
