package io.winnow.spark;

import io.winnow.list.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads whatever has a name, while it has one: files of some folders as they come and grow, and the
 * pages of Spark's interface while there is one.
 */
final class Spy implements AutoCloseable {
  private static final List<String> PAGES =
      List.of(
          "/jobs/",
          "/jobs/job/?id=0",
          "/stages/",
          "/stages/stage/?id=0&attempt=0",
          "/storage/",
          "/environment/",
          "/executors/",
          "/executors/threadDump/?executorId=driver",
          "/metrics/json/",
          "/api/v1/applications");
  private static final List<String> OF_APPLICATION =
      List.of("/jobs", "/stages?details=true", "/allexecutors", "/environment", "/storage/rdd");
  private static final Pattern ID = Pattern.compile("\"id\" : \"([^\"]+)\"");

  private final Secrets secrets;
  private final List<Path> roots;
  private final Predicate<Path> excepted;
  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Map<Path, List<Object>> seen = new HashMap<>();
  private final Map<Path, Set<String>> leaks = new HashMap<>();
  private final Set<String> pageLeaks = new ConcurrentSkipListSet<>();
  private final Set<String> pages = new ConcurrentSkipListSet<>();
  private final Set<Path> files = new HashSet<>();
  private final List<Thread> threads;
  private volatile boolean ended;

  Spy(Secrets secrets, List<Path> roots, Predicate<Path> excepted, int port) {
    this.secrets = secrets;
    this.roots = roots;
    this.excepted = excepted;
    this.port = port;
    // What was there before is nobody's secret of now.
    look(false);
    this.threads = List.of(new Thread(this::watch, "files"), new Thread(this::browse, "pages"));
    threads.forEach(Thread::start);
  }

  private void watch() {
    while (!ended) {
      look(true);
      LockSupport.parkNanos(3_000_000);
    }
  }

  private void look(boolean read) {
    for (Path root : roots) {
      try {
        Files.walkFileTree(root, new Look(read));
      } catch (IOException e) {
        // A folder that went away meanwhile; the next round sees what is left.
      }
    }
  }

  private final class Look extends SimpleFileVisitor<Path> {
    private final boolean read;

    Look(boolean read) {
      this.read = read;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
      List<Object> state = List.of(about.size(), about.lastModifiedTime());
      // Whoever opens a file before it is unlinked sees what it gets later. It must get nothing as
      // long as it has a name.
      boolean isNew = about.size() > 0 && !state.equals(seen.put(file, state));
      if (isNew && read && about.isRegularFile() && !excepted.test(file)) {
        files.add(file);
        try (InputStream in = Files.newInputStream(file)) {
          Set<String> found = secrets.in(in);
          if (!found.isEmpty()) {
            leaks.computeIfAbsent(file, f -> new TreeSet<>()).addAll(found);
          }
        } catch (IOException e) {
          // Gone, or somebody else's.
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
      return excepted.test(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  private void browse() {
    while (!ended) {
      for (String page : PAGES) {
        String text = fetch(page);
        if (page.endsWith("/applications")) {
          Matcher id = ID.matcher(text);
          if (id.find()) {
            OF_APPLICATION.forEach(more -> fetch(page + "/" + id.group(1) + more));
          }
        }
      }
      LockSupport.parkNanos(300_000_000);
    }
  }

  private String fetch(String page) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      secrets.in(answer.body()).forEach(secret -> pageLeaks.add("page " + page + ": " + secret));
      if (answer.statusCode() == 200) {
        pages.add(page);
      }
      return answer.body();
    } catch (IOException e) {
      return ""; // Not there yet, or no more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Which secrets stood in which files; to be asked when it is closed. */
  Map<Path, Set<String>> leaks() {
    return leaks;
  }

  /** Which stood in which pages. */
  Set<String> pageLeaks() {
    return new TreeSet<>(pageLeaks);
  }

  /** The pages that there were. */
  Set<String> pages() {
    return new TreeSet<>(pages);
  }

  /** The files that came; to be asked when it is closed. */
  Set<Path> files() {
    return files;
  }

  @Override
  public void close() {
    ended = true;
    try {
      for (Thread thread : threads) {
        thread.join(30_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
