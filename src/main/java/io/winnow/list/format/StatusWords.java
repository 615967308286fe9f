package io.winnow.list.format;

import io.winnow.core.EntryStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a holder's words for the state of an entry mean.
 *
 * @param meanings by word in lower case
 */
record StatusWords(Map<String, EntryStatus> meanings) {
  /** Our own words: active, disputed, withdrawn, deleted. */
  static final StatusWords OWN = own();

  StatusWords {
    meanings = Map.copyOf(meanings);
  }

  /**
   * Reads lines such as {@code under review=disputed}.
   *
   * @param lines the first is not looked at
   */
  static Optional<StatusWords> read(String[] lines) {
    Map<String, EntryStatus> meanings = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int equals = lines[i].lastIndexOf('=');
      EntryStatus status =
          equals < 1 ? null : OWN.meanings.get(lines[i].substring(equals + 1).strip());
      if (status == null) {
        return Optional.empty();
      }
      meanings.put(key(lines[i].substring(0, equals)), status);
    }
    return Optional.of(new StatusWords(meanings));
  }

  /** Empty for a word whose meaning nobody said. */
  Optional<EntryStatus> of(String word) {
    return Optional.ofNullable(meanings.get(key(word)));
  }

  private static String key(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private static StatusWords own() {
    Map<String, EntryStatus> own = new HashMap<>();
    for (EntryStatus status : EntryStatus.values()) {
      own.put(status.id(), status);
    }
    return new StatusWords(own);
  }
}
