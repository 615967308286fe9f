package io.winnow.document;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Knows which attributes of which elements hold the address of a picture. */
final class PictureAttributes {
  private static final Set<String> META =
      Set.of(
          "og:image",
          "og:image:url",
          "og:image:secure_url",
          "twitter:image",
          "twitter:image:src",
          "image",
          "thumbnail",
          "thumbnailurl",
          "msapplication-tileimage",
          "sailthru.image.full",
          "sailthru.image.thumb",
          "parsely-image-url");

  private static final Set<String> BACKGROUND =
      Set.of("body", "table", "td", "th", "tr", "thead", "tbody", "tfoot");

  /** Lazy loaders each have their own name for the address. */
  private static final Pattern LAZY =
      Pattern.compile(
          "data-.*(src|image|img|original|lazy|thumb|full|large|bg|background|poster|photo|picture|url|hi-?res|zoom).*");

  private static final Pattern PICTURE_NAME =
      Pattern.compile("(?i).+\\.(jpe?g|png|gif|webp|avif|bmp|svg|tiff?|ico|heic|jxl)([?#].*)?");

  private PictureAttributes() {}

  /** True if the attribute holds one address of a picture. */
  static boolean isAddress(Element element, String tag, String name, String value) {
    if (name.startsWith("data-")) {
      return LAZY.matcher(name).matches() && looksLikeAddress(tag, value);
    }
    return switch (name) {
      case "src" ->
          switch (tag) {
            case "img", "image", "amp-img", "amp-anim" -> true;
            case "input" -> element.attr("type").strip().equalsIgnoreCase("image");
            case "embed", "source" -> PICTURE_NAME.matcher(value).matches();
            default -> false;
          };
      case "href", "xlink:href" ->
          switch (tag) {
            case "image", "feimage" -> true;
            case "link" -> isPictureLink(element);
            default -> false;
          };
      case "lowsrc", "dynsrc" -> tag.equals("img");
      case "poster" -> tag.equals("video") || tag.equals("amp-video");
      case "background" -> BACKGROUND.contains(tag);
      case "content" -> tag.equals("meta") && isPictureMeta(element);
      case "data" -> tag.equals("object") && isPictureObject(element, value);
      default -> false;
    };
  }

  /** True if the attribute holds several addresses with descriptors. */
  static boolean isSrcset(String name) {
    return name.endsWith("srcset");
  }

  private static boolean looksLikeAddress(String tag, String value) {
    if (value.length() > 8192 || value.indexOf('{') >= 0 || value.isBlank()) {
      return false;
    }
    boolean picture = PICTURE_NAME.matcher(value).matches();
    return picture || (tag.equals("img") && (value.startsWith("http") || value.startsWith("/")));
  }

  private static boolean isPictureLink(Element link) {
    String rel = link.attr("rel").toLowerCase(Locale.ROOT);
    return rel.contains("icon")
        || rel.contains("image_src")
        || rel.contains("apple-touch-startup-image")
        || (rel.contains("preload") && link.attr("as").equalsIgnoreCase("image"));
  }

  private static boolean isPictureMeta(Element meta) {
    for (String name : new String[] {"property", "name", "itemprop"}) {
      if (META.contains(meta.attr(name).strip().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPictureObject(Element object, String value) {
    return object.attr("type").strip().toLowerCase(Locale.ROOT).startsWith("image/")
        || PICTURE_NAME.matcher(value).matches();
  }
}
