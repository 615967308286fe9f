package io.winnow.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildCommandTest {
  /** Nothing else of its options: a child has its own heap, its own folders and no agents. */
  @Test
  void aChildCompilesAsFarAsItsParentAndTakesNothingElseFromIt() {
    assertEquals(
        List.of("-XX:TieredStopAtLevel=1"),
        ChildCommand.compiler(
            List.of("-Xmx9g", "-XX:TieredStopAtLevel=1", "-javaagent:x.jar", "-Dzz=1")));
    assertEquals(List.of(), ChildCommand.compiler(List.of("-Xmx9g", "-XX:+UseSerialGC")));
    List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
    List<String> arguments =
        new ChildCommand(List.of(Path.of("a.jar")), "Main", "Factory")
            .arguments(1 << 20, Path.of("/scratch"));
    assertTrue(arguments.containsAll(ChildCommand.compiler(own)), arguments::toString);
    assertEquals(List.of("-cp", "a.jar", "Main", "Factory"), tail(arguments));
  }

  private static List<String> tail(List<String> all) {
    return all.subList(all.size() - 4, all.size());
  }
}
