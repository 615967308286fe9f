package io.winnow.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b",
        "it's",
        "$HOME `id` \\ \"x\" \\\\",
        "wow! '!'",
        "a;b|c&d>e",
        "$(id)",
        "~"
      })
  void aShellReadsBackWhatWasMeant(String text) throws IOException {
    assertEquals(text, printed(Shell.word(text)));
    assertEquals(text, printed(Shell.quoted(text)));
    assertEquals("<" + text + ">", printed("\"<" + Shell.inQuotes(text) + ">\""));
  }

  private static String printed(String word) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "printf %s " + word).start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
