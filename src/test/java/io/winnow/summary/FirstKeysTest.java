package io.winnow.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstKeysTest {
  private static final String REST = "(rest)";

  private static final class Amount implements Sum<Amount> {
    private long value;

    @Override
    public void add(Amount other) {
      value += other.value;
    }
  }

  private static FirstKeys<String, Amount> nothing(int most) {
    return new FirstKeys<>(most, Comparator.<String>naturalOrder(), REST, Amount::new);
  }

  private static FirstKeys<String, Amount> counted(List<String> keys, int most) {
    FirstKeys<String, Amount> sums = nothing(most);
    keys.forEach(key -> sums.at(key).value++);
    return sums;
  }

  private static Map<String, Long> numbers(FirstKeys<String, Amount> sums) {
    return sums.sums().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().value));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 50, 80, 100, 200})
  void theFirstStandAloneAndTheOthersTogetherWhateverTheOrder(int most) {
    Random random = new Random(most);
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      keys.add("key-" + random.nextInt(100));
    }
    TreeMap<String, Long> exact = new TreeMap<>();
    keys.forEach(key -> exact.merge(key, 1L, Long::sum));
    Map<String, Long> expected = new TreeMap<>();
    exact.forEach((key, n) -> expected.merge(expected.size() < most ? key : REST, n, Long::sum));
    for (int trial = 0; trial < 20; trial++) {
      Collections.shuffle(keys, random);
      int cut = random.nextInt(keys.size());
      FirstKeys<String, Amount> sum = counted(keys.subList(0, cut), most);
      sum.add(counted(keys.subList(cut, keys.size()), most));
      assertEquals(expected, numbers(sum));
      assertTrue(sum.sums().size() <= most + 1, "bounded");
    }
  }
}
