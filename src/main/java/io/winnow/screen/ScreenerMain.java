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

  /**
   * The folder that the parent gave; null until then, and nothing is wiped on a guess. Guarded by
   * the class.
   */
  private static @Nullable Path scratch;

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
        new ParentLink(new FileInputStream(FileDescriptor.in), frames, () -> end(0));
    parent.start();
    ScreenerMain main = new ScreenerMain(parent);
    new Thread(null, () -> main.run(args[0]), "screener", STACK_BYTES).start();
  }

  /** From here on something may be written there; never again once the process is ending. */
  private static synchronized void work(Path folder) {
    scratch = folder;
  }

  /**
   * The way out of both threads; it does not return. The parent may be gone, and with it whoever
   * would wipe the scratch folder.
   *
   * <p>A parent that is killed sends two threads here: the one that reads its pipe, and the one
   * that writes to it. The first wipes and the other waits; when each ended the process by itself,
   * the one ended it in the middle of the other's wiping.
   */
  private static synchronized void end(int status) {
    try {
      Path folder = scratch;
      if (folder != null) {
        Thread impatient = new Thread(() -> haltAfter(WIPE_MILLIS, status), "end");
        impatient.setDaemon(true);
        impatient.start();
        // A record, or the opening of models, may still be writing there.
        ScratchFolder.close(folder);
      }
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  private static void haltAfter(long millis, int status) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      // Then at once.
    }
    Runtime.getRuntime().halt(status);
  }

  private void run(String factory) {
    int status = 1;
    try {
      Setup setup = parent.awaitSetup();
      work(setup.setup().scratch());
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
      end(status);
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
