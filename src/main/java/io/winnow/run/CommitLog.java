package io.winnow.run;

import io.winnow.core.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The receipts of finished units, in immutable segments. A receipt in a whole segment is what makes
 * a unit done.
 *
 * <p>A segment is one line of JSON per receipt and a last line that counts them. A segment without
 * its last line was cut by a crash and does not count: its units are cleaned again.
 */
public final class CommitLog {
  static final String FOLDER = RunLocation.META + "/commits";
  private static final String SUFFIX = ".jsonl";
  private static final Pattern SEGMENT = Pattern.compile("[0-9]{6,9}\\.jsonl");

  private final Store store;
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final List<String> strangers = new ArrayList<>();
  private int segments;

  private CommitLog(Store store) {
    this.store = store;
  }

  /** Reads what is committed. */
  public static CommitLog open(Store store) throws IOException {
    CommitLog log = new CommitLog(store);
    int count = 0;
    for (Store.StoredFile file : store.files(FOLDER)) {
      if (isSegment(file.name())) {
        count++;
        if (!file.name().equals(name(count))) {
          log.strangers.add(FOLDER + "/" + file.name() + " is not the next segment of receipts");
        }
        log.segment(file.name());
      }
    }
    return log;
  }

  /** Paths of the segments in the store of OUT, in their order. */
  public static List<String> segments(Store out) throws IOException {
    return out.files(FOLDER).stream()
        .map(Store.StoredFile::name)
        .filter(CommitLog::isSegment)
        .sorted()
        .map(name -> FOLDER + "/" + name)
        .toList();
  }

  /** Whether a file in the log's folder is named as a segment is. */
  static boolean isSegment(String name) {
    return SEGMENT.matcher(name).matches();
  }

  private void segment(String name) throws IOException {
    segments = Math.max(segments, Integer.parseInt(name.substring(0, name.indexOf('.'))));
    String text = new String(store.read(FOLDER + "/" + name), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    boolean whole =
        !lines.isEmpty()
            && text.endsWith("\n")
            && lines.get(lines.size() - 1).equals(end(lines.size() - 1));
    if (whole) {
      for (String line : lines.subList(0, lines.size() - 1)) {
        Receipt receipt = receipt(name, line);
        Receipt known = receipts.get(receipt.unitKey());
        // Another attempt's may be of a driver that was thought dead; no attempt ends twice.
        if (known != null && known.attempt().equals(receipt.attempt())) {
          strangers.add(
              "%s/%s has a receipt of unit %s that was there before"
                  .formatted(FOLDER, name, receipt.unitKey()));
        }
        add(receipt);
      }
    }
  }

  private static Receipt receipt(String segment, String line) throws DamagedException {
    try {
      return Json.read(line, Receipt.class);
    } catch (DamagedException e) {
      throw new DamagedException(FOLDER + "/" + segment + " " + e.getMessage());
    }
  }

  private void add(Receipt receipt) {
    // A unit counts once, whatever a restarted driver may have written twice.
    receipts.putIfAbsent(receipt.unitKey(), receipt);
  }

  /** Writes a segment; when it returns, these units are done. */
  public void commit(List<Receipt> group) throws IOException {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    for (Receipt receipt : group) {
      segment.writeBytes((Json.line(receipt) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    segment.writeBytes((end(group.size()) + "\n").getBytes(StandardCharsets.UTF_8));
    segments++;
    String name = name(segments);
    OutputStream out = store.create(FOLDER + "/" + name, false);
    try (out) {
      segment.writeTo(out);
    } catch (IOException e) {
      // It would not count, cut as it is; on a full disk it would lie there for good.
      store.delete(FOLDER + "/" + name);
      throw e;
    }
    group.forEach(this::add);
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%06d%s", number, SUFFIX);
  }

  private static String end(int count) {
    return "{\"receipts\":" + count + "}";
  }

  /**
   * What of the log can come from no run, as sentences: segments are numbered from 1 without a gap,
   * and no attempt at a unit is committed twice. A segment that was cut is none of it.
   */
  public List<String> strangers() {
    return List.copyOf(strangers);
  }

  /** The receipts so far, by unit. */
  public Map<String, Receipt> receipts() {
    return java.util.Collections.unmodifiableMap(receipts);
  }
}
