package io.winnow.spark;

import io.winnow.run.Plan;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor must know of a job. It travels in the task's closure as JSON text, so it holds
 * no secret: keys and lists are read from where they lie.
 *
 * @param nonce tells this application's files from those of any other
 * @param policy canonical text of the policy
 * @param policyFolder what relative list paths are taken from, as a URI
 * @param listSha256 hex digest of each list file, by list id
 * @param tokenKey location of the token key
 * @param tokenKeyId what the key must be
 * @param evidenceKeyId what the key that evidence is sealed to must be; null where it is plain
 * @param listKey location of the key of sealed lists, or empty: the executor's environment may hold
 *     it
 * @param location where the files go
 * @param kind what it does
 * @param skipSha256 hex digest of what the policy's {@code skip:} names; null where it names
 *     nothing
 * @param decisionsSha256 hex digest of the decisions file; null where none are to be applied
 * @param today ISO 8601: the day that decisions expire by, UTC
 * @param plugins the plug-in jars
 * @param attempts how often a unit is tried before it counts as failed
 */
record JobSpec(
    String nonce,
    String policy,
    String policyFolder,
    Map<String, String> listSha256,
    String tokenKey,
    String tokenKeyId,
    @Nullable String evidenceKeyId,
    String listKey,
    RunLocation location,
    RunKind kind,
    @Nullable String skipSha256,
    @Nullable String decisionsSha256,
    String today,
    List<PluginFiles.Located> plugins,
    int attempts) {

  static JobSpec of(
      Plan plan,
      CleanRequest request,
      String policyFolder,
      List<PluginFiles.Located> plugins,
      String nonce,
      LocalDate today,
      int attempts) {
    Map<String, String> sha256 = new java.util.TreeMap<>();
    plan.lists().forEach(list -> sha256.put(list.id(), list.sha256()));
    return new JobSpec(
        nonce,
        plan.policy(),
        policyFolder,
        sha256,
        request.tokenKey(),
        plan.tokenKeyId(),
        plan.evidenceKeyId(),
        request.listKey().orElse(""),
        plan.location(),
        plan.kind(),
        plan.skip() == null ? null : plan.skip().sha256(),
        plan.decisions() == null ? null : plan.decisions().sha256(),
        today.toString(),
        plugins,
        attempts);
  }
}
