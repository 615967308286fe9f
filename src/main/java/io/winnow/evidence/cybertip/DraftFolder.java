package io.winnow.evidence.cybertip;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.run.Json;
import io.winnow.run.Locations;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that drafts go to: for its owner alone, like evidence itself. Nothing is in it until
 * the first draft is, and {@code summary.json} only once all are.
 */
final class DraftFolder implements Closeable {
  /** A folder below takes no further draft once it holds so many files. */
  private static final int FILES_A_FOLDER = 1_000;

  private final String location;
  private final Store store;
  private final Map<String, Shelf> shelves = new HashMap<>();
  private @Nullable DraftIndex index;

  private DraftFolder(String location, Store store) {
    this.location = location;
    this.store = store;
  }

  /**
   * The folder at a location.
   *
   * @throws ProblemsException if it is not empty, or overlaps the run
   */
  static DraftFolder at(String folder, RunLocation run) throws IOException {
    for (String of : List.of(run.out(), run.ledger(), run.evidence())) {
      if (Locations.overlap(folder, of)) {
        throw new ProblemsException(
            Problem.of(folder, "lies in the run, or the run in it; choose another folder"));
      }
    }
    URI uri = Locations.uri(folder);
    if (uri.getScheme().equals("file") && Files.isRegularFile(Path.of(uri.getPath()))) {
      throw new ProblemsException(Problem.of(folder, "is a file; name a new or empty folder"));
    }
    Store store = Store.at(folder);
    if (!store.names("").isEmpty()) {
      throw new ProblemsException(
          Problem.of(folder, "is not empty; drafts go to a new or empty folder"));
    }
    return new DraftFolder(folder, store);
  }

  private DraftIndex begin() throws IOException {
    DraftIndex begun = index;
    if (begun == null) {
      store.makeFolder("", true);
      closeToOthers();
      try (OutputStream out = store.create("README.txt", true)) {
        out.write(DraftReadme.TEXT.getBytes(StandardCharsets.UTF_8));
      }
      begun = new DraftIndex(store.create("index.csv", true));
      index = begun;
    }
    return begun;
  }

  /** An empty folder that was there before may have been open to others. */
  private void closeToOthers() throws IOException {
    URI uri = Locations.uri(location);
    if (uri.getScheme().equals("file")) {
      Path path = Path.of(uri.getPath());
      if (Files.getFileAttributeView(path, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  /**
   * Writes a draft.
   *
   * @param report the report
   * @param files the file details of its hits, in their order
   */
  void write(Draft draft, byte[] report, List<byte[]> files) throws IOException {
    DraftIndex rows = begin();
    Shelf shelf = shelves.computeIfAbsent(draft.kind(), Shelf::new);
    String name = shelf.place(1 + files.size());
    String reportName = name + ".report" + ending(!draft.lacks().isEmpty());
    put(reportName, report);
    for (int i = 0; i < files.size(); i++) {
      Hit hit = draft.hits().get(i);
      String number = files.size() == 1 ? "" : String.format(Locale.ROOT, "-%04d", i + 1);
      String fileName = name + ".file" + number + ending(!hit.lacks().isEmpty());
      put(fileName, files.get(i));
      rows.add(reportName, fileName, hit);
    }
  }

  private static String ending(boolean lacking) {
    return lacking ? ".INCOMPLETE.xml" : ".xml";
  }

  private void put(String name, byte[] content) throws IOException {
    // Unforced: forcing each of a million drafts to the disk would take hours.
    try (OutputStream out = store.createUnforced(name, true)) {
      out.write(content);
    }
  }

  /** Says that all drafts are there. */
  void finish(DraftSummary summary) throws IOException {
    close();
    if (summary.drafts() > 0) {
      try (OutputStream out = store.create("summary.json", true)) {
        out.write(Json.pretty(summary));
      }
    }
  }

  @Override
  public void close() throws IOException {
    DraftIndex open = index;
    index = null;
    if (open != null) {
      open.close();
    }
  }

  /** Gives out places in the folders of one kind. */
  private final class Shelf {
    private final String kind;
    private int folder;
    private int files = FILES_A_FOLDER;
    private long drafts;

    Shelf(String kind) {
      this.kind = kind;
    }

    /** Where the next draft goes, without ending. */
    String place(int count) throws IOException {
      if (files >= FILES_A_FOLDER) {
        folder++;
        files = 0;
        store.makeFolder(kind, true);
      }
      files += count;
      drafts++;
      String below = String.format(Locale.ROOT, "%s/%04d", kind, folder);
      store.makeFolder(below, true);
      return String.format(Locale.ROOT, "%s/%08d", below, drafts);
    }
  }
}
