package io.winnow.evidence;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.core.Row;
import io.winnow.core.TableFile;
import io.winnow.proof.seal.OpeningKey;
import io.winnow.run.AuditTrail;
import io.winnow.run.Locations;
import io.winnow.run.RunDirectory;
import io.winnow.table.TableReader;
import io.winnow.table.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the rows of {@link Tables#EVIDENCE}: plain or sealed, of a run that has ended or
 * has not. Rows come unit by unit, so that memory does not grow with the run.
 *
 * <p>The audit line is on disk before the first row is given out: who breaks off has read all the
 * same.
 */
public final class EvidenceReader implements Closeable {
  private final EvidenceFiles files;
  private final Iterator<TableFile> left;
  private @Nullable TableReader open;

  private EvidenceReader(EvidenceFiles files) {
    this.files = files;
    this.left = files.files().iterator();
  }

  /**
   * Opens a run's evidence and writes the audit line.
   *
   * @param run its directory; a {@code run.json} is not needed
   * @param key what sealed evidence is opened with
   * @param trail takes the line
   * @throws ProblemsException if evidence is sealed, and there is no key or another one
   * @throws IOException if receipts cannot be read, or the audit line cannot be written: then there
   *     are no rows either
   */
  public static EvidenceReader open(
      RunDirectory run, Optional<OpeningKey> key, AuditTrail trail, Reading reading)
      throws IOException {
    EvidenceFiles files = new EvidenceFiles(run, key);
    if (files.sealed() > 0 && key.isEmpty()) {
      throw new ProblemsException(
          Problem.of(
              Locations.shown(run.location().out()),
              "its evidence is sealed; give the private half of its key with --evidence-key FILE"));
    }
    Map<String, String> facts = new TreeMap<>(reading.facts());
    facts.put("evidence files", Integer.toString(files.files().size()));
    if (files.sealed() > 0) {
      facts.put("evidence key", key.orElseThrow().id());
    }
    trail.write(reading.who(), reading.why(), reading.command(), facts);
    return new EvidenceReader(files);
  }

  /**
   * The next row, or null after the last.
   *
   * @throws io.winnow.run.DamagedException if the next file is missing or is not what its receipt
   *     says; none of its rows is given out
   */
  public @Nullable Row next() throws IOException {
    while (true) {
      Row row = open == null ? null : open.next();
      if (row != null || !left.hasNext()) {
        return row;
      }
      close();
      open = files.open(left.next());
    }
  }

  @Override
  public void close() throws IOException {
    TableReader reader = open;
    open = null;
    if (reader != null) {
      reader.close();
    }
  }
}
