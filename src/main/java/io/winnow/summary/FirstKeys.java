package io.winnow.summary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Sums by key for keys that are few, unless somebody means ill: the first {@code most} in the order
 * of their names, and what the others add up to. A key that has been left out never comes back, so
 * that neither the order of rows nor that of merging makes a difference. Not thread-safe.
 *
 * @param <K> keys; values with equals
 * @param <S> sums
 */
final class FirstKeys<K, S extends Sum<S>> {
  private final int most;
  private final Supplier<S> nothing;
  private final K rest;
  private final Map<K, S> sums = new HashMap<>();
  private final TreeSet<K> names;

  /**
   * Sums of nothing.
   *
   * @param most how many keys are told apart, at least 1
   * @param names the order
   * @param rest the key that stands for all others
   * @param nothing makes a sum of nothing
   */
  FirstKeys(int most, Comparator<? super K> names, K rest, Supplier<S> nothing) {
    this.most = most;
    this.names = new TreeSet<>(names);
    this.rest = rest;
    this.nothing = nothing;
  }

  /** The sum to add to for a key. */
  S at(K key) {
    S sum = sums.get(key);
    if (sum != null) {
      return sum;
    }
    if (key.equals(rest)) {
      return sums.computeIfAbsent(rest, r -> nothing.get());
    }
    if (names.size() < most) {
      return begin(key);
    }
    K last = names.last();
    if (names.comparator().compare(key, last) > 0) {
      return at(rest);
    }
    names.remove(last);
    at(rest).add(Objects.requireNonNull(sums.remove(last)));
    return begin(key);
  }

  private S begin(K key) {
    names.add(key);
    S sum = nothing.get();
    sums.put(key, sum);
    return sum;
  }

  void add(FirstKeys<K, S> other) {
    other.sums.forEach((key, sum) -> at(key).add(sum));
  }

  /** All sums by key, that of the others too. */
  Map<K, S> sums() {
    return sums;
  }
}
