package io.winnow.cli;

import io.winnow.core.Algorithm;
import io.winnow.core.Digests;
import io.winnow.core.Fingerprint;
import io.winnow.core.ImageMeasurement;
import io.winnow.core.Limits;
import io.winnow.core.Measurement;
import io.winnow.core.PixelHash;
import io.winnow.policy.Policy;
import io.winnow.screen.Screener;
import io.winnow.screen.ScreenerPool;
import io.winnow.spark.PolicyFiles;
import io.winnow.spark.Screeners;
import io.winnow.spi.PixelHasher;
import io.winnow.spi.PixelHashers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the fingerprints of files. */
@Command(
    name = "fingerprint",
    mixinStandardHelpOptions = true,
    description = {
      "Print the digests of files and, of pictures, PDQ.",
      "Tab-separated: MD5, SHA-1, SHA-256, PDQ, its quality (0-100), media type; behind the file's",
      "name, for each hasher of a plug-in: its algorithm, fingerprint and quality.",
      "Files are decoded in the screener, as in a run."
    })
final class FingerprintCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Local files.")
  private List<Path> files = List.of();

  @Option(
      names = {"-p", "--policy"},
      paramLabel = "POLICY",
      description = "Take limits and sandbox from this policy (default: the documented limits).")
  private @Nullable String policyFile;

  @SuppressWarnings("NullAway.Init")
  FingerprintCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("md5\tsha1\tsha256\tpdq\tquality\tmedia_type\tunscannable\tfile");
    try (ScreenerPool pool = pool();
        Screener screener = pool.lease(() -> false)) {
      for (Path file : files) {
        byte[] bytes = LocalFiles.read(file, limits());
        Digests digests = LocalFiles.digests(bytes);
        Measurement measured = LocalFiles.measure(screener, bytes, file);
        ImageMeasurement image = measured.image();
        Optional<PixelHash> pdq = Optional.ofNullable(image).flatMap(i -> i.hash(Algorithm.PDQ));
        out.println(
            String.join(
                "\t",
                digests.md5().hex(),
                digests.sha1().hex(),
                digests.sha256().hex(),
                pdq.flatMap(PixelHash::upright).map(Fingerprint::hex).orElse(""),
                pdq.filter(hash -> hash.fingerprint() != null)
                    .map(hash -> Integer.toString(hash.quality()))
                    .orElse(""),
                measured.mediaType(),
                measured.whyUnscannable().map(r -> r.id()).orElse(""),
                file + others(image)));
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  /** What hashers of plug-ins say, as their lists write it. */
  private static String others(@Nullable ImageMeasurement image) {
    StringBuilder others = new StringBuilder();
    for (PixelHash hash : image == null ? List.<PixelHash>of() : image.hashes()) {
      Optional<PixelHasher> hasher = PixelHashers.installed().of(hash.algorithm());
      if (!hash.algorithm().equals(Algorithm.PDQ)
          && hash.fingerprint() != null
          && hasher.isPresent()) {
        others
            .append('\t')
            .append(hash.algorithm())
            .append('\t')
            .append(hasher.get().format(hash.upright().orElseThrow()))
            .append('\t')
            .append(hash.quality());
      }
    }
    return others.toString();
  }

  private Limits limits() {
    return policyFile == null ? Limits.DEFAULT : policy(policyFile).limits();
  }

  private ScreenerPool pool() throws IOException {
    return policyFile == null
        ? Screeners.pool(Limits.DEFAULT, List.of())
        : Screeners.pool(policy(policyFile), List.of(), List.of());
  }

  private static Policy policy(String file) {
    return Policy.parse(PolicyFiles.read(file, "a policy"), file);
  }
}
