package io.winnow.screen;

import io.winnow.core.Measurement;
import io.winnow.core.PartGate;
import io.winnow.core.Reason;
import io.winnow.screen.ParentLink.Request;
import io.winnow.screen.ParentLink.Setup;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The screener process: reads its setup, opens the factory named as its only argument, and takes
 * one record apart at a time until its input ends.
 *
 * <p>Standard output belongs to the frames; whatever else prints goes nowhere. This class may end
 * the process.
 */
public final class ScreenerMain {
  /** Deep enough for documents that nest; the same on every platform, so that verdicts are. */
  private static final long STACK_BYTES = 16L << 20;

  private static final int NOT_READY = 4;
  private static final long WIPE_MILLIS = 2000;

  /** The folder that the parent gave; null until then, and nothing is wiped on a guess. */
  private static final AtomicReference<@Nullable Path> SCRATCH = new AtomicReference<>();

  private final ParentLink parent;

  private ScreenerMain(ParentLink parent) {
    this.parent = parent;
  }

  /** Started by the parent alone. */
  public static void main(String[] args) {
    OutputStream frames = new FileOutputStream(FileDescriptor.out);
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.setErr(System.out);
    System.setIn(new ByteArrayInputStream(new byte[0]));
    ParentLink parent =
        new ParentLink(new FileInputStream(FileDescriptor.in), frames, ScreenerMain::end);
    parent.start();
    ScreenerMain main = new ScreenerMain(parent);
    new Thread(null, () -> main.run(args[0]), "screener", STACK_BYTES).start();
  }

  /** The parent is gone, and with it whoever would wipe the scratch folder. */
  private static void end() {
    Path scratch = SCRATCH.get();
    if (scratch == null) {
      Runtime.getRuntime().halt(0);
      return;
    }
    Thread impatient = new Thread(() -> haltAfter(WIPE_MILLIS), "end");
    impatient.setDaemon(true);
    impatient.start();
    try {
      // A record, or the opening of models, may still be writing there.
      ScratchFolder.close(scratch);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void haltAfter(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // Then at once.
    }
    Runtime.getRuntime().halt(0);
  }

  private void run(String factory) {
    int status = 1;
    try {
      Setup setup = parent.awaitSetup();
      SCRATCH.set(setup.setup().scratch());
      Screener screener = open(factory, setup);
      if (screener == null) {
        status = NOT_READY;
        return;
      }
      parent.ready(setup);
      while (true) {
        serve(parent.awaitRequest(), screener, setup.setup());
      }
    } catch (IOException | InterruptedException e) {
      // The pipe is broken: nobody is left to tell.
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  private @Nullable Screener open(String factory, Setup setup) throws IOException {
    try {
      return Class.forName(factory)
          .asSubclass(ScreenerFactory.class)
          .getConstructor()
          .newInstance()
          .open(setup.setup());
    } catch (Throwable e) { // Nothing of any record is in the message yet.
      parent.notReady(setup, e.toString());
      return null;
    }
  }

  private void serve(Request request, Screener screener, ScreenerSetup setup) throws IOException {
    FrameOutput.Body result = null;
    Reason failure = Reason.PARSE_FAILED;
    boolean error = false;
    try {
      List<Measurement> measurements = screener.screen(request.task(), gate(request));
      boolean spent = measurements.stream().anyMatch(ScreenerMain::followsAnError);
      result = new ResultWriter(setup).write(measurements, spent);
    } catch (StackOverflowError e) {
      failure = Reason.STACK_LIMIT;
      error = true;
    } catch (OutOfMemoryError e) {
      failure = Reason.MEMORY_LIMIT; // Of direct memory or threads: of heap, the process has ended.
      error = true;
    } catch (Error e) {
      error = true;
    } catch (Exception e) {
      // Messages of parsers quote what they parse: nothing of it leaves this process.
    }
    ScratchFolder.empty(setup.scratch());
    if (result != null) {
      parent.result(request, result);
    } else {
      parent.failed(request, failure, error);
    }
  }

  /** A screener that survived an Error by itself still wants to be replaced. */
  private static boolean followsAnError(Measurement measurement) {
    Reason reason = measurement.unscannable();
    return reason == Reason.STACK_LIMIT || reason == Reason.MEMORY_LIMIT;
  }

  private PartGate gate(Request request) {
    return (part, bytes) -> {
      try {
        return parent.offer(request, part, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while asking");
      }
    };
  }
}
