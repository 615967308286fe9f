package io.winnow.spark;

import io.winnow.run.Gate;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks for: where, how many, how fast. What is kept is the policy's business.
 *
 * @param inputs shards: files, folders, globs
 * @param inputsFrom a file that lists more of them
 * @param policy location of the policy
 * @param location where the files go
 * @param tokenKey location of the token key
 * @param listKey location of the key of sealed lists; if none, the environment may hold it
 * @param kind what it does
 * @param existing what to do if the output folder is not empty
 * @param listState location of the file that remembers each list's last use
 * @param gates what share of a run may be excluded, and still be a success
 * @param plugins locations of plug-in jars, or of folders that hold them
 * @param previous run directory of the run before this one in a series
 * @param attempts how often a unit is tried before it counts as failed
 */
public record CleanRequest(
    List<String> inputs,
    Optional<String> inputsFrom,
    String policy,
    RunLocation location,
    String tokenKey,
    Optional<String> listKey,
    RunKind kind,
    Existing existing,
    Optional<String> listState,
    List<Gate> gates,
    List<String> plugins,
    Optional<String> previous,
    int attempts) {

  public CleanRequest {
    inputs = List.copyOf(inputs);
    gates = List.copyOf(gates);
    plugins = List.copyOf(plugins);
    if (attempts < 1) {
      throw new IllegalArgumentException("a unit is tried at least once");
    }
  }

  /** What to do with a run that lies in the output folder already. */
  public enum Existing {
    REFUSE,
    RESUME,
    OVERWRITE
  }
}
