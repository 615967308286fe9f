package io.winnow.spark;

import io.winnow.bind.SkipSet;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.TableFile;
import io.winnow.policy.Policy;
import io.winnow.policy.Position;
import io.winnow.policy.SkipSpec;
import io.winnow.run.Locations;
import io.winnow.run.Manifest;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Finds and reads what a policy's {@code skip:} names. */
final class SkipFiles {
  private static final String SUFFIX = ".parquet";

  private final SkipSpec spec;
  private final String location;
  private final Configuration configuration;

  private SkipFiles(SkipSpec spec, String folder, Configuration configuration) {
    this.spec = spec;
    this.location = PolicyFiles.resolve(folder, spec.path());
    this.configuration = configuration;
  }

  /** Some files of one folder. */
  private record Files(Store store, List<String> names) {}

  /**
   * Reads it; null if the policy names nothing.
   *
   * @param folder the policy's
   * @throws ProblemsException at the policy's position, if it is not what a pre-screen leaves
   */
  static @Nullable SkipSet read(Policy policy, String folder, Configuration configuration) {
    return policy.skip().map(s -> new SkipFiles(s, folder, configuration).read()).orElse(null);
  }

  private SkipSet read() {
    try {
      Files files = files();
      return SkipSet.read(files.store(), files.names());
    } catch (IOException e) {
      throw problem("cannot be read: " + Openings.reason(e));
    }
  }

  /** A pre-screen's OUT, its skip folder, or one file of it. */
  private Files files() throws IOException {
    String absolute = Locations.absolute(location);
    Store parent = Store.at(PolicyFiles.folderOf(absolute), configuration);
    String name = absolute.substring(absolute.lastIndexOf('/') + 1);
    if (parent.files("").stream().anyMatch(file -> file.name().equals(name))) {
      return new Files(parent, List.of(name));
    }
    Store store = Store.at(absolute, configuration);
    if (store.names("").contains(RunLocation.META)) {
      return ofRun(absolute);
    }
    List<String> names =
        store.files("").stream()
            .map(Store.StoredFile::name)
            .filter(n -> n.endsWith(SUFFIX) && !n.startsWith(".") && !n.startsWith("_"))
            .toList();
    if (names.isEmpty()) {
      throw problem("is neither a pre-screen's output, nor its skip folder, nor a file of it");
    }
    return new Files(store, names);
  }

  private Files ofRun(String out) throws IOException {
    RunDirectory run =
        new RunDirectory(RunLocation.of(out, Optional.empty(), Optional.empty()), configuration);
    if (!run.hasPlan() || run.plan().kind() != RunKind.PRESCREEN) {
      throw problem("is the output of another job than a pre-screen");
    }
    if (!run.out().exists(RunDirectory.MANIFEST)) {
      throw problem("is a pre-screen that has not ended; go on with it by prescreen --resume");
    }
    Manifest manifest = run.manifest();
    List<TableFile> live =
        manifest.files().stream().filter(file -> file.table().equals("skip")).toList();
    Store store = run.table("skip");
    for (TableFile file : live) {
      String sha256;
      try (var in = store.open(file.name())) {
        sha256 = RunDirectory.sha256(in);
      }
      if (!sha256.equals(file.sha256())) {
        throw problem("is not what the pre-screen wrote: skip/" + file.name() + " has changed");
      }
    }
    return new Files(store, live.stream().map(TableFile::name).toList());
  }

  private ProblemsException problem(String what) {
    Position at = spec.at();
    return new ProblemsException(
        new Problem(at.file(), at.line(), at.column(), "skip", spec.path() + " " + what));
  }
}
