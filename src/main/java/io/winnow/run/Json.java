package io.winnow.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Records of this room as JSON text and back. Unknown fields are an error: the format is ours. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          // Else a second value could stand behind the one that a reader sees.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          // Nothing is taken for what it is not: 3.9 is no count, "16" no number, 0 no state.
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfig(
              LogicalType.Textual,
              text -> {
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
          .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
          .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
          .build();

  private Json() {}

  /** One line. */
  public static String line(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /** Indented, with a line break at the end. */
  public static byte[] pretty(Object value) {
    try {
      byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
      byte[] ended = java.util.Arrays.copyOf(json, json.length + 1);
      ended[json.length] = '\n';
      return ended;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws DamagedException if the text is not JSON of that record; says where, never what
   */
  public static <T> T read(byte[] json, Class<T> type) throws DamagedException {
    try {
      return whole(MAPPER.readValue(json, type), type);
    } catch (IOException e) {
      throw damaged(e, type);
    }
  }

  /** The same from text. */
  public static <T> T read(String json, Class<T> type) throws DamagedException {
    return read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private static <T> T whole(@Nullable T value, Class<T> type) throws DamagedException {
    if (value == null) {
      throw new DamagedException(
          "is empty, not a " + type.getSimpleName().toLowerCase(Locale.ROOT));
    }
    return value;
  }

  private static DamagedException damaged(IOException e, Class<?> type) {
    if (e instanceof DamagedException known) {
      return known;
    }
    String what = "is not the JSON of a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    JsonLocation at = e instanceof JacksonException jackson ? jackson.getLocation() : null;
    return new DamagedException(
        at == null || at.getLineNr() < 1
            ? what
            : "%s from line %,d, column %,d on".formatted(what, at.getLineNr(), at.getColumnNr()));
  }
}
