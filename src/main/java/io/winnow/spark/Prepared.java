package io.winnow.spark;

import io.winnow.bind.Bound;
import io.winnow.bind.SkipSet;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.LoadedList;
import io.winnow.proof.TokenKey;
import io.winnow.run.Plan;
import io.winnow.screen.ScreenerPool;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What is known before the output folder is touched.
 *
 * @param screeners null for a job that reads no payload
 * @param skip what is not to be read; null where the policy names nothing
 * @param skipNames what the pre-screened index calls a unit's shard, by the shard's path
 */
record Prepared(
    Bound bound,
    TokenKey key,
    Plan plan,
    @Nullable ScreenerPool screeners,
    @Nullable SkipSet skip,
    Map<String, String> skipNames) {

  /** How payloads are kept apart, as the manifest says it. */
  String sandbox() {
    return screeners == null ? "not needed: no payload is read" : screeners.sandbox().toString();
  }

  /** Writes down what the lists were, so that the next run sees a step back. */
  void rememberLists(Optional<String> listState, Configuration configuration) {
    if (listState.isPresent()) {
      try {
        ListStates.write(
            listState.get(),
            bound.lists().values().stream().map(LoadedList::state).toList(),
            configuration);
      } catch (IOException e) {
        // Before the first shard: after the last one it would make a good run look like a failed
        // one.
        throw new ProblemsException(
            Problem.of(listState.get(), "the list state cannot be written: " + Openings.reason(e)));
      }
    }
  }
}
