package io.winnow.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a record, and all that hangs on it, with what a schema says of its JSON. */
final class RecordShape {
  private final JsonNode root;
  private final List<String> differences = new ArrayList<>();
  private final Set<String> done = new HashSet<>();

  private RecordShape(JsonNode root) {
    this.root = root;
  }

  /**
   * Differences as sentences.
   *
   * @param schema the whole file
   * @param at what of it is of the record
   */
  static List<String> differences(JsonNode schema, JsonNode at, Class<?> type) {
    RecordShape shape = new RecordShape(schema);
    shape.record(type.getSimpleName(), at, type, Map.of());
    return shape.differences;
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode ref = node.get("$ref");
    return ref == null ? node : root.at(ref.asText().substring(1));
  }

  private void record(String path, JsonNode at, Class<?> type, Map<String, Type> variables) {
    JsonNode schema = resolved(at);
    if (!done.add(type.getName() + variables + System.identityHashCode(schema))) {
      return;
    }
    Set<String> properties = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(properties::add);
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    Set<String> components = new TreeSet<>();
    Set<String> always = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.add(component.getName());
      if (!isNullable(component) || !type.isAnnotationPresent(JsonInclude.class)) {
        always.add(component.getName());
      }
    }
    same(path + " has", components, properties);
    same(path + " requires", always, required);
    same(path + " takes others", false, schema.path("additionalProperties").asBoolean(true));
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = schema.path("properties").path(component.getName());
      String name = path + "." + component.getName();
      boolean nullable = isNullable(component) && !type.isAnnotationPresent(JsonInclude.class);
      same(name + " may be null", nullable, mayBeNull(property));
      same(name + " is explained", true, isExplained(property));
      value(name, notNull(property), component.getGenericType(), variables);
    }
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean mayBeNull(JsonNode property) {
    for (JsonNode one : property.path("anyOf")) {
      if (one.path("type").asText().equals("null")) {
        return true;
      }
    }
    return property.path("type").isArray();
  }

  private static JsonNode notNull(JsonNode property) {
    for (JsonNode one : property.path("anyOf")) {
      if (!one.path("type").asText().equals("null")) {
        return one;
      }
    }
    return property;
  }

  private boolean isExplained(JsonNode property) {
    return property.has("description") || resolved(property).has("description");
  }

  private void value(String path, JsonNode at, Type type, Map<String, Type> variables) {
    Type actual = type instanceof TypeVariable<?> t ? variables.get(t.getName()) : type;
    JsonNode schema = resolved(at);
    if (actual instanceof ParameterizedType generic) {
      generic(path, at, schema, generic);
    } else if (actual instanceof Class<?> plain) {
      if (plain.isRecord()) {
        record(path, at, plain, Map.of());
      } else {
        same(path + " is", word(plain), schemaWord(schema));
        if (plain.isEnum()) {
          same(path + " can be", names(plain), texts(schema.path("enum")));
        }
      }
    }
  }

  private void generic(String path, JsonNode at, JsonNode schema, ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw.isRecord()) {
      record(path, at, raw, Map.of(raw.getTypeParameters()[0].getName(), arguments[0]));
    } else if (List.class.isAssignableFrom(raw)) {
      same(path + " is", "array", schemaWord(schema));
      value(path + "[]", schema.path("items"), arguments[0], Map.of());
    } else if (arguments[0] instanceof Class<?> keys && keys.isEnum()) {
      same(path + " has", names(keys), fields(schema.path("properties")));
    } else {
      same(path + " is", "object", schemaWord(schema));
      value(path + "{}", schema.path("additionalProperties"), arguments[1], Map.of());
    }
  }

  private static String word(Class<?> type) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "integer";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    return type == boolean.class || type == Boolean.class ? "boolean" : "string";
  }

  private static String schemaWord(JsonNode schema) {
    if (schema.has("enum")) {
      return "string";
    }
    if (schema.has("const")) {
      return schema.get("const").isInt() ? "integer" : "string";
    }
    if (schema.has("anyOf")) {
      return "string"; // A word or another word.
    }
    JsonNode type = schema.path("type");
    return type.isArray() ? type.get(0).asText() : type.asText();
  }

  private static Set<String> names(Class<?> type) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(type.getEnumConstants()).forEach(c -> names.add(((Enum<?>) c).name()));
    return names;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> fields = new TreeSet<>();
    object.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  private void same(String what, Object record, Object schema) {
    if (!Objects.equals(record, schema)) {
      differences.add("%s %s, the schema says %s".formatted(what, record, schema));
    }
  }
}
