package io.winnow.evidence.cybertip;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who reports, as the user's file says: a properties file in UTF-8. */
public final class Reporter {
  private final Map<Key, Visible> values;

  private Reporter(Map<Key, Visible> values) {
    this.values = values;
  }

  /** What the file may say. */
  enum Key {
    FIRST_NAME(100, false),
    LAST_NAME(100, false),
    EMAIL(255, false),
    PHONE(50, false),
    COMPANY_TEMPLATE(3000, true),
    TERMS_OF_SERVICE(3000, true),
    LEGAL_URL(2083, false);

    private final int longest;
    private final boolean hasLines;

    Key(int longest, boolean hasLines) {
      this.longest = longest;
      this.hasLines = hasLines;
    }

    /** As in the file: {@code first-name}. */
    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Key> byId(String id) {
      return Arrays.stream(values()).filter(key -> key.id().equals(id)).findFirst();
    }
  }

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+");
  private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

  /**
   * Reads the file.
   *
   * @param file its name, for messages
   * @throws ProblemsException with all that is wrong with it
   */
  public static Reporter parse(String file, byte[] content) {
    List<Problem> problems = new ArrayList<>();
    Map<Key, Visible> values = new EnumMap<>(Key.class);
    Once properties = load(file, content);
    for (String twice : properties.twice) {
      problems.add(problem(file, twice, "stands twice"));
    }
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      Optional<Key> key = Key.byId(name);
      if (key.isEmpty()) {
        problems.add(problem(file, name, "is not a key of it; there are " + keys()));
      } else {
        check(file, key.get(), properties.getProperty(name).strip(), values, problems);
      }
    }
    if (!properties.containsKey(Key.EMAIL.id())) {
      problems.add(problem(file, Key.EMAIL.id(), "is needed: the service asks for it"));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new Reporter(values);
  }

  private static void check(
      String file, Key key, String text, Map<Key, Visible> values, List<Problem> problems) {
    Visible value = key.hasLines ? Visible.ofLines(text) : Visible.of(text);
    if (text.isEmpty()) {
      problems.add(problem(file, key.id(), "is empty; fill it or leave it out"));
    } else if (value.written() > 0) {
      problems.add(
          problem(
              file,
              key.id(),
              "holds %,d characters that cannot be seen or cannot stand in XML"
                  .formatted(value.written())));
    } else if (value.text().length() > key.longest) {
      problems.add(
          problem(
              file,
              key.id(),
              "has %,d characters; %,d are the most".formatted(text.length(), key.longest)));
    } else if (key == Key.EMAIL && !EMAIL.matcher(text).matches()) {
      problems.add(problem(file, key.id(), "is no e-mail address such as reports@example.org"));
    } else if (key == Key.LEGAL_URL && !WEB.matcher(text).matches()) {
      problems.add(problem(file, key.id(), "is no address such as https://example.org/legal"));
    }
    values.put(key, value);
  }

  private static Once load(String file, byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      Once properties = new Once();
      properties.load(new StringReader(text));
      return properties;
    } catch (CharacterCodingException e) {
      throw new ProblemsException(Problem.of(file, "is not UTF-8 text"));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          Problem.of(file, "has a broken \\uXXXX; write the character itself"));
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
  }

  private static Problem problem(String file, String key, String message) {
    return new Problem(file, 0, 0, HitNotes.fact(Visible.of(key).text()), message);
  }

  private static String keys() {
    return Arrays.stream(Key.values()).map(Key::id).collect(Collectors.joining(", "));
  }

  Optional<Visible> value(Key key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Shows nothing: it holds a person's name and address. */
  @Override
  public String toString() {
    return "Reporter";
  }

  /** Properties that notice keys given twice; the JDK's take the last in silence. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient List<String> twice = new ArrayList<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      Object before = super.put(key, value);
      if (before != null) {
        twice.add(String.valueOf(key));
      }
      return before;
    }
  }
}
