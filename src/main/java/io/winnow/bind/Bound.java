package io.winnow.bind;

import io.winnow.list.LoadedList;
import io.winnow.policy.Policy;
import io.winnow.proof.seal.SealingKey;
import io.winnow.spi.ImageModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy with everything it names. Immutable and shared by all tasks of a JVM.
 *
 * @param policy the policy
 * @param lists its lists, by id, in policy order
 * @param models the models its rules name, by id, in policy order
 * @param evidenceKey what evidence is sealed to; empty where it is written plain
 * @param reviews the decisions it names
 */
public record Bound(
    Policy policy,
    Map<String, LoadedList> lists,
    Map<String, ImageModel> models,
    Optional<SealingKey> evidenceKey,
    SignedReviews reviews) {
  public Bound {
    lists = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    models = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(models));
  }

  /** The labels that each model sums where a rule names none. */
  public Map<String, List<String>> unsafeLabels() {
    return models.values().stream()
        .collect(Collectors.toMap(ImageModel::id, ImageModel::unsafeLabels));
  }
}
