package io.winnow.audit.diff;

/**
 * All items of one kind of change, by what decided: in the second run, or in the first where the
 * second has nothing to say. Of a changed reason both stand there with an arrow between them.
 *
 * @param kind the change
 * @param items how many
 * @param reasons by {@code class/reason}
 * @param rules by rule
 * @param lists by list
 * @param models by model
 * @param hosts by host of the address; masked items have none
 */
public record ChangeFigures(
    String kind,
    long items,
    TopCounts reasons,
    TopCounts rules,
    TopCounts lists,
    TopCounts models,
    TopCounts hosts) {

  /** Adds them up. */
  static final class Counter {
    private final ChangeKind kind;
    private final BoundedCounts reasons = new BoundedCounts();
    private final BoundedCounts rules = new BoundedCounts();
    private final BoundedCounts lists = new BoundedCounts();
    private final BoundedCounts models = new BoundedCounts();
    private final BoundedCounts hosts = new BoundedCounts();
    private long items;

    Counter(ChangeKind kind) {
      this.kind = kind;
    }

    void add(Change change) {
      items++;
      reasons.add(change.fromTo(row -> row.text("class") + "/" + row.text("reason")));
      rules.add(change.fromTo(row -> row.text("rule_id")));
      lists.add(change.fromTo(row -> row.text("list_id")));
      models.add(change.fromTo(row -> row.text("model_id")));
      hosts.add(Hosts.of(change));
    }

    ChangeFigures figures() {
      return new ChangeFigures(
          kind.id(), items, reasons.top(), rules.top(), lists.top(), models.top(), hosts.top());
    }
  }
}
