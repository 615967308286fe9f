package io.winnow.spark;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.ListState;
import io.winnow.run.Locations;
import io.winnow.run.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** The file that remembers what each list was at its last use. */
final class ListStates {
  private ListStates() {}

  /** What each list was; empty if there is no such file yet. */
  static Map<String, ListState> read(String location, Configuration configuration) {
    Map<String, ListState> states = new LinkedHashMap<>();
    try {
      if (!Store.at(PolicyFiles.folderOf(location), configuration).exists(name(location))) {
        return states;
      }
    } catch (IOException e) {
      throw new ProblemsException(Problem.of(location, "cannot be looked at"));
    }
    byte[] text = PolicyFiles.read(location, "a list state file", configuration);
    int line = 0;
    for (String entry : new String(text, StandardCharsets.UTF_8).lines().toList()) {
      line++;
      if (!entry.isBlank() && !entry.startsWith("#")) {
        ListState state = ListState.parse(entry).orElse(null);
        if (state == null) {
          throw new ProblemsException(
              new Problem(
                  location, line, 1, null, "is no list state; restore the file or remove it"));
        }
        states.put(state.id(), state);
      }
    }
    return states;
  }

  /** Adds or replaces these lists' states; other lists' stay. */
  static void write(String location, List<ListState> used, Configuration configuration)
      throws IOException {
    Map<String, ListState> states = read(location, configuration);
    used.forEach(state -> states.put(state.id(), state));
    StringBuilder text = new StringBuilder();
    states.values().forEach(state -> text.append(state.format()).append('\n'));
    Store.at(PolicyFiles.folderOf(location), configuration)
        .replace(name(location), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String name(String location) {
    String uri = Locations.absolute(location);
    return uri.substring(uri.lastIndexOf('/') + 1);
  }
}
