package io.winnow.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.run.Owner;
import io.winnow.run.Plan;
import io.winnow.run.RunBusyException;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunKind;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningsTest {
  @TempDir Path folder;

  private RunDirectory directory(String evidence) throws IOException {
    return new RunDirectory(
        RunLocation.of(folder.resolve("run").toString(), Optional.empty(), Optional.of(evidence)));
  }

  private static void open(RunDirectory directory, CleanRequest.Existing existing)
      throws IOException {
    Plan plan =
        new Plan(
            1,
            "t",
            RunKind.CLEAN,
            "p",
            "d",
            "",
            "k",
            null,
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            Plan.SeriesStamp.FIRST,
            directory.location(),
            List.of());
    Owner owner = Openings.open(directory, plan, existing, "0123456789ab", Clock.systemUTC());
    owner.close();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Path openToAll(Path path) throws IOException {
    Files.createDirectories(path);
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void anEvidenceFolderThatWasThereIsClosedToOthersBeforeAnythingRuns() throws IOException {
    Path evidence = openToAll(folder.resolve("evidence"));
    Path skip = openToAll(folder.resolve("run/skip"));
    RunDirectory directory = directory(evidence.toString());
    open(directory, CleanRequest.Existing.REFUSE);
    assertEquals("rwx------", mode(evidence));
    assertEquals("rwx------", mode(skip));
    openToAll(evidence);
    open(directory, CleanRequest.Existing.RESUME);
    assertEquals("rwx------", mode(evidence));
  }

  @Test
  void aFolderThatIsRefusedStaysAsItWas() throws IOException {
    Path evidence = openToAll(folder.resolve("evidence"));
    Files.writeString(evidence.resolve("mine.txt"), "x");
    assertThrows(
        RunBusyException.class,
        () -> open(directory(evidence.toString()), CleanRequest.Existing.REFUSE));
    assertEquals("rwxr-xr-x", mode(evidence));
  }

  @Test
  void aFileInPlaceOfATableIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(folder.resolve("run/images"), "x");
    String message =
        assertThrows(
                RunBusyException.class,
                () ->
                    open(
                        directory(folder.resolve("evidence").toString()),
                        CleanRequest.Existing.REFUSE))
            .getMessage();
    assertTrue(message.contains("there is a file where a folder should be"), message);
  }
}
