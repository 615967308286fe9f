package io.winnow.list.index;

import io.winnow.core.EntryStatus;
import java.util.Comparator;

/**
 * What many entries have in common.
 *
 * @param holder who keeps the list, or empty
 * @param owner the member who submitted the entry, or empty
 * @param category as the holder writes it, or empty
 * @param mediaType {@code image}, {@code video} or {@code text}, or empty
 * @param status active or disputed, or one that is gone
 * @param anonymous whether it has no id: its value is its key
 * @param confidence 0–100, or -1 where it is not said
 */
public record Profile(
    String holder,
    String owner,
    String category,
    String mediaType,
    EntryStatus status,
    boolean anonymous,
    int confidence)
    implements Comparable<Profile> {
  private static final Comparator<Profile> ORDER =
      Comparator.comparing(Profile::holder)
          .thenComparing(Profile::owner)
          .thenComparing(Profile::category)
          .thenComparing(Profile::mediaType)
          .thenComparing(Profile::status)
          .thenComparing(Profile::anonymous)
          .thenComparing(Profile::confidence);

  @Override
  public int compareTo(Profile other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "profile:(hidden)";
  }
}
