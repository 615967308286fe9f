package io.winnow.summary;

/**
 * What can be added up.
 *
 * @param <S> of what it is a sum
 */
interface Sum<S> {
  /** Adds another one, which is not to be used any more. */
  void add(S other);
}
