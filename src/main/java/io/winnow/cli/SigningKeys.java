package io.winnow.cli;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.proof.SigningKey;
import io.winnow.spark.PolicyFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the key to sign with: in a file, or in the environment. */
final class SigningKeys {
  static final String VARIABLE = "WINNOW_SIGNING_KEY";

  private SigningKeys() {}

  /** The environment, as of {@link System#getenv(String)}. */
  @FunctionalInterface
  interface Environment {
    @Nullable String value(String variable);

    static Environment of(Map<String, String> variables) {
      return variables::get;
    }
  }

  /**
   * The key.
   *
   * @param file where it is, if the user says so
   * @throws ProblemsException if there is none, or it is none; the message never quotes a key
   */
  static SigningKey find(Optional<String> file, Environment environment) {
    if (file.isPresent()) {
      return read(file.get());
    }
    String value = environment.value(VARIABLE);
    if (value == null || value.isBlank()) {
      throw new ProblemsException(
          Problem.of(
              "--key",
              "is needed: the private key's file, or the key itself in the environment variable "
                  + VARIABLE));
    }
    if (value.contains("-----BEGIN")) {
      return parse(value, VARIABLE);
    }
    try {
      return read(value);
    } catch (ProblemsException e) {
      // Not with what stands there: it may be a key that was pasted without its first line.
      throw new ProblemsException(
          Problem.of(VARIABLE, "neither holds a private key in PEM nor names the file of one"));
    }
  }

  private static SigningKey read(String file) {
    return parse(new String(PolicyFiles.read(file, "a signing key"), StandardCharsets.UTF_8), file);
  }

  private static SigningKey parse(String pem, String where) {
    try {
      return SigningKey.parse(pem);
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(Problem.of(where, String.valueOf(e.getMessage())));
    }
  }
}
