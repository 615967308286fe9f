package io.winnow.cli;

import io.winnow.spark.Plugins;
import io.winnow.spi.PluginJars;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what is plugged in. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    description = {
      "List the plug-ins: Winnow's own, and those of the jars that --plugins names.",
      "Tab-separated: kind, id, version, where from (winnow, or the jar and its SHA-256)."
    })
final class PluginsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  PluginsCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Plugins.Installed one : Plugins.all()) {
      String from =
          PluginJars.of(one.plugin()).map(jar -> jar.name() + " " + jar.sha256()).orElse("winnow");
      out.println(String.join("\t", one.kind(), one.plugin().id(), one.plugin().version(), from));
    }
    out.flush();
    return ExitCode.DONE;
  }
}
