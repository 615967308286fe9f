package io.winnow.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the key of sealed lists is. */
final class ListKeyOption {
  @Option(
      names = "--list-key",
      paramLabel = "FILE",
      description =
          "File with the key of sealed lists (default: the environment variable WINNOW_LIST_KEY may"
              + " hold the key itself).")
  private @Nullable String listKey;

  Optional<String> file() {
    return Optional.ofNullable(listKey);
  }
}
