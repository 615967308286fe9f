package io.winnow.list;

import io.winnow.core.Purpose;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A list before it is read: what the policy says of it and where its bytes are.
 *
 * @param id the policy's name for the list
 * @param purpose what it is for
 * @param confidential whether its hits must not be recognisable in the ledger; protected lists
 *     always are
 * @param fileName as the user named it, for messages; its last part tells the format
 * @param bytes opens the file as it is stored; gzip and compiled lists are recognised
 * @param columns the holder's column name or, if there is no row of names, its number to our word,
 *     as {@link io.winnow.spi.ListFormat#read} takes it
 * @param version where the file does not say it
 * @param date where the file does not say it
 * @param format id of the format, where the file's name does not show it
 * @param canary a harmless value that a look-up in the list must find
 * @param handling how it is taken
 */
public record ListSource(
    String id,
    Purpose purpose,
    boolean confidential,
    String fileName,
    IoSupplier<InputStream> bytes,
    Map<String, String> columns,
    Optional<String> version,
    Optional<LocalDate> date,
    Optional<String> format,
    Optional<String> canary,
    ListHandling handling) {
  public ListSource {
    columns = Map.copyOf(columns);
    confidential = confidential || purpose.isProtected();
  }

  /** A list that is taken in the default way. */
  public ListSource(
      String id,
      Purpose purpose,
      boolean confidential,
      String fileName,
      IoSupplier<InputStream> bytes,
      Map<String, String> columns,
      Optional<String> version,
      Optional<LocalDate> date,
      Optional<String> format,
      Optional<String> canary) {
    this(
        id,
        purpose,
        confidential,
        fileName,
        bytes,
        columns,
        version,
        date,
        format,
        canary,
        ListHandling.DEFAULT);
  }

  /** The same, taken in another way. */
  public ListSource with(ListHandling other) {
    return new ListSource(
        id, purpose, confidential, fileName, bytes, columns, version, date, format, canary, other);
  }

  /** Leaves out the canary, which is a value of the list. */
  @Override
  public String toString() {
    return "list %s (%s)".formatted(id, fileName);
  }
}
