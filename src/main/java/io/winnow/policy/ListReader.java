package io.winnow.policy;

import io.winnow.core.Purpose;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code lists:}. */
final class ListReader {
  static final int MOST = 1000;

  private static final List<String> KEYS =
      List.of(
          "id",
          "path",
          "purpose",
          "confidential",
          "max-age",
          "min-count",
          "max-shrink",
          "version",
          "date",
          "columns",
          "categories",
          "format",
          "canary",
          "disputed",
          "max-malformed",
          "min-active",
          "permissions");

  private final Problems problems;
  private final Map<String, DeclaredList> declared = new LinkedHashMap<>();
  private final List<ListSpec> lists = new ArrayList<>();
  private boolean unclear;

  ListReader(Problems problems) {
    this.problems = problems;
  }

  /** Lists by id, also those that have problems. */
  Map<String, DeclaredList> declared() {
    return declared;
  }

  /** True if some list could not be read so far as to say what it is called. */
  boolean isUnclear() {
    return unclear;
  }

  /** Complete if no problem was added. */
  List<ListSpec> read(Section policy) {
    Optional<List<Value>> items = policy.read("lists", v -> v.items(MOST));
    unclear = policy.has("lists") && items.isEmpty();
    for (Value item : items.orElse(List.of())) {
      Optional<YamlNode.Mapping> mapping = item.mapping();
      unclear |= mapping.isEmpty();
      mapping.ifPresent(m -> readOne(new Section(m, item.path(), KEYS, problems), item));
    }
    return lists;
  }

  private void readOne(Section list, Value item) {
    list.require("id", "id: and a name of your choice");
    list.require("path", "path: FILE");
    list.require("purpose", "purpose: and one of " + String.join(", ", Words.PURPOSES.keySet()));
    Optional<String> id = list.read("id", Value::id);
    Optional<Purpose> purpose = list.read("purpose", v -> v.choice(Words.PURPOSES));
    Map<String, String> columns =
        list.read("columns", v -> ColumnsReader.read(v, problems)).orElse(Map.of());
    // By whatever it is called, so that rules that say the same do not dangle.
    Optional<String> name = list.read("id", Value::word);
    unclear |= name.isEmpty();
    name.ifPresent(n -> declare(new DeclaredList(n, item, purpose, roles(columns)), list));
    Optional<String> path = list.read("path", Value::text);
    boolean confidential = confidential(list, purpose);
    Optional<Duration> maxAge = maxAge(list);
    Optional<Long> minCount = list.read("min-count", v -> v.whole(1, 1_000_000_000_000L));
    Optional<Double> maxShrink = list.read("max-shrink", v -> v.share(true));
    Optional<String> version = list.read("version", Value::text);
    Optional<LocalDate> date = list.read("date", ListReader::date);
    Set<String> categories =
        list.read("categories", Value::texts).map(Set::copyOf).orElse(Set.of());
    Optional<String> format = list.read("format", Value::id);
    Optional<String> canary = list.read("canary", Value::text);
    ListUse use = use(list);
    if (!problems.any()) {
      lists.add(
          new ListSpec(
              id.orElseThrow(),
              path.orElseThrow(),
              purpose.orElseThrow(),
              confidential,
              maxAge,
              minCount.map(OptionalLong::of).orElse(OptionalLong.empty()),
              maxShrink,
              version,
              date,
              columns,
              categories,
              format,
              canary,
              use,
              list.at()));
    }
  }

  private void declare(DeclaredList one, Section list) {
    DeclaredList first = declared.putIfAbsent(one.id(), one);
    if (first != null) {
      int line = first.item().at().line();
      list.problem(
          "id", "another list is called %s, in line %d".formatted(Shown.of(one.id()), line));
    }
  }

  private static Set<String> roles(Map<String, String> columns) {
    return columns.values().stream().map(ColumnRoles::word).collect(Collectors.toSet());
  }

  private static boolean confidential(Section list, Optional<Purpose> purpose) {
    boolean confidential = list.read("confidential", Value::truth).orElse(true);
    if (!confidential && purpose.isPresent() && purpose.get().isProtected()) {
      list.problem(
          "confidential",
          "a list of protected purpose (%s) is always confidential; remove this key"
              .formatted(purpose.get().id()));
    }
    return confidential;
  }

  private static ListUse use(Section list) {
    Optional<Boolean> disputed = list.read("disputed", v -> v.choice(Words.DISPUTED));
    Optional<Double> maxMalformed =
        list.read("max-malformed", v -> v.percent(0, ListUse.MOST_MALFORMED));
    // The least is the least that can be written.
    Optional<Double> minActive = list.read("min-active", v -> v.percent(0.0001, 100));
    Optional<Boolean> permissions = list.read("permissions", v -> v.choice(Words.PERMISSIONS));
    return new ListUse(
        disputed.orElse(ListUse.DEFAULT.matchDisputed()),
        maxMalformed.orElse(ListUse.DEFAULT.maxMalformed()),
        minActive,
        permissions.orElse(ListUse.DEFAULT.anyPermissions()));
  }

  private static Optional<Duration> maxAge(Section list) {
    Optional<Value> value = list.value("max-age");
    if (value.isEmpty()) {
      return Optional.of(ListSpec.DEFAULT_MAX_AGE);
    }
    if (value.get().word().equals(Optional.of("never"))) {
      return Optional.empty();
    }
    long least = Duration.ofHours(1).toMillis();
    long most = Duration.ofDays(3650).toMillis();
    return value.get().quantity(Quantity.TIME, least, most).map(Duration::ofMillis);
  }

  private static Optional<LocalDate> date(Value value) {
    Optional<String> text = value.text();
    try {
      Optional<LocalDate> date = text.map(LocalDate::parse);
      return date.isEmpty() || (date.get().getYear() >= 1970 && date.get().getYear() <= 9999)
          ? date
          : value.problem("needs a year 1970–9999");
    } catch (DateTimeException e) {
      return value.problem("needs a date such as 2024-05-31, not " + value.node().describe());
    }
  }
}
