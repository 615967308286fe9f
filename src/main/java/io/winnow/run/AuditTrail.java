package io.winnow.run;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asked what of a run's confidential side, when and why: one file a line, created once and
 * never changed, since an object store cannot append. Readable by the owner alone.
 */
public final class AuditTrail {
  /** Where it lies in the run directory. */
  public static final String FOLDER = RunLocation.META + "/audit";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Store out;
  private final Clock clock;

  /**
   * The trail of a run.
   *
   * @param out the store of OUT
   */
  public AuditTrail(Store out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * One line of the trail.
   *
   * @param at when, ISO 8601 in UTC
   * @param who the user's name as the system knows it
   * @param why in the user's words
   * @param command what was asked
   * @param facts figures of the question and its answer; never an entry, a hash or an address
   */
  public record Line(String at, String who, String why, String command, Map<String, String> facts) {
    public Line {
      facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }
  }

  /** Writes a line; when this returns, it is on disk. */
  public void write(String who, String why, String command, Map<String, String> facts)
      throws IOException {
    Instant now = clock.instant();
    byte[] nonce = new byte[4];
    new SecureRandom().nextBytes(nonce);
    String name = NAME.format(now) + "-" + HexFormat.of().formatHex(nonce) + ".json";
    try (OutputStream file = out.create(FOLDER + "/" + name, true)) {
      file.write(Json.pretty(new Line(now.toString(), who, why, command, facts)));
    }
  }

  /**
   * All lines, oldest first.
   *
   * @throws DamagedException if something lies there that is none; it may be a line that somebody
   *     has changed, so that it is never passed over
   */
  public List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    Set<String> files =
        out.files(FOLDER).stream().map(Store.StoredFile::name).collect(Collectors.toSet());
    for (String name : out.names(FOLDER).stream().sorted().toList()) {
      String path = FOLDER + "/" + name;
      if (!files.contains(name)) {
        throw stray(path, "is no file");
      }
      try {
        lines.add(Json.read(out.read(path), Line.class));
      } catch (DamagedException e) {
        throw stray(path, e.getMessage());
      }
    }
    return lines;
  }

  private static DamagedException stray(String path, @Nullable String what) {
    return new DamagedException(
        path
            + " "
            + what
            + "; it lies in the audit trail: if Winnow did not write it, take it away");
  }
}
