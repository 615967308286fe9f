package io.winnow.document;

import com.carrotsearch.labs.langid.LangIdV3;
import java.util.Locale;

/** Says in which language a text is; langid's model of 97 languages, loaded when first used. */
final class Languages {
  static final String UNKNOWN = "und";

  /** Under this many letters a page's own word is worth more than statistics. */
  private static final int SHORT = 60;

  private static final int SAMPLE = 4000;

  /** A classifier keeps counters, so there is one a thread; the model behind them is shared. */
  private static final ThreadLocal<LangIdV3> CLASSIFIER = ThreadLocal.withInitial(LangIdV3::new);

  private Languages() {}

  /**
   * The language of a text.
   *
   * @param declared what the document says, such as {@code de-AT}, or empty; used for short texts
   * @return an ISO 639-1 code or {@code und}
   */
  static String of(String text, String declared) {
    int letters = 0;
    int end = 0;
    while (end < text.length() && letters < SAMPLE) {
      letters += Character.isLetter(text.charAt(end++)) ? 1 : 0;
    }
    // A letter of a script without an alphabet says more than one of an alphabet.
    boolean ideographic = letters > 0 && isIdeographic(text, end);
    if (letters < (ideographic ? SHORT / 4 : SHORT)) {
      return code(declared);
    }
    String language = CLASSIFIER.get().classify(text.subSequence(0, end), false).getLangCode();
    return language.length() == 2 ? language : UNKNOWN;
  }

  private static boolean isIdeographic(String text, int end) {
    return text.substring(0, end)
        .codePoints()
        .anyMatch(
            c -> {
              Character.UnicodeScript script = Character.UnicodeScript.of(c);
              return script == Character.UnicodeScript.HAN
                  || script == Character.UnicodeScript.HIRAGANA
                  || script == Character.UnicodeScript.HANGUL;
            });
  }

  private static String code(String declared) {
    String code = declared.strip().toLowerCase(Locale.ROOT);
    return code.matches("[a-z]{2}([-_].{0,32})?") ? code.substring(0, 2) : UNKNOWN;
  }
}
