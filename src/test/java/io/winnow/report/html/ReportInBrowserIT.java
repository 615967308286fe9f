package io.winnow.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.winnow.report.Attacks;
import io.winnow.report.ReportData;
import io.winnow.report.ReportSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report in a real browser, opened from disk and offline. */
class ReportInBrowserIT {
  private static final List<String> HEADINGS =
      List.of(
          "At a glance",
          "Needs attention",
          "What was excluded",
          "Where it came from",
          "Sampled rows",
          "The policy in force",
          "Inputs and tools",
          "Method and limits",
          "Take it with you",
          "Sign-off");

  /** All that the templates write; an element beyond them came from data. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "head",
          "meta",
          "title",
          "style",
          "script",
          "body",
          "header",
          "nav",
          "main",
          "footer",
          "section",
          "h1",
          "h2",
          "h3",
          "h4",
          "p",
          "a",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "div",
          "span",
          "strong",
          "b",
          "em",
          "small",
          "br",
          "bdi",
          "code",
          "pre",
          "table",
          "caption",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td",
          "details",
          "summary",
          "figure",
          "figcaption",
          "svg",
          "defs",
          "pattern",
          "rect",
          "circle",
          "line",
          "text",
          "label",
          "input",
          "select",
          "option",
          "button",
          "textarea",
          "fieldset",
          "legend");

  @TempDir private static Path folder;

  private static Browser browser;
  private static Path calm;
  private static Path hostile;

  @BeforeAll
  static void start() throws IOException {
    browser = new Browser();
    calm = file("calm.html", ReportSamples.calm());
    hostile = file("hostile.html", ReportSamples.of(Attacks.instead(), 120));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path file(String name, ReportData data) throws IOException {
    return Files.writeString(folder.resolve(name), ReportPages.html(data));
  }

  private static Browser.Visit visit(Path file) {
    return browser.open(file, new NewContextOptions());
  }

  private static void assertQuiet(Browser.Visit visit, Path file) {
    visit.page().waitForTimeout(200);
    assertEquals(List.of(), visit.faults());
    assertEquals(List.of(file.toUri().toString()), visit.requests());
  }

  @Test
  void opensFromDiskAndAsksNobodyForAnything() {
    try (Browser.Visit visit = visit(calm)) {
      assertEquals(HEADINGS, headings(visit.page()));
      assertEquals(1, visit.page().locator("h1").count());
      assertEquals("en", visit.page().locator("html").getAttribute("lang"));
      assertQuiet(visit, calm);
    }
  }

  private static List<String> headings(Page page) {
    return page.locator("h2").allInnerTexts().stream()
        .map(text -> text.replaceFirst("^[0-9]+\\s+", ""))
        .toList();
  }

  @Test
  void isReadableWithScriptsOff() {
    try (Browser.Visit visit =
        browser.open(calm, new NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = visit.page();
      assertEquals(HEADINGS, headings(page));
      assertFalse(page.locator(".filter").isVisible(), "filters do nothing without scripts");
      assertEquals(0, page.locator("th button").count());
      Locator chain = page.locator("tbody.item details").first();
      assertFalse(chain.locator("ol.chain").isVisible());
      chain.locator("summary").click();
      assertTrue(chain.locator("ol.chain").isVisible());
      assertQuiet(visit, calm);
    }
  }

  @Test
  void whatADataAttackSaysStaysText() {
    try (Browser.Visit visit = visit(hostile)) {
      Page page = visit.page();
      page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
      assertEquals(HEADINGS, headings(page));
      assertEquals(true, page.evaluate("() => window.taken === undefined"));
      List<?> names =
          (List<?>)
              page.evaluate(
                  "() => [...new Set([...document.querySelectorAll('*')].map(e => e.localName))]");
      names.forEach(name -> assertTrue(ELEMENTS.contains(String.valueOf(name)), "" + name));
      assertEquals(1, page.locator("script").count());
      assertEquals(1, page.locator("style").count());
      assertEquals(
          List.of(),
          page.evaluate(
              """
              () => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
                .filter(a => a.name.startsWith('on') || ['style', 'src', 'srcdoc', 'action',
                    'formaction', 'ping', 'background'].includes(a.name)
                  || (a.name.endsWith('href') && !a.value.startsWith('#')))
                .map(a => e.localName + ' ' + a.name))"""));
      assertQuiet(visit, hostile);
    }
  }

  @Test
  void nothingInvisibleReachesThePage() {
    try (Browser.Visit visit = visit(hostile)) {
      Object found =
          visit
              .page()
              .evaluate(
                  """
                  () => [...document.body.textContent.matchAll(
                      /[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}\\u{115F}\\u{3164}\\u{2800}\\u{FE00}-\\u{FE0F}]|[\\p{Cc}--\\n]/gv)]
                    .map(m => m[0].codePointAt(0).toString(16))""");
      assertEquals(List.of(), found);
      assertTrue(visit.page().locator(".ctl", hasText("⟨U+202E⟩")).count() > 0);
    }
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void addressesAreNoAddresses() {
    try (Browser.Visit visit = visit(hostile)) {
      String text = visit.page().locator("body").textContent();
      assertFalse(
          text.contains("http://"), "an address that a reader of PDF files makes a link of");
      assertFalse(text.contains("https://"), "the same");
      assertTrue(text.contains("hxxp://xn--"), "hosts outside of ASCII are shown as punycode");
    }
  }

  @Test
  void lettersFromTheRightDoNotReorderAHost() throws IOException {
    String host = "\u05D0\u05D1\u05D2.example.com";
    // A path stays as it is, where a host would be punycode.
    ReportData data = ReportSamples.of(Attacks.only("shard-" + host + "-1"), 8);
    Path file = file("right.html", data);
    try (Browser.Visit visit = visit(file)) {
      Object positions =
          visit
              .page()
              .evaluate(
                  """
                  () => {
                    const text = document.querySelector('#shards tbody th bdi').firstChild;
                    const range = document.createRange();
                    return [...text.data].map((_, i) => {
                      range.setStart(text, i);
                      range.setEnd(text, i + 1);
                      return range.getBoundingClientRect().left;
                    });
                  }""");
      List<Double> left =
          ((List<?>) positions).stream().map(p -> ((Number) p).doubleValue()).toList();
      List<Double> sorted = new ArrayList<>(left);
      Collections.sort(sorted);
      assertTrue(left.size() > 10);
      assertEquals(sorted, left, "characters stand in the order in which they are stored");
    }
  }

  @Test
  void aTableIsSortedByKeyboard() {
    try (Browser.Visit visit = visit(calm)) {
      Page page = visit.page();
      Locator header = page.locator("#hosts thead th").nth(1);
      header.locator("button").focus();
      page.keyboard().press("Enter");
      assertEquals("ascending", header.getAttribute("aria-sort"));
      assertEquals("8", page.locator("#hosts tbody tr td").first().innerText());
      page.keyboard().press("Space");
      assertEquals("descending", header.getAttribute("aria-sort"));
      assertEquals("400", page.locator("#hosts tbody tr td").first().innerText());
      assertEquals(1, page.locator("#hosts th[aria-sort]").count());
      Locator name = page.locator("#hosts thead th").nth(0);
      name.locator("button").focus();
      page.keyboard().press("Enter");
      assertEquals("ascending", name.getAttribute("aria-sort"));
      assertEquals(
          List.of("shop-1.example.com", "shop-2.example.com", "shop-3.example.com"),
          page.locator("#hosts tbody th").allInnerTexts().subList(0, 3));
      assertEquals(1, page.locator("#hosts th[aria-sort]").count());
      assertQuiet(visit, calm);
    }
  }

  @Test
  void sampledRowsAreSortedWithTheirEvidence() {
    try (Browser.Visit visit = visit(calm)) {
      Page page = visit.page();
      page.locator("#sample thead th").nth(4).locator("button").click();
      List<?> rules =
          (List<?>)
              page.evaluate(
                  "() => [...document.querySelectorAll('#sample tbody')].map(b => b.dataset.rule + ' ' + b.querySelector('.chain a').textContent)");
      assertEquals(40, rules.size());
      assertEquals("nsfw nsfw", rules.get(0));
      assertEquals("unscannable unscannable", rules.get(39));
    }
  }

  @Test
  void rowsAreFilteredByKeyboardAndTheirNumberIsAnnounced() {
    try (Browser.Visit visit = visit(calm)) {
      Page page = visit.page();
      Locator found = page.locator("#found");
      assertEquals("polite", found.getAttribute("aria-live"));
      assertEquals("40 of 40 rows shown", found.innerText());
      page.locator("#find").focus();
      page.keyboard().type("shop-5.example.com");
      // Rows 5, 14 and 23 are from there; row 32 is too, but masked.
      assertEquals("3 of 40 rows shown", found.innerText());
      assertEquals(3, page.locator("#sample tbody.item:visible").count());
      page.locator("#find").fill("");
      page.locator("#by-class").focus();
      page.keyboard().type("unsc");
      assertEquals("10 of 40 rows shown", found.innerText());
      page.locator("#open-all").press("Enter");
      assertEquals(10, page.locator("#sample details[open]").count());
      assertQuiet(visit, calm);
    }
  }

  @Test
  void filtersFindHostileValuesToo() {
    try (Browser.Visit visit = visit(hostile)) {
      Page page = visit.page();
      int rows = page.locator("tbody.item").count();
      assertEquals(120, rows);
      page.locator("#find").fill("<script>window.taken");
      assertTrue(page.locator("#sample tbody.item:visible").count() > 0);
      assertQuiet(visit, hostile);
    }
  }

  @Test
  void theKeyboardFindsItsWayIn() {
    try (Browser.Visit visit = visit(calm)) {
      Page page = visit.page();
      page.keyboard().press("Tab");
      assertEquals("#main", page.evaluate("() => document.activeElement.getAttribute('href')"));
      assertTrue(page.locator(".skip").boundingBox().x >= 0, "the skip link shows itself");
      page.keyboard().press("Enter");
      assertEquals("main", page.evaluate("() => document.activeElement.id"));
    }
  }

  @Test
  void aPlaceInsideSomethingClosedIsOpened() {
    try (Browser.Visit visit = visit(calm)) {
      Page page = visit.page();
      assertFalse(page.locator("#figures").isVisible());
      page.evaluate("() => { location.hash = 'figures'; }");
      page.locator("#figures").waitFor();
      assertTrue(page.locator("#figures").isVisible());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axeFindsNothingSerious(ColorScheme scheme) throws IOException {
    // A few rows: what axe looks at grows with the square of the page.
    List<Path> files =
        List.of(
            file("few.html", ReportSamples.of(text -> text, 8)),
            file("few-hostile.html", ReportSamples.of(Attacks.instead(), 8)));
    // Each page in either scheme and either width: half of all that there are, for time.
    for (int i = 0; i < files.size(); i++) {
      int width = (i == 0) == (scheme == ColorScheme.LIGHT) ? 1280 : 400;
      NewContextOptions options =
          new NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
      try (Browser.Visit visit = browser.open(files.get(i), options)) {
        assertEquals(
            List.of(), Axe.faults(visit.page()), files.get(i) + " " + scheme + " " + width);
      }
    }
  }

  @Test
  void aNarrowPageDoesNotScrollSideways() {
    for (Path file : List.of(calm, hostile)) {
      try (Browser.Visit visit =
          browser.open(file, new NewContextOptions().setViewportSize(400, 800))) {
        visit
            .page()
            .evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        Object width = visit.page().evaluate("() => document.scrollingElement.scrollWidth");
        assertEquals(400, ((Number) width).intValue(), file.toString());
      }
    }
  }

  @Test
  void whoWantsLessMotionGetsNone() {
    for (ReducedMotion motion : ReducedMotion.values()) {
      try (Browser.Visit visit =
          browser.open(calm, new NewContextOptions().setReducedMotion(motion))) {
        assertEquals(
            motion == ReducedMotion.REDUCE ? "auto" : "smooth",
            visit
                .page()
                .evaluate("() => getComputedStyle(document.documentElement).scrollBehavior"));
      }
    }
  }

  @Test
  void printsEverythingWithHeadsRepeated() throws IOException {
    for (boolean scripts : new boolean[] {true, false}) {
      try (Browser.Visit visit =
              browser.open(calm, new NewContextOptions().setJavaScriptEnabled(scripts));
          PDDocument pdf =
              Loader.loadPDF(visit.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
        String text = new PDFTextStripper().getText(pdf);
        HEADINGS.forEach(heading -> assertTrue(text.contains(heading), heading));
        assertTrue(text.contains("matched entry a1b2c3d4e5f60718"), "evidence is open on paper");
        assertTrue(text.contains("not-comparable: flag"), "the policy's text is open on paper");
        assertFalse(text.contains("http"), "nothing on paper is an address");
        int pages = pdf.getNumberOfPages();
        assertTrue(text.contains("1 / " + pages) && text.contains(pages + " / " + pages));
        PDFTextStripper one = new PDFTextStripper();
        int heads = 0;
        for (int page = 1; page <= pages; page++) {
          one.setStartPage(page);
          one.setEndPage(page);
          String shown = one.getText(pdf);
          boolean hasItems = shown.contains("against the threshold");
          boolean hasHead =
              shown.replaceAll("\\s+", " ").contains("Item Verdict Class Reason Rule");
          assertTrue(hasHead || !hasItems, "page " + page + " has rows without their head");
          heads += hasItems ? 1 : 0;
        }
        assertTrue(heads > 2, "the sample covers several pages");
        assertEquals(List.of(calm.toUri().toString()), visit.requests());
      }
    }
  }

  @Test
  void theLargestReportOpens() throws IOException {
    Path file = file("largest.html", LargestReport.data());
    assertTrue(Files.size(file) <= HtmlFormat.MOST_BYTES);
    try (Browser.Visit visit = visit(file)) {
      assertEquals(HEADINGS, headings(visit.page()));
      assertQuiet(visit, file);
    }
  }

  /** The accessibility checks of axe-core. */
  private static final class Axe {
    static List<String> faults(Page page) throws IOException {
      try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
        page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
      page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
      Object found =
          page.evaluate(
              """
              async () => {
                const result = await axe.run(document, {resultTypes: ['violations']});
                return result.violations
                  .filter(v => v.impact === 'serious' || v.impact === 'critical')
                  .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n =>
                      n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | '));
              }""");
      List<String> faults = new ArrayList<>();
      ((List<?>) found).forEach(fault -> faults.add(String.valueOf(fault)));
      return faults;
    }
  }
}
