package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  /** Distances of the literature's usual examples (Damerau 1964, Levenshtein 1966). */
  @Test
  void countsEdits() {
    assertEquals(3, Suggestion.distance("kitten", "sitting"));
    assertEquals(2, Suggestion.distance("flaw", "lawn"));
    assertEquals(1, Suggestion.distance("exlcude", "exclude"));
    assertEquals(4, Suggestion.distance("", "four"));
    assertEquals(0, Suggestion.distance("same", "same"));
  }

  @Test
  void findsWhatIsNearAndNothingThatIsFar() {
    List<String> keys = List.of("max-age", "min-count", "match", "list");

    assertEquals(Optional.of("max-age"), Suggestion.nearest("maxAge", keys));
    assertEquals(Optional.of("max-age"), Suggestion.nearest("MAX_AGE", keys));
    assertEquals(Optional.of("match"), Suggestion.nearest("mtach", keys));
    assertEquals(Optional.empty(), Suggestion.nearest("sandbox", keys));
    assertEquals(Optional.empty(), Suggestion.nearest("", keys));
    assertEquals(Optional.empty(), Suggestion.nearest("l".repeat(1_000_000), keys));
  }
}
