package io.winnow.run;

import java.util.Locale;

/** What a run does. */
public enum RunKind {
  /** Reads shards; writes clean tables and the ledger. */
  CLEAN,
  /** The same without the clean tables. */
  SCAN,
  /** Reads a crawl's index and no shard; writes what it finds there. */
  PRESCREEN;

  /** The command that does it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
