package io.winnow.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an index that are read, named as Common Crawl names them: {@code url}, {@code
 * content_digest}, {@code warc_filename}, {@code warc_record_offset}, {@code warc_record_length},
 * and where there are such {@code fetch_time} and {@code content_mime_detected}.
 */
final class IndexColumns extends GroupConverter {
  private static final List<String> NEEDED =
      List.of("url", "content_digest", "warc_filename", "warc_record_offset", "warc_record_length");
  private static final String TIME = "fetch_time";
  private static final String TYPE = "content_mime_detected";
  private static final Set<PrimitiveTypeName> WHOLE =
      Set.of(PrimitiveTypeName.INT32, PrimitiveTypeName.INT64);

  private final Converter[] converters;
  private String url = "";
  private String digest = "";
  private String file = "";
  private String mediaType = "";
  private long offset = -1;
  private long length = -1;
  private @Nullable Instant fetched;

  /** Reads rows of a projection that {@link #projection} made. */
  IndexColumns(MessageType projection) {
    this.converters =
        projection.getFields().stream().map(this::converter).toArray(Converter[]::new);
  }

  /**
   * What of a file is read.
   *
   * @throws UnfitIndexException if it lacks a column, or one is of another type
   */
  static MessageType projection(MessageType file, String name) {
    List<Type> fields = new ArrayList<>();
    for (String column : NEEDED) {
      if (!file.containsField(column)) {
        throw new UnfitIndexException(
            "%s has no column %s; an index has %s"
                .formatted(name, column, String.join(", ", NEEDED)));
      }
      Type field = file.getType(column);
      boolean fits = column.startsWith("warc_record_") ? isWhole(field) : isText(field);
      if (!fits) {
        throw new UnfitIndexException(
            "%s: column %s is of another type than an index's".formatted(name, column));
      }
      fields.add(field);
    }
    if (file.containsField(TIME) && unit(file.getType(TIME)) != null) {
      fields.add(file.getType(TIME));
    }
    if (file.containsField(TYPE) && isText(file.getType(TYPE))) {
      fields.add(file.getType(TYPE));
    }
    return new MessageType(file.getName(), fields);
  }

  private static boolean isSingle(Type field) {
    return field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED);
  }

  private static boolean isWhole(Type field) {
    return isSingle(field) && WHOLE.contains(field.asPrimitiveType().getPrimitiveTypeName());
  }

  private static boolean isText(Type field) {
    return isSingle(field)
        && field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
  }

  /** The unit of a time; null where it is none that is read, as Spark's old 96-bit ones. */
  private static @Nullable ChronoUnit unit(Type field) {
    if (!isWhole(field)
        || !(field.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time)) {
      return null;
    }
    return time.getUnit() == TimeUnit.MILLIS
        ? ChronoUnit.MILLIS
        : time.getUnit() == TimeUnit.MICROS ? ChronoUnit.MICROS : ChronoUnit.NANOS;
  }

  private Converter converter(Type field) {
    return switch (field.getName()) {
      case "url" -> new Text(text -> url = text);
      case "content_digest" -> new Text(text -> digest = text);
      case "warc_filename" -> new Text(text -> file = text);
      case TYPE -> new Text(text -> mediaType = text);
      case "warc_record_offset" -> new Whole(n -> offset = n);
      case "warc_record_length" -> new Whole(n -> length = n);
      default -> {
        ChronoUnit unit = unit(field);
        yield new Whole(n -> fetched = unit == null ? null : Instant.EPOCH.plus(n, unit));
      }
    };
  }

  IndexRow row() {
    return new IndexRow(url, digest, file, offset, length, fetched, mediaType);
  }

  @Override
  public Converter getConverter(int fieldIndex) {
    return converters[fieldIndex];
  }

  @Override
  public void start() {
    url = "";
    digest = "";
    file = "";
    mediaType = "";
    offset = -1;
    length = -1;
    fetched = null;
  }

  @Override
  public void end() {}

  private interface ToText {
    void take(String text);
  }

  private interface ToWhole {
    void take(long number);
  }

  /** Text; what a dictionary holds is decoded once. */
  private static final class Text extends PrimitiveConverter {
    private final ToText to;
    private String[] dictionary = {};

    Text(ToText to) {
      this.to = to;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary values) {
      dictionary = new String[values.getMaxId() + 1];
      for (int i = 0; i < dictionary.length; i++) {
        dictionary[i] = values.decodeToBinary(i).toStringUsingUTF8();
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      to.take(dictionary[id]);
    }

    @Override
    public void addBinary(Binary value) {
      to.take(value.toStringUsingUTF8());
    }
  }

  private static final class Whole extends PrimitiveConverter {
    private final ToWhole to;

    Whole(ToWhole to) {
      this.to = to;
    }

    @Override
    public void addInt(int value) {
      to.take(value);
    }

    @Override
    public void addLong(long value) {
      to.take(value);
    }
  }
}
