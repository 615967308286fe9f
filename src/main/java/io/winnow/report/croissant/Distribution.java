package io.winnow.report.croissant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.core.TableFile;
import io.winnow.report.ReportedRun;
import io.winnow.run.RunDirectory;
import io.winnow.run.RunLocation;
import io.winnow.run.Store;
import io.winnow.table.SafeCell;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a cleaned dataset: a set for each table, and each file with its digest where there
 * are few; where there are many, the manifest, which names them all.
 *
 * @param tables names of the tables that have files
 * @param nodes as Croissant describes them
 */
record Distribution(List<String> tables, List<ObjectNode> nodes) {
  /** Beyond this number files are not described one by one. */
  static final int MOST_FILES = 200;

  private static final List<String> CLEAN = List.of("images", "documents");

  /** What readers of Croissant call Parquet, and what IANA does. */
  private static final List<String> PARQUET =
      List.of("application/x-parquet", "application/vnd.apache.parquet");

  Distribution {
    tables = List.copyOf(tables);
    nodes = List.copyOf(nodes);
  }

  static Distribution of(RunDirectory directory, ReportedRun run) throws IOException {
    List<TableFile> files =
        run.manifest().files().stream()
            .filter(file -> CLEAN.contains(file.table()))
            .sorted(Comparator.comparing(TableFile::table).thenComparing(TableFile::name))
            .toList();
    List<String> tables =
        CLEAN.stream().filter(t -> files.stream().anyMatch(f -> f.table().equals(t))).toList();
    List<ObjectNode> nodes = new ArrayList<>();
    tables.forEach(table -> nodes.add(set(table)));
    if (files.size() <= MOST_FILES) {
      files.forEach(file -> nodes.add(object(file)));
    } else {
      nodes.add(manifest(directory, run));
    }
    return new Distribution(tables, nodes);
  }

  /** The id of a table's set. */
  static String setId(String table) {
    return table + "-files";
  }

  private static ObjectNode set(String table) {
    ObjectNode set =
        Nodes.typed("cr:FileSet", setId(table))
            .put("name", setId(table))
            .put("description", "All files of the table " + table + ".");
    set.set("encodingFormat", Nodes.texts(PARQUET));
    return set.put("includes", table + "/*.parquet");
  }

  private static ObjectNode object(TableFile file) {
    String path = encoded(file.table() + "/" + file.name());
    ObjectNode object =
        Nodes.typed("cr:FileObject", path)
            .put("name", SafeCell.visible(file.name()))
            .put("contentUrl", path)
            .put("contentSize", file.bytes() + " B");
    object.set("encodingFormat", Nodes.texts(PARQUET));
    return object.put("sha256", file.sha256());
  }

  private static ObjectNode manifest(RunDirectory directory, ReportedRun run) throws IOException {
    long bytes =
        directory.out().files(RunLocation.META).stream()
            .filter(file -> RunDirectory.MANIFEST.endsWith("/" + file.name()))
            .mapToLong(Store.StoredFile::bytes)
            .findFirst()
            .orElseThrow(() -> new IOException(RunDirectory.MANIFEST + " is missing"));
    return Nodes.typed("cr:FileObject", "run.json")
        .put("name", "run.json")
        .put(
            "description",
            "The manifest of the run that made the dataset: names every file with its SHA-256.")
        .put("contentUrl", RunDirectory.MANIFEST)
        .put("contentSize", bytes + " B")
        .put("encodingFormat", "application/json")
        .put("sha256", run.manifestSha256());
  }

  /** A relative path as it may stand in a URL. */
  private static String encoded(String path) {
    try {
      // The ./ keeps a colon in the first name from being taken for a scheme's.
      return new URI(null, null, "./" + path, null).toASCIIString().substring(2);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a relative path is always a URL", e);
    }
  }
}
