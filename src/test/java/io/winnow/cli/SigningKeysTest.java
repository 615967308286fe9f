package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import io.winnow.proof.SigningKey;
import io.winnow.proof.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private final SigningKey.Pair pair = SigningKey.generate();

  private static SigningKey find(Optional<String> file, String value) {
    return SigningKeys.find(file, SigningKeys.Environment.of(Map.of(SigningKeys.VARIABLE, value)));
  }

  private void isThePairs(SigningKey key) {
    assertEquals(VerifyingKey.parse(pair.publicPem()).id(), key.publicKey().id());
  }

  @Test
  void theEnvironmentHoldsTheKeyOrNamesItsFile(@TempDir Path folder) throws IOException {
    String file = Files.writeString(folder.resolve("k"), pair.privatePem()).toString();
    isThePairs(find(Optional.empty(), pair.privatePem()));
    isThePairs(find(Optional.empty(), file));
    String other = SigningKey.generate().privatePem();
    isThePairs(find(Optional.of(file), other));
  }

  @Test
  void withoutOneItSaysWhereToPutIt() {
    refuses(() -> find(Optional.empty(), " "), "--key: is needed", SigningKeys.VARIABLE);
  }

  /** Without its first line a key looks like the name of a file, which messages show elsewhere. */
  @Test
  void aKeyThatWasPastedWronglyIsNotShown() {
    String body = pair.privatePem().lines().skip(1).findFirst().orElseThrow();
    ProblemsException e =
        refuses(() -> find(Optional.empty(), body), SigningKeys.VARIABLE + ": neither holds");
    assertFalse(String.valueOf(e.getMessage()).contains(body));
    String broken = "-----BEGIN PRIVATE KEY-----\nzz" + body;
    e = refuses(() -> find(Optional.empty(), broken), SigningKeys.VARIABLE + ": is no private key");
    assertFalse(String.valueOf(e.getMessage()).contains(body));
  }

  private static ProblemsException refuses(Runnable task, String... pieces) {
    ProblemsException e = assertThrows(ProblemsException.class, task::run);
    for (String piece : pieces) {
      assertTrue(String.valueOf(e.getMessage()).contains(piece), e.getMessage());
    }
    return e;
  }
}
