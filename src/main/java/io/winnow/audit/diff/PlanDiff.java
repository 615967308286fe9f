package io.winnow.audit.diff;

import io.winnow.policy.LineDiff;
import io.winnow.run.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What two plans do not have in common: policy, lists, models. */
final class PlanDiff {
  /** A canary is an entry of its list: that it has changed is all that may be said of it. */
  private static final String CANARY = "    canary: ";

  private PlanDiff() {}

  static List<String> policy(Plan before, Plan after) {
    List<String> lines = new ArrayList<>();
    for (LineDiff.Line line : LineDiff.of(before.policy(), after.policy())) {
      String text = line.text().startsWith(CANARY) ? CANARY + "(hidden)" : line.text();
      switch (line.change()) {
        case REMOVED -> lines.add("-" + text);
        case ADDED -> lines.add("+" + text);
        case SAME -> {}
      }
    }
    return lines;
  }

  static List<DiffReport.Versions> lists(Plan before, Plan after) {
    Map<String, String> a = new LinkedHashMap<>();
    Map<String, String> b = new LinkedHashMap<>();
    before.lists().forEach(list -> a.put(list.id(), shown(list)));
    after.lists().forEach(list -> b.put(list.id(), shown(list)));
    return versions(a, b);
  }

  private static String shown(Plan.ListStamp list) {
    return "version %s of %s, %,d entries, SHA-256 %.12s"
        .formatted(list.version(), list.date(), list.entries(), list.sha256());
  }

  static List<DiffReport.Versions> models(Plan before, Plan after) {
    Map<String, String> a = new LinkedHashMap<>();
    Map<String, String> b = new LinkedHashMap<>();
    before.models().forEach(model -> a.put(model.id(), shown(model)));
    after.models().forEach(model -> b.put(model.id(), shown(model)));
    return versions(a, b);
  }

  private static String shown(Plan.ModelStamp model) {
    return "version %s, SHA-256 %.12s"
        .formatted(model.version(), Objects.requireNonNullElse(model.sha256(), "unknown"));
  }

  private static List<DiffReport.Versions> versions(Map<String, String> a, Map<String, String> b) {
    Map<String, @Nullable String> ids = new LinkedHashMap<>(a);
    b.keySet().forEach(id -> ids.putIfAbsent(id, null));
    return ids.keySet().stream()
        .filter(id -> !Objects.equals(a.get(id), b.get(id)))
        .map(id -> new DiffReport.Versions(id, a.get(id), b.get(id)))
        .toList();
  }
}
