package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Receipt;
import io.winnow.core.TableFile;
import io.winnow.core.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFoldersTest {
  private static final String OURS = "aaaaaaaaaaaa";
  private static final String THEIRS = "bbbbbbbbbbbb";

  @TempDir Path folder;

  private RunDirectory directory() throws IOException {
    String out = folder.resolve("out").toString();
    String evidence = folder.resolve("evidence").toString();
    String ledger = folder.resolve("ledger").toString();
    return new RunDirectory(RunLocation.of(out, Optional.of(ledger), Optional.of(evidence)));
  }

  private static String name(String nonce) {
    return "a.warc-0123456789-" + nonce + ".3.parquet";
  }

  private static void put(Store store, String name) throws IOException {
    try (OutputStream out = store.create(name, false)) {
      out.write(1);
    }
  }

  private static Receipt receipt(String name) {
    TableFile file = new TableFile("images", name, 1, "00", 1, "00");
    return new Receipt("a.warc-0123456789", OURS + ".3", Tally.NONE, List.of(file), 1);
  }

  @Test
  void sweepingLeavesWhatAnotherRunHasInASharedFolder() throws IOException {
    RunDirectory directory = directory();
    directory.enter(OURS);
    for (String table : List.of("ledger", "evidence")) {
      put(directory.table(table), name(OURS));
      put(directory.table(table), name(THEIRS));
    }
    assertEquals(2, directory.sweep(List.of()));
    assertTrue(directory.table("evidence").exists(name(THEIRS)));
    assertTrue(directory.table("ledger").exists(name(THEIRS)));
  }

  @Test
  void anOverwriteThatIsCutShortLeavesNoReceiptForAFileThatIsGone() throws IOException {
    RunDirectory directory = directory();
    directory.enter(OURS);
    put(directory.table("images"), name(OURS));
    directory.out().replace(RunDirectory.PLAN, new byte[] {'{'});
    put(directory.out(), RunDirectory.SUCCESS);
    CommitLog.open(directory.out()).commit(List.of(receipt(name(OURS))));
    // The ledger's folder cannot be opened: deleting ends there.
    RunLocation cut =
        new RunLocation(
            directory.location().out(),
            "zz-no-such-scheme://nowhere/ledger",
            directory.location().evidence());
    assertThrows(IOException.class, () -> new RunDirectory(cut).deleteRun());
    assertTrue(CommitLog.open(directory.out()).receipts().isEmpty());
    assertFalse(directory.out().exists(RunDirectory.SUCCESS));
    assertTrue(directory.hasPlan());
  }

  @Test
  void anOwnerThatWasTakenForDeadMayNotGoOn() throws IOException {
    Store store = Store.at(folder.toString());
    Clock asleep = Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC);
    // As if on another machine: the process itself is alive.
    Owner first = Owner.take(store, OURS, asleep);
    assertDoesNotThrow(first::require);
    Clock later = Clock.offset(asleep, Owner.DEAD.plus(Duration.ofSeconds(1)));
    Owner second = Owner.take(store, THEIRS, later);
    assertThrows(RunBusyException.class, first::require);
    assertDoesNotThrow(second::require);
    first.close();
    assertTrue(store.exists(Owner.FILE));
    second.close();
  }

  @Test
  void segmentsAreFoundAgainWhateverDigitsTheLocaleHas() throws IOException {
    Locale before = Locale.getDefault();
    Store store = Store.at(folder.toString());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      CommitLog.open(store).commit(List.of(receipt("x")));
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(1, CommitLog.open(store).receipts().size());
    String name = store.names(RunLocation.META + "/commits").get(0);
    assertEquals("000001.jsonl", name);
  }
}
