package io.winnow.report;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Texts that would take over a careless page: markup, handlers, style, comments, characters that
 * hide or reorder, and sheer length. What runs would set {@code window.taken}.
 */
public final class Attacks {
  public static final List<String> ALL =
      List.of(
          "<script>window.taken=1</script>",
          "</script><script>window.taken=1</script>",
          "\"><img src=x onerror=window.taken=1>",
          "' onmouseover='window.taken=1' x='",
          "\" autofocus onfocus=\"window.taken=1",
          "</style><style>*{display:none!important}</style>",
          "<style>@import url(https://evil.example.com/x.css)</style>",
          "<link rel=stylesheet href=https://evil.example.com/x.css>",
          "<!-- ",
          "--><svg onload=window.taken=1>",
          "<base href=https://evil.example.com/>",
          "<form action=https://evil.example.com/><button>x</button></form>",
          "<iframe srcdoc='<script>parent.taken=1</script>'>",
          "</td></tr></table></main></body></html>",
          "<meta http-equiv=refresh content='0;url=https://evil.example.com/'>",
          "javascript:window.taken=1",
          "data:text/html,<script>window.taken=1</script>",
          "https://evil.example.com/path?x=<b>&y=\"'",
          "www.evil.example.com",
          "${7*7}#{7*7}{{7*7}}@{7*7}$unsafe{7*7}@template.page()",
          "&lt;script&gt;window.taken=1&lt;/script&gt;&#x3C;",
          "invoice\u202Egnp.exe",
          "a\u200Bb\u2066c\u2069d\uFEFFe\u00ADf",
          "\uDB40\uDC41\uDB40\uDC42 tags",
          "lone \uD800 and \uDC00 halves",
          "\u0000\u0007\u001B[31m\r\n\t controls",
          "line\u2028separators\u2029here",
          "z\u0335\u0336\u0337\u0338".repeat(30),
          "http://\u05D0\u05D1\u05D2.example.com/\u05D3?\u0627",
          "http://xn--e1afmkfd.example.com/",
          "http://\u043F\u0440\u0438\u043C\u0435\u0440.example.com/",
          "https://long.example.com/" + "x".repeat(100_000),
          "\u202E".repeat(100_000),
          "=cmd()|' /C calc'!A0",
          "]]>,\"}]};window.taken=1//",
          "\u115F\u3164\u2800\uFE0F fillers");

  private Attacks() {}

  /** Puts one after the other in the place of what is said. */
  public static UnaryOperator<String> instead() {
    AtomicInteger next = new AtomicInteger();
    return said -> ALL.get(next.getAndIncrement() % ALL.size());
  }

  /** Puts the same one everywhere. */
  public static UnaryOperator<String> only(String attack) {
    return said -> attack;
  }
}
