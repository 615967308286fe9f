package io.winnow.report.html;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Chromium, by Debian's package: Playwright's own browsers are downloads of their own. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("WINNOW_CHROMIUM", "/usr/bin/chromium"));

  /** In ms; other work on the machine is no fault of the page. */
  private static final double PATIENCE = 300_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  Browser() {
    assertTrue(
        Files.isExecutable(CHROMIUM),
        "there is no Chromium at "
            + CHROMIUM
            + ", and the report is only as good as a browser shows it: apt-get install chromium,"
            + " or name one in WINNOW_CHROMIUM");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setTimeout(PATIENCE)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** Opens a file from disk, and writes down whatever happens. */
  Visit open(Path file, com.microsoft.playwright.Browser.NewContextOptions options) {
    BrowserContext context = chromium.newContext(options.setOffline(true));
    context.setDefaultTimeout(PATIENCE);
    Visit visit = new Visit(context, new ArrayList<>(), new ArrayList<>());
    context.onRequest(request -> visit.requests().add(request.url()));
    context.onDialog(
        dialog -> {
          visit.faults().add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    context.onConsoleMessage(
        message -> {
          if (!message.type().equals("log")) {
            visit.faults().add("console " + message.type() + ": " + message.text());
          }
        });
    context.onWebError(error -> visit.faults().add("error: " + error.error()));
    Page page = context.newPage();
    page.onPopup(popup -> visit.faults().add("popup: " + popup.url()));
    page.navigate(file.toUri().toString());
    return visit;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }

  /**
   * A page, and what it did.
   *
   * @param context the only one with this page
   * @param requests addresses that were asked for
   * @param faults dialogs, console messages, errors, popups
   */
  record Visit(BrowserContext context, List<String> requests, List<String> faults)
      implements AutoCloseable {
    Page page() {
      return context.pages().get(0);
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
