package io.winnow.screen;

import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.ScreenTask;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Runs in the child and does what the payload says: {@code verb argument}. */
public final class HostileFactory implements ScreenerFactory {
  @Override
  public Screener open(ScreenerSetup setup) throws IOException {
    Files.writeString(setup.scratch().resolve("opened"), "x");
    return new Hostile(setup);
  }

  private static final class Hostile implements Screener {
    private final ScreenerSetup setup;
    private int records;

    Hostile(ScreenerSetup setup) {
      this.setup = setup;
    }

    @Override
    public List<Measurement> screen(ScreenTask task, PartGate gate) throws IOException {
      records++;
      String[] words = new String(task.bytes(), StandardCharsets.UTF_8).split(" ", 2);
      String argument = words.length > 1 ? words[1] : "";
      Files.writeString(setup.scratch().resolve("content"), "left over");
      switch (words[0]) {
        case "echo" -> {
          return List.of(Measurement.other(0, "echo/" + argument));
        }
        case "count" -> {
          return List.of(Measurement.other(0, "count/" + records));
        }
        case "parts" -> {
          return parts(Integer.parseInt(argument), gate);
        }
        case "die-in-parts-once" -> {
          List<Measurement> measured = parts(2, gate);
          dieOnce(Path.of(argument));
          return measured;
        }
        case "busy" -> {
          for (long i = 0; ; i++) {
            if (i == Long.MIN_VALUE) {
              throw new IllegalStateException();
            }
          }
        }
        case "sleep" -> {
          if (!argument.isEmpty()) {
            Files.writeString(Path.of(argument), "asleep");
          }
          while (true) {
            LockSupport.parkNanos(1_000_000_000L);
          }
        }
        case "memory" -> {
          List<byte[]> hoard = new ArrayList<>();
          while (true) {
            hoard.add(new byte[1 << 20 | hoard.size()]);
          }
        }
        case "stack" -> descend(0);
        case "exit" -> System.exit(Integer.parseInt(argument));
        case "throw" -> throw new IllegalStateException("zz-listed-term");
        case "die" -> die();
        case "die-once" -> dieOnce(Path.of(argument));
        case "noise" -> {
          System.out.println("noise");
          System.err.println("noise");
        }
        case "raw-noise" -> {
          try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write("noise on the frames' own stream".getBytes(StandardCharsets.UTF_8));
          }
        }
        case "child" -> new ProcessBuilder("sleep", "600").inheritIO().start();
        case "read" -> Files.readAllBytes(Path.of(argument));
        case "list" -> {
          try (var files = Files.list(Path.of(argument))) {
            if (files.findAny().isEmpty()) {
              throw new IOException("empty");
            }
          }
        }
        case "connect" -> {
          int port = Integer.parseInt(argument);
          new Socket(InetAddress.getLoopbackAddress(), port).close();
        }
        case "scratch" -> {
          // Only what this record itself wrote may be there.
          try (var files = Files.list(setup.scratch())) {
            return List.of(Measurement.other(0, "files/" + files.count()));
          }
        }
        case "env" -> {
          return List.of(Measurement.other(0, "env/" + System.getenv().size()));
        }
        default -> throw new IllegalArgumentException();
      }
      return List.of(Measurement.other(0, "did/" + words[0]));
    }

    private static List<Measurement> parts(int count, PartGate gate) {
      List<Measurement> measured = new ArrayList<>(List.of(Measurement.other(0, "parts/all")));
      for (int part = 1; part <= count; part++) {
        if (gate.offer(part, new byte[] {(byte) part}) == PartGate.Answer.MEASURE) {
          measured.add(Measurement.other(part, "parts/one"));
        }
      }
      return measured;
    }

    @SuppressWarnings("InfiniteRecursion") // That is its purpose.
    private static int descend(int depth) {
      return descend(depth + 1) + 1;
    }

    private static void dieOnce(Path marker) throws IOException {
      if (!Files.exists(marker)) {
        Files.writeString(marker, "x");
        die();
      }
    }

    /** As {@code kill -9} from outside would end it: without a word. */
    private static void die() {
      Runtime.getRuntime().halt(137);
    }

    @Override
    public void close() {}
  }
}
