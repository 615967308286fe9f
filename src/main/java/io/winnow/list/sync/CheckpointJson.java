package io.winnow.list.sync;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The checkpoint as JSON. Unknown fields are an error: the format is ours. */
final class CheckpointJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
          .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
          .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantText())
                  .addDeserializer(Instant.class, new TextInstant()))
          .build();

  private CheckpointJson() {}

  static byte[] write(Checkpoint checkpoint) throws IOException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(checkpoint);
  }

  /** Empty if it is not the JSON of a checkpoint. */
  static Optional<Checkpoint> read(byte[] json) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, Checkpoint.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static final class InstantText extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(time.toString());
    }
  }

  private static final class TextInstant extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    TextInstant() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser from, DeserializationContext context) throws IOException {
      try {
        return Instant.parse(from.getValueAsString(""));
      } catch (DateTimeException e) {
        throw new IOException("no time");
      }
    }
  }
}
