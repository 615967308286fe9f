package io.winnow.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Limits;
import io.winnow.core.ScreenText.Caption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CaptionsTest {
  /** One white pixel. */
  private static final String GIF =
      "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";

  private static ParsedDocument parse(String html) throws Exception {
    return DocumentParser.parse(
        html.getBytes(StandardCharsets.UTF_8),
        "text/html",
        "text/html; charset=utf-8",
        "http://a.example/",
        Limits.DEFAULT,
        (bytes, hint) -> 1);
  }

  @Test
  void titlesLabelsAndFigureCaptionsStandBesideTheirPicture() throws Exception {
    ParsedDocument page =
        parse(
            "<p>text</p><figure><a title=zz-link><img src=a.png title=zz-title aria-label=zz-label>"
                + "</a><figcaption>zz <b>caption</b></figcaption></figure>"
                + "<img src=b.png alt=zz-alt><figure><img src='"
                + GIF
                + "'><figcaption>zz embedded</figcaption></figure>");
    assertEquals(
        List.of(
            new Caption("zz-title zz-label zz-link zz caption", 0), new Caption("zz embedded", 1)),
        page.captions());
    for (String words : List.of("zz-title", "zz-label", "zz-link", "zz embedded", "zz-alt")) {
      assertTrue(page.fullText().contains(words), words);
    }
  }

  @Test
  void theFullTextHoldsDescriptionsAndMargins() throws Exception {
    ParsedDocument page =
        parse(
            "<head><title>zz-name</title><meta name=description content='zz-description'></head>"
                + "<nav>zz-nav</nav><p>text</p><footer>zz-foot</footer>");
    for (String words : List.of("zz-name", "zz-description", "zz-nav", "zz-foot")) {
      assertTrue(page.fullText().contains(words), words);
    }
  }

  @Test
  void manyPicturesWithOneLongCaptionCostLittle() throws Exception {
    String html =
        "<figure>"
            + "<img src=a.png><img src=b.png>".repeat(5000)
            + "<figcaption>"
            + "<i>zz words </i>".repeat(50_000)
            + "</figcaption></figure>";
    ParsedDocument page =
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> parse("<p>text" + html));
    assertEquals(1, page.captions().size());
    assertTrue(page.captions().get(0).text().length() <= 2000);
  }
}
