package io.winnow.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.run.FolderCopy;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A copy of a made run, for somebody to lay hands on. */
final class CopiedRun {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final Path out;

  CopiedRun(Path original, Path copy) throws IOException {
    out = copy;
    FolderCopy.of(original, copy);
  }

  Path at(String path) {
    return out.resolve(path);
  }

  RunDirectory directory() throws IOException {
    return new RunDirectory(RunLocation.of(out.toString(), Optional.empty(), Optional.empty()));
  }

  /** Replaces the first occurrence of what is there. */
  void edit(String path, String regex, String by) throws IOException {
    String text = Files.readString(at(path));
    String edited = text.replaceFirst(regex, by);
    assertTrue(!text.equals(edited), () -> regex + " is not in " + path);
    Files.writeString(at(path), edited);
  }

  /** Edits a paper as a tree. */
  void editTree(String path, Consumer<ObjectNode> by) throws IOException {
    ObjectNode tree = (ObjectNode) MAPPER.readTree(at(path).toFile());
    by.accept(tree);
    Files.write(at(path), MAPPER.writeValueAsBytes(tree));
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(at(path).getParent());
    Files.writeString(at(path), text);
  }

  List<String> faults() throws IOException {
    return MadeRun.verified(directory()).faults();
  }

  /** Verify says so in a sentence with these pieces. */
  void isSeen(String... pieces) throws IOException {
    List<String> faults = faults();
    assertTrue(
        faults.stream().anyMatch(fault -> Stream.of(pieces).allMatch(fault::contains)),
        () -> "no fault with " + List.of(pieces) + " in " + faults);
  }
}
