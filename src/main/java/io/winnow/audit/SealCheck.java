package io.winnow.audit;

import io.winnow.core.ProblemsException;
import io.winnow.core.TableFile;
import io.winnow.policy.Policy;
import io.winnow.proof.seal.SealException;
import io.winnow.proof.seal.SealedFile;
import io.winnow.run.Plan;
import io.winnow.run.RunDirectory;
import io.winnow.table.Tables;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether evidence is sealed where the policy seals it, to the key of the plan, and nothing else is
 * sealed: a sealed file's rows are not looked at without the key. Needs no key.
 */
final class SealCheck {
  private final RunDirectory directory;
  private final Plan plan;

  SealCheck(RunDirectory directory, Plan plan) {
    this.directory = directory;
    this.plan = plan;
  }

  /** What is not so, as sentences. */
  List<String> faults(List<TableFile> files) {
    List<String> faults = new ArrayList<>();
    policy().ifPresent(faults::add);
    for (TableFile file : files) {
      boolean expected =
          plan.evidenceKeyId() != null && file.table().equals(Tables.EVIDENCE.name());
      if (RunDirectory.isSealed(file.name()) != expected) {
        faults.add(
            "changed: %s is %s, the plan says otherwise"
                .formatted(Verifier.path(file), expected ? "not sealed" : "sealed"));
      } else if (expected) {
        key(file).ifPresent(faults::add);
      }
    }
    return faults;
  }

  private Optional<String> policy() {
    try {
      boolean seals =
          Policy.parse(plan.policy(), "policy of the run").evidence().sealTo().isPresent();
      return seals == (plan.evidenceKeyId() != null)
          ? Optional.empty()
          : Optional.of(
              "changed: the policy %s evidence, the plan %s a key to seal it to"
                  .formatted(seals ? "seals" : "does not seal", seals ? "lacks" : "has"));
    } catch (ProblemsException e) {
      return Optional.empty(); // The verifier says that it cannot be read.
    }
  }

  private Optional<String> key(TableFile file) {
    try (SeekableByteChannel channel = directory.table(file.table()).channel(file.name())) {
      String id = SealedFile.keyId(channel);
      return id.equals(plan.evidenceKeyId())
          ? Optional.empty()
          : Optional.of(
              "changed: %s is sealed to key %s, the plan says %s"
                  .formatted(Verifier.path(file), id, plan.evidenceKeyId()));
    } catch (SealException e) {
      return Optional.of("changed: " + Verifier.path(file) + " " + e.getMessage());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // That it cannot be read at all was said before.
    }
  }
}
