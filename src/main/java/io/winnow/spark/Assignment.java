package io.winnow.spark;

import io.winnow.run.Unit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a task is given: a unit, and by which name its executor finds what of it is to be skipped.
 *
 * @param unit what to do
 * @param skipName what the pre-screened index calls its shard; null if it names no record of it
 */
record Assignment(Unit unit, @Nullable String skipName) {
  Assignment {
    Objects.requireNonNull(unit);
  }
}
