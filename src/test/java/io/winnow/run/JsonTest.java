package io.winnow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final String GOOD =
      "{\"state\":\"COMPLETE\",\"count\":3,\"share\":1,\"held\":true,\"name\":\"n\",\"parts\":[1]}";

  record Sample(
      Manifest.State state,
      long count,
      double share,
      boolean held,
      String name,
      List<Long> parts) {}

  @Test
  void whatIsOfItsTypeIsRead() throws IOException {
    assertEquals(
        new Sample(Manifest.State.COMPLETE, 3, 1.0, true, "n", List.of(1L)),
        Json.read(GOOD, Sample.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"state\":0",
        "\"state\":\"0\"",
        "\"state\":\"\"",
        "\"count\":3.9",
        "\"count\":3.0",
        "\"count\":\"3\"",
        "\"count\":\"\"",
        "\"count\":true",
        "\"share\":\"1\"",
        "\"held\":1",
        "\"held\":\"true\"",
        "\"name\":3",
        "\"name\":3.5",
        "\"name\":false",
        "\"parts\":[\"1\"]",
        "\"parts\":[1.5]"
      })
  void nothingIsTakenForAnotherType(String field) {
    String name = field.substring(0, field.indexOf(':'));
    String json = GOOD.replaceFirst(name + ":(\\[1\\]|[^,}]+)", field);
    assertThrows(DamagedException.class, () -> Json.read(json, Sample.class), json);
  }
}
