package io.winnow.evidence;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Who reads evidence, and what for: what the audit line says.
 *
 * @param who the user's name as the system knows it
 * @param why in the user's words
 * @param command what was asked, such as {@code draft cybertip}
 * @param facts figures of the question; never an entry, a hash or an address
 */
public record Reading(String who, String why, String command, Map<String, String> facts) {
  public Reading {
    Objects.requireNonNull(who);
    Objects.requireNonNull(why);
    Objects.requireNonNull(command);
    facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    if (why.isBlank()) {
      throw new IllegalArgumentException("evidence is not read without saying why");
    }
  }
}
