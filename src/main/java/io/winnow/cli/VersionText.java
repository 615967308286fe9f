package io.winnow.cli;

import io.winnow.spark.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"winnow " + Versions.tool()};
  }
}
