package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.DamagedException;
import io.winnow.run.RunDirectory;
import io.winnow.spark.PolicyFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the private half of the evidence key is. */
final class EvidenceKeyOption {
  @Option(
      names = "--evidence-key",
      paramLabel = "FILE",
      defaultValue = "${env:WINNOW_EVIDENCE_KEY}",
      description = {
        "The private half of the key that evidence is sealed to (default: the file that",
        "WINNOW_EVIDENCE_KEY names). Evidence that is read leaves an audit line in the run."
      })
  private @Nullable String file;

  /**
   * The key, if one is named.
   *
   * @param run whose evidence it is to open
   * @throws ProblemsException if it is none, or is not the run's
   */
  Optional<OpeningKey> key(RunDirectory run) throws IOException {
    if (file == null) {
      return Optional.empty();
    }
    OpeningKey key;
    try {
      key =
          OpeningKey.parse(
              new String(PolicyFiles.read(file, "an evidence key"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(Problem.of(file, String.valueOf(e.getMessage())));
    }
    String sealedTo;
    try {
      sealedTo = run.plan().evidenceKeyId();
    } catch (DamagedException | NoSuchFileException | FileNotFoundException e) {
      return Optional.of(key); // The verifier says what is wrong with the plan.
    }
    if (sealedTo == null && file.equals(System.getenv("WINNOW_EVIDENCE_KEY"))) {
      return Optional.empty(); // It is there for other runs; nobody has named it for this one.
    }
    if (!key.id().equals(sealedTo)) {
      throw new ProblemsException(
          Problem.of(
              file,
              sealedTo == null
                  ? "opens nothing: the evidence of this run is not sealed; leave it out"
                  : "is key %s; the evidence of this run is sealed to key %s"
                      .formatted(key.id(), sealedTo)));
    }
    return Optional.of(key);
  }
}
