package io.winnow.screen;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The screeners of one executor: a child for each task that leases one, and one warm spare.
 *
 * <p>Memory to plan for, beside the executor's own: for each task slot and once more for the spare
 * 1.25 × heap + 512 MiB, for one retry at a time half as much again, and as tmpfs whatever a record
 * and its parts may take. Safe for use by many threads; close it when no lease is left.
 */
public final class ScreenerPool implements AutoCloseable {
  /** After so many records a child is replaced. */
  static final int RECORDS = 20_000;

  private final ScreenerSetup setup;
  private final Budget budget;
  private final ChildStarter children;
  private final SandboxState sandbox;
  private final Path root;
  private final Watchdog watchdog = new Watchdog();
  private final SecureRandom random = new SecureRandom();
  private final Set<ChildProcess> live = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::endForGood, "screener-end");

  // Children die with the thread that started them (pdeathsig looks at threads, not processes), so
  // they are all started by one that lives as long as the pool.
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "screener-starter");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Children that no task has, the warmest first: one that has worked is worth seconds of
   * compiling. Never more than there were leases at once, and one.
   */
  private final Deque<Future<ChildProcess>> idle = new ArrayDeque<>();

  private boolean closed;

  /**
   * Prepares; no child is started yet.
   *
   * @param setup limits, models and folders; {@code scratch} must exist
   * @param hidden local files and folders that children must not see: lists, evidence, keys,
   *     outputs. What does not exist yet cannot be hidden
   * @throws ProblemsException if a sandbox is required and this machine does not permit one
   * @throws IOException if there is no scratch space
   */
  public static ScreenerPool open(ScreenerSetup setup, List<Path> hidden, SandboxMode mode)
      throws IOException {
    return new ScreenerPool(
        setup,
        hidden,
        required(mode, Sandbox.probe()),
        ChildCommand.ofApplication(),
        Budget.of(setup.limits()));
  }

  ScreenerPool(
      ScreenerSetup setup,
      List<Path> hidden,
      SandboxState sandbox,
      ChildCommand command,
      Budget budget)
      throws IOException {
    this.root = ScratchFolder.create(setup.scratch());
    this.setup = setup;
    this.sandbox = sandbox;
    this.budget = budget;
    this.children = new ChildStarter(setup, hidden, sandbox, command, root);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static SandboxState required(SandboxMode mode, SandboxState state) {
    if (mode == SandboxMode.REQUIRE && !state.isFull()) {
      throw new ProblemsException(
          Problem.of(
              "sandbox",
              "the policy requires a sandbox, which this machine does not permit (%s);"
                      .formatted(state.missing())
                  + " allow user namespaces, or say auto"));
    }
    return state;
  }

  /** What is around the children, for {@code run.json}. */
  public SandboxState sandbox() {
    return sandbox;
  }

  /**
   * Starts a child and waits until it is ready, models self-tested, so that what is wrong is known
   * before a shard is opened. The child stays as the warm spare.
   *
   * @throws IOException if it does not become ready, and why
   */
  public void prove() throws IOException {
    try {
      giveBack(start(budget, () -> false));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the screener started", e);
    }
  }

  /**
   * A screener for one task. Its first record starts or takes a child.
   *
   * @param cancelled asked ten times a second while a record is in the child; once it is true the
   *     child is killed and {@link Screener#screen} throws {@link InterruptedException}
   */
  public Screener lease(BooleanSupplier cancelled) {
    return new ChildScreener(this, cancelled);
  }

  ScreenerSetup setup() {
    return setup;
  }

  Budget budget() {
    return budget;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  SecureRandom random() {
    return random;
  }

  /** The warmest idle child, or a new one; and sees to it that another is waiting. */
  ChildProcess take(BooleanSupplier cancelled) throws IOException, InterruptedException {
    Future<ChildProcess> waiting;
    synchronized (this) {
      waiting = idle.pollFirst();
    }
    ChildProcess child = null;
    if (waiting != null) {
      try {
        child = ready(waiting, budget, cancelled);
      } catch (IOException e) {
        // An idle child that ended is no loss; if a new one does not start either, it is said.
      }
    }
    if (child == null) {
      child = start(budget, cancelled);
    }
    synchronized (this) {
      if (idle.isEmpty() && !closed) {
        idle.addLast(spawn(budget));
      }
    }
    return child;
  }

  /** A fresh child, alone with its budget. */
  ChildProcess start(Budget budget, BooleanSupplier cancelled)
      throws IOException, InterruptedException {
    Future<ChildProcess> spawned;
    synchronized (this) {
      if (closed) {
        throw new IOException("the screeners of this executor are closed");
      }
      spawned = spawn(budget);
    }
    return ready(spawned, budget, cancelled);
  }

  /** Keeps a child that a task no longer needs. */
  void giveBack(ChildProcess child) {
    synchronized (this) {
      if (!closed) {
        idle.addFirst(CompletableFuture.completedFuture(child));
        return;
      }
    }
    end(child);
  }

  void end(ChildProcess child) {
    child.close();
    live.remove(child);
  }

  /** Only the spawning needs the starter's thread; children get ready side by side. */
  private Future<ChildProcess> spawn(Budget budget) {
    return starter.submit(
        () -> {
          ChildProcess child = children.spawn(budget);
          live.add(child);
          return child;
        });
  }

  private ChildProcess ready(Future<ChildProcess> spawned, Budget budget, BooleanSupplier cancelled)
      throws IOException, InterruptedException {
    ChildProcess child;
    try {
      child = spawned.get();
    } catch (ExecutionException e) {
      throw new IOException("the screener could not be started: " + e.getMessage(), e.getCause());
    } catch (InterruptedException e) {
      var unused = starter.submit(() -> drop(spawned)); // Behind the start, on the same thread.
      throw e;
    }
    boolean ready = false;
    Watch watch = watchdog.watch(child, budget.toStart(), cancelled);
    try {
      if (!child.isReady()) {
        children.greet(child, budget);
      }
      ready = child.isAlive();
      if (!ready) {
        throw new IOException("the screener ended while it waited for work");
      }
      return child;
    } catch (IOException e) {
      watch.end();
      if (watch.wasCancelled()) {
        Thread.interrupted();
        throw new InterruptedException("the task was cancelled while the screener started");
      }
      throw e;
    } finally {
      watch.end();
      if (!ready) {
        end(child);
      }
    }
  }

  private void drop(Future<ChildProcess> spawned) {
    try {
      end(spawned.get());
    } catch (InterruptedException | ExecutionException e) {
      // There is no child to end.
    }
  }

  /** When the JVM ends: a task that still runs must not start another child. */
  private void endForGood() {
    synchronized (this) {
      closed = true;
    }
    endAll();
  }

  private void endAll() {
    live.forEach(this::end);
    ScratchFolder.remove(root);
  }

  /** Ends all children and wipes their scratch. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      idle.clear();
    }
    // Before the thread that started them ends: its death would kill what waits for them, and their
    // CPU time would be nobody's.
    live.forEach(this::end);
    starter.shutdown();
    try {
      // What is being spawned must be known before it can be ended.
      if (!starter.awaitTermination(10, TimeUnit.SECONDS)) {
        starter.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endAll();
    watchdog.close();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook has run or will.
    }
  }
}
