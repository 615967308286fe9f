package io.winnow.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param state of the run, as its manifest says
 * @param signature {@code unsigned, unauthenticated}: nobody vouches for the manifest itself;
 *     {@code signed, unauthenticated}: somebody does, but no trusted key says who; {@code
 *     authenticated}
 * @param units with a receipt
 * @param files checked
 * @param unopened those of them that are sealed, and there was no key: of these, what lies on disk
 *     was checked, but not their rows
 * @param rows checked
 * @param bytes checked
 * @param faults sentences: what is missing, changed, extra or does not add up; empty if nothing
 */
public record Verification(
    String state,
    String signature,
    long units,
    long files,
    long unopened,
    long rows,
    long bytes,
    List<String> faults) {
  public Verification {
    faults = List.copyOf(faults);
  }

  public boolean holds() {
    return faults.isEmpty();
  }
}
