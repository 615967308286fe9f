package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Algorithm;
import io.winnow.core.Fingerprint;
import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LoadedListTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA1 = MD5 + "01234567";
  private static final String SHA256 = MD5 + MD5;

  @Test
  void readsEveryColumnOfARowAsOneEntry() {
    LoadedList list =
        Lists.load(
            "known.csv",
            "md5,SHA-1,sha256,pdq,id,category,note\n%s,%s,%s,%s,E-1,A1,\"a, \"\"b\"\"\"\n"
                .formatted(MD5, SHA1.toUpperCase(java.util.Locale.ROOT), SHA256, SHA256));

    assertEquals(Map.of("md5", 1L, "sha1", 1L, "sha256", 1L, "pdq", 1L), list.counts());
    ListMatch expected = new ListMatch("E-1", "A1", 0);
    for (String[] value :
        new String[][] {{"md5", MD5}, {"sha1", SHA1}, {"sha256", SHA256}, {"pdq", SHA256}}) {
      assertEquals(Optional.of(expected), list.exact(fingerprint(value[0], value[1])));
    }
    assertTrue(list.exact(fingerprint("text-sha256", SHA256)).isEmpty());
  }

  @Test
  void namesAnEntryWithoutIdByItsLine() {
    LoadedList list = Lists.load("known.txt", "\n" + MD5 + "\n" + SHA1 + "\r\n");

    assertEquals("#4", list.exact(fingerprint("md5", MD5)).orElseThrow().entryId());
    assertEquals("#5", list.exact(fingerprint("sha1", SHA1)).orElseThrow().entryId());
  }

  @Test
  void countsUnknownAlgorithmsByName() {
    LoadedList list =
        Lists.load(
            "known.csv",
            "algorithm,value,PhotoDNA\nMD5,%s,AAAA\nTMK_PDQF,xyz,\nsha-1,%s,\nTMK_PDQF,abc,BBBB\n"
                .formatted(MD5, SHA1));

    assertEquals(Map.of("photodna", 2L, "tmk_pdqf", 2L), list.skipped());
    assertEquals(2, list.count());
  }

  @Test
  void countsDegeneratePdqAndDuplicates() {
    String low = "7".repeat(10) + "0".repeat(54); // 30 bits
    String lowest = "f".repeat(8) + "0".repeat(56); // 32 bits
    LoadedList list =
        Lists.load(
            "p.csv",
            "pdq\n%s\n%s\n%s\n%s\n%s\n"
                .formatted("0".repeat(64), "f".repeat(64), low, lowest, lowest));

    assertEquals(Map.of("degenerate pdq", 3L, LoadedList.DUPLICATES, 1L), list.skipped());
    assertEquals(Map.of("pdq", 1L), list.counts());
  }

  @Test
  void takesColumnsFromThePolicy() {
    String rows = Lists.HEADER + "Fall;Pruefsumme\nX-9;" + MD5 + "\n";
    LoadedList named =
        Lists.load(
            Lists.source(
                "h.csv",
                rows.getBytes(StandardCharsets.UTF_8),
                Map.of("pruefsumme", "md5", "Fall", "id")));
    assertEquals("X-9", named.exact(fingerprint("md5", MD5)).orElseThrow().entryId());

    String bare = Lists.HEADER + "X-9," + MD5 + "\n";
    LoadedList numbered =
        Lists.load(
            Lists.source(
                "h.csv", bare.getBytes(StandardCharsets.UTF_8), Map.of("2", "md5", "1", "id")));
    assertEquals("X-9", numbered.exact(fingerprint("md5", MD5)).orElseThrow().entryId());

    LoadedList commented = Lists.load("h.csv", "# columns: id, md5\nX-9," + MD5 + "\n");
    assertEquals("X-9", commented.exact(fingerprint("md5", MD5)).orElseThrow().entryId());
  }

  @Test
  void readsByteOrderMarkAndGzipOfSeveralMembers() throws Exception {
    byte[] first = gzip("\ufeff" + Lists.HEADER + MD5 + "\n");
    byte[] second = gzip(SHA1 + "\n");
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    LoadedList list = Lists.load(Lists.source("known.txt.gz", both, Map.of()));

    assertEquals(Map.of("md5", 1L, "sha1", 1L), list.counts());
    assertEquals("7", list.version());
    assertEquals(
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(both)), list.digest());
  }

  @Test
  void refusesGzipThatIsCutOrHasSomethingBehindIt() throws IOException {
    byte[] whole = gzip(Lists.HEADER + MD5 + "\n");
    byte[] more = Arrays.copyOf(whole, whole.length + 3);
    more[whole.length] = 'x';
    byte[] wrong = whole.clone();
    wrong[whole.length - 5] ^= 1;
    for (byte[] bytes : List.of(Arrays.copyOf(whole, whole.length - 6), more, wrong)) {
      assertThrows(
          ProblemsException.class, () -> Lists.load(Lists.source("known.txt.gz", bytes, Map.of())));
    }
  }

  @Test
  void readsAFormatWhoseReaderClosesItsStream() {
    String page =
        """
        <queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2"><images><image>
        <member id="1">Demo</member><timestamp>2024-05-01T00:00:00Z</timestamp><id>zz</id>
        <fingerprints><md5>%s</md5><ssvh_pdna rel="self" href="/x"/></fingerprints></image></images></queryResult>
        """
            .formatted(MD5);
    LoadedList list = Lists.load(Lists.source("page.xml", page));
    assertEquals(Map.of("md5", 1L), list.counts());
    assertEquals(Map.of("ssvh_pdna (not shipped)", 1L), list.skipped());
  }

  @Test
  void needsVersionAndDate() {
    assertEquals(
        List.of(
            "k.txt: list demo: its version is not known; write `# version: …` at the top of the"
                + " list, or say it with `version:` in the policy (lists build: --version)",
            "k.txt: list demo: its date is not known; write `# date: YYYY-MM-DD` at the top of the"
                + " list, or say it with `date:` in the policy (lists build: --date)"),
        problems(Lists.source("k.txt", MD5 + "\n")));
  }

  @Test
  void takesVersionAndDateFromThePolicyButNotAgainstTheList() {
    LocalDate day = LocalDate.of(2024, 5, 2);
    LoadedList list = Lists.load(withPolicy("k.txt", MD5 + "\n", "8", day));
    assertEquals("8", list.version());
    assertEquals(day, list.date());

    assertEquals(2, problems(withPolicy("k.txt", Lists.HEADER + MD5 + "\n", "8", day)).size());
  }

  @Test
  void saysWhichFormatsThereAreWhenTheNameShowsNone() {
    String problem = problems(Lists.source("k.dat", "")).get(0);
    assertTrue(
        problem.startsWith(
            "k.dat: list demo: its name shows no list format; say `format:` in the policy (lists build: --format), one"
                + " of "),
        problem);
    assertTrue(problem.contains(" csv, tsv, plain"), problem);
  }

  @Test
  void reportsAMissingFile() {
    ListSource source =
        new ListSource(
            "demo",
            Purpose.CSAM,
            false,
            "gone.csv",
            () -> {
              throw new NoSuchFileException("gone.csv");
            },
            Map.of(),
            Optional.of("1"),
            Optional.of(LocalDate.EPOCH),
            Optional.empty(),
            Optional.empty());
    assertTrue(source.confidential(), "protected lists are confidential whatever the policy says");
    assertEquals(List.of("gone.csv: there is no such file"), problems(source));
  }

  @Test
  void showsTwentyProblemsAndCountsTheRest() {
    String lines =
        IntStream.range(0, 25).mapToObj(i -> "zz-not-a-hash").collect(Collectors.joining("\n"));
    List<String> problems = problems(Lists.source("k.txt", Lists.HEADER + lines));
    assertEquals(21, problems.size());
    assertEquals("k.txt: there are 5 more malformed entries", problems.get(20));
  }

  static List<String> problems(ListSource source) {
    return assertThrows(ProblemsException.class, () -> LoadedList.load(source)).problems().stream()
        .map(Object::toString)
        .toList();
  }

  private static ListSource withPolicy(String name, String text, String version, LocalDate date) {
    ListSource s = Lists.source(name, text);
    return new ListSource(
        s.id(),
        s.purpose(),
        s.confidential(),
        s.fileName(),
        s.bytes(),
        s.columns(),
        Optional.of(version),
        Optional.of(date),
        s.format(),
        s.canary());
  }

  private static Fingerprint fingerprint(String algorithm, String hex) {
    return Fingerprint.parseHex(Algorithm.builtIn(algorithm).orElseThrow(), hex);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
