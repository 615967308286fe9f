package io.winnow.score.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxNativesTests {
  private static final String LINUX = "linux-x64";

  @ParameterizedTest
  @ValueSource(strings = {"linux-x64", "linux-aarch64", "osx-aarch64"})
  void pinnedDigestsAreThoseOfTheRuntimeOnTheClassPath(String platform) throws IOException {
    Map<String, String> libraries = OnnxNatives.pinned(platform);
    assertEquals(2, libraries.size());
    for (Map.Entry<String, String> library : libraries.entrySet()) {
      String name = "native/" + platform + '/' + library.getKey();
      try (InputStream in = OrtEnvironment.class.getResourceAsStream(name)) {
        assertEquals(library.getValue(), Sha256.of(in.readAllBytes()), name);
      }
    }
  }

  @Test
  void manyUnpackersAtOnceLeaveWholeFilesAndNothingElse(@TempDir Path folder) throws Exception {
    int count = 6;
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CyclicBarrier start = new CyclicBarrier(count);
    Callable<Path> unpacker =
        () -> {
          start.await();
          Path own = OnnxNatives.unpack(folder, LINUX);
          assertIntact(own); // From the moment that an unpacker returns.
          return own;
        };
    List<Future<Path>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(threads.submit(unpacker));
    }
    Set<Path> folders = new HashSet<>();
    for (Future<Path> result : results) {
      folders.add(result.get());
    }
    threads.shutdown();
    assertEquals(1, folders.size());
    assertEquals(OnnxNatives.pinned(LINUX).keySet(), names(folders.iterator().next()));
  }

  @Test
  void filesThatAreThereAreUsedAgain(@TempDir Path folder) throws IOException {
    Path library = OnnxNatives.unpack(folder, LINUX).resolve("libonnxruntime4j_jni.so");
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(library, longAgo);
    OnnxNatives.unpack(folder, LINUX);
    assertEquals(longAgo, Files.getLastModifiedTime(library));
  }

  @Test
  void filesThatAreDamagedAreReplaced(@TempDir Path folder) throws IOException {
    Path own = OnnxNatives.unpack(folder, LINUX);
    Path library = own.resolve("libonnxruntime4j_jni.so");
    byte[] bytes = Files.readAllBytes(library);
    bytes[bytes.length / 2] ^= 1;
    Files.write(library, bytes);
    OnnxNatives.unpack(folder, LINUX);
    assertIntact(own);
  }

  @Test
  void aLinkThatLiesThereIsReplacedNotFollowed(@TempDir Path folder) throws IOException {
    Path own = OnnxNatives.unpack(folder, LINUX);
    Path library = own.resolve("libonnxruntime4j_jni.so");
    Path elsewhere = folder.resolve("elsewhere.so");
    Files.move(library, elsewhere);
    Files.createSymbolicLink(library, elsewhere);
    OnnxNatives.unpack(folder, LINUX);
    assertFalse(Files.isSymbolicLink(library));
    assertTrue(Files.exists(elsewhere));
  }

  @Test
  void aPlatformWithoutLibrariesIsAProblemThatNamesIt(@TempDir Path folder) {
    ProblemsException problem =
        assertThrows(ProblemsException.class, () -> OnnxNatives.unpack(folder, "plan9-mips"));
    assertTrue(problem.getMessage().contains("plan9-mips"), problem.getMessage());
  }

  private static void assertIntact(Path own) throws IOException {
    for (Map.Entry<String, String> library : OnnxNatives.pinned(LINUX).entrySet()) {
      assertEquals(library.getValue(), Sha256.of(own.resolve(library.getKey())));
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
