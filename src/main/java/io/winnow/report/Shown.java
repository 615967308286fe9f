package io.winnow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from data as it may be shown: what cannot be seen, reorders text or hides in it is named,
 * addresses are no addresses any more, and long text is cut in its middle. Says nothing of markup:
 * whoever writes it escapes it.
 *
 * @param pieces at most {@link #MOST_SHOWN} visible characters
 * @param characters how many the text had
 * @param cut whether some of them are left out
 */
public record Shown(List<Piece> pieces, long characters, boolean cut) {
  /** Longer text is cut in its middle. */
  public static final int MOST_SHOWN = 200;

  private static final int TAIL = 70;

  /** Marks on one letter; more of them would cover the lines around. */
  private static final int MOST_MARKS = 2;

  private static final Pattern WEB = Pattern.compile("(?i)h(tt)(?=ps?:)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]{0,30}):(//)?([^/?#]*)(.*)");

  public Shown {
    pieces = List.copyOf(pieces);
  }

  /**
   * A run of characters.
   *
   * @param text what is shown
   * @param named whether it is the name of something that cannot be shown, such as {@code ⟨U+202E⟩}
   */
  public record Piece(String text, boolean named) {}

  /** Any text. */
  public static Shown text(String text) {
    return text(text, MOST_SHOWN);
  }

  /** The same with another bound. */
  public static Shown text(String text, int most) {
    return visible(noScheme(text), most);
  }

  /**
   * An address: {@code hxxps://example[.]com/path}. Its host is in its ASCII form, and it cannot be
   * followed by mistake.
   */
  public static Shown url(String url, int most) {
    return visible(defanged(url), most);
  }

  /** A host in its ASCII form (punycode), as far as it has one. */
  public static Shown host(String host) {
    return text(Hosts.ascii(host), MOST_SHOWN);
  }

  /** As a plain string, for formats without markup. */
  public String plain() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }

  private static String noScheme(String text) {
    return text.indexOf(':') < 0 ? text : WEB.matcher(text).replaceAll("hxx");
  }

  static String defanged(String url) {
    Matcher parts = ADDRESS.matcher(url);
    if (!parts.matches()) {
      return noScheme(url);
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String rest = noScheme(parts.group(4));
    if (parts.group(2) == null) {
      return scheme + "[:]" + noScheme(parts.group(3)) + rest; // javascript:, data:, mailto:
    }
    String safe = scheme.replaceFirst("^http", "hxxp").replaceFirst("^ftp", "fxp");
    return safe + "://" + Hosts.ascii(parts.group(3)).replace(".", "[.]") + rest;
  }

  private static Shown visible(String text, int most) {
    if (text.length() <= most && isPlain(text)) { // Nearly all of what is shown.
      List<Piece> piece = text.isEmpty() ? List.of() : List.of(new Piece(text, false));
      return new Shown(piece, text.length(), false);
    }
    int characters = text.codePointCount(0, text.length());
    if (text.length() <= 2 * most) {
      List<Piece> cells = cells(text);
      boolean fits = width(cells) <= most;
      return new Shown(fits ? joined(cells) : elided(cells, cells, most), characters, !fits);
    }
    // Of a long text the ends are looked at alone: no cell is narrower than a character.
    List<Piece> head = cells(text.substring(0, most));
    List<Piece> tail = cells(text.substring(text.length() - most));
    return new Shown(elided(head, tail, most), characters, true);
  }

  /** Whether all of it is ASCII that can be seen. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  /** One for each character, or for each run of one that cannot be shown. */
  private static List<Piece> cells(String text) {
    List<Piece> cells = new ArrayList<>();
    int[] points = text.codePoints().toArray();
    int marks = 0;
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      marks = isMark(point) ? marks + 1 : 0;
      boolean named = Invisible.is(point) || marks > MOST_MARKS;
      if (!named) {
        cells.add(new Piece(Character.toString(point), false));
        continue;
      }
      int same = 1;
      while (i + same < points.length && points[i + same] == point) {
        same++;
      }
      cells.add(new Piece(name(point, same), true));
      i += same - 1;
    }
    return cells;
  }

  private static int width(List<Piece> cells) {
    return cells.stream().mapToInt(cell -> cell.text().length()).sum();
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static String name(int point, int times) {
    String hex = Integer.toHexString(point).toUpperCase(Locale.ROOT);
    String name = "⟨U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    return times == 1 ? name + "⟩" : name + " ×" + times + "⟩";
  }

  /** As many cells from the start of one and the end of the other as fit around an ellipsis. */
  private static List<Piece> elided(List<Piece> head, List<Piece> tail, int most) {
    int end = most * TAIL / MOST_SHOWN;
    List<Piece> kept = new ArrayList<>();
    int used = 1;
    for (Piece cell : head) {
      used += cell.text().length();
      if (used > most - end) {
        break;
      }
      kept.add(cell);
    }
    int from = tail.size();
    for (int left = end; from > 0 && left >= tail.get(from - 1).text().length(); from--) {
      left -= tail.get(from - 1).text().length();
    }
    kept.add(new Piece("…", true));
    kept.addAll(tail.subList(from, tail.size()));
    return joined(kept);
  }

  private static List<Piece> joined(List<Piece> cells) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (Piece cell : cells) {
      if (!cell.named()) {
        plain.append(cell.text());
        continue;
      }
      flush(plain, pieces);
      pieces.add(cell);
    }
    flush(plain, pieces);
    return pieces;
  }

  private static void flush(StringBuilder plain, List<Piece> pieces) {
    if (!plain.isEmpty()) {
      pieces.add(new Piece(plain.toString(), false));
      plain.setLength(0);
    }
  }
}
