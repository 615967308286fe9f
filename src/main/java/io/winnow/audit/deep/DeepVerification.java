package io.winnow.audit.deep;

import java.util.List;

/**
 * What reading the clean tables again has shown.
 *
 * @param pictures whose digests and size were computed again
 * @param hashed those of them whose perceptual hashes were computed again
 * @param documents whose text fingerprint was computed again
 * @param faults sentences; empty if everything is as the tables say
 */
public record DeepVerification(long pictures, long hashed, long documents, List<String> faults) {
  public DeepVerification {
    faults = List.copyOf(faults);
  }

  public boolean holds() {
    return faults.isEmpty();
  }
}
