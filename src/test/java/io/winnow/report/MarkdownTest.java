package io.winnow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void textHasNoMarkupHtmlOrCell() {
    assertEquals("\\*a\\* \\_b\\_ \\`c\\`", Markdown.text("*a* _b_ `c`"));
    assertEquals("\\<img src=x onerror=y\\>", Markdown.text("<img src=x onerror=y>"));
    assertEquals("a \\| b", Markdown.text("a | b"));
    assertEquals("\\!\\[x\\](y) \\&amp; \\$1\\$", Markdown.text("![x](y) &amp; $1$"));
    assertEquals("\\\\\\[", Markdown.text("\\["));
  }

  @Test
  void nothingBecomesALinkByItself() {
    assertEquals("hxxps\\://a.example/x", Markdown.text("https://a.example/x"));
    assertEquals("www\\.a.example", Markdown.text("www.a.example"));
    assertEquals("ftp\\://a.example", Markdown.text("ftp://a.example"));
    assertEquals("a\\@b.example", Markdown.text("a@b.example"));
    assertEquals("mailto\\:a \\:smile\\:x of: 1", Markdown.text("mailto:a :smile:x of: 1"));
  }

  @Test
  void nothingBeginsABlock() {
    assertEquals("\\# x", Markdown.text("# x"));
    assertEquals("\\- x", Markdown.text("- x"));
    assertEquals("1\\. x", Markdown.text("1. x"));
    assertEquals("12\\) x", Markdown.text("12) x"));
    assertEquals("0.1.0 - b. c", Markdown.text("0.1.0 - b. c"));
  }

  @Test
  void aLineStaysALineAndIsBounded() {
    String broken = Markdown.text("a\n\n# b\u202ec");
    assertFalse(broken.contains("\n"));
    assertFalse(broken.contains("\u202e"));
    assertTrue(Markdown.text("x".repeat(10_000)).length() < 300);
  }

  @Test
  void codeHoldsNoBacktick() {
    assertEquals("`ab`", Markdown.code("ab"));
    assertThrows(IllegalArgumentException.class, () -> Markdown.code("a`b"));
  }
}
