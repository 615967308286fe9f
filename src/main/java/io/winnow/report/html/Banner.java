package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.report.Figures;
import io.winnow.report.ProofState;
import io.winnow.report.Shown;
import io.winnow.run.Locations;
import io.winnow.run.Manifest;
import io.winnow.run.RunKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Section 0: what this is, and whether to go on reading. */
public record Banner(
    Content title,
    String plainTitle,
    State state,
    Content stateSentence,
    List<Content> proof,
    List<Fact> facts) {

  public Banner {
    proof = List.copyOf(proof);
    facts = List.copyOf(facts);
  }

  /** The state in a word. */
  public enum State {
    COMPLETE("Complete", "✓", "ok"),
    INCOMPLETE("Incomplete", "◐", "open"),
    GATE_FAILED("Gate failed", "✕", "open"),
    NOT_VERIFIED("Not verified", "?", "open");

    private final String word;
    private final String sign;
    private final String css;

    State(String word, String sign, String css) {
      this.word = word;
      this.sign = sign;
      this.css = css;
    }

    public String word() {
      return word;
    }

    public String sign() {
      return sign;
    }

    public String css() {
      return css;
    }
  }

  /**
   * Something said of the run.
   *
   * @param name in our own words
   * @param value what it is
   */
  public record Fact(String name, Content value) {}

  static Banner of(Scene scene) {
    Manifest manifest = scene.manifest();
    State state = state(scene);
    String title = scene.run().policy().dataset().name().orElse(manifest.policyName());
    return new Banner(
        Value.text(title),
        Shown.text(title).plain(),
        state,
        sentence(scene, state),
        proof(scene),
        facts(scene));
  }

  private static State state(Scene scene) {
    return scene.data().proof().kind() == ProofState.Kind.BROKEN
        ? State.NOT_VERIFIED
        : switch (scene.manifest().state()) {
          case COMPLETE -> State.COMPLETE;
          case INCOMPLETE -> State.INCOMPLETE;
          case GATE_FAILED -> State.GATE_FAILED;
        };
  }

  private static Content sentence(Scene scene, State state) {
    Manifest manifest = scene.manifest();
    return switch (state) {
      case COMPLETE ->
          Prose.of(
              "All of %s %s cleaned%s."
                  .formatted(
                      Figures.count(manifest.unitsPlanned(), "unit", "units"),
                      manifest.unitsPlanned() == 1 ? "was" : "were",
                      manifest.gates().isEmpty() ? "" : "; all gates held"));
      case INCOMPLETE ->
          Prose.of(
              "%s of %s have no receipt. What they hold was not checked, is in no table and in no figure below."
                  .formatted(
                      Figures.count(manifest.unitsPlanned() - manifest.unitsDone()),
                      Figures.count(manifest.unitsPlanned(), "unit", "units")));
      case GATE_FAILED ->
          Prose.of("Everything was cleaned, but a bound that was set for the run did not hold.");
      case NOT_VERIFIED ->
          Prose.of(
              "The signature does not hold. Do not rely on anything below before that is explained.");
    };
  }

  private static List<Content> proof(Scene scene) {
    ProofState proof = scene.data().proof();
    List<Content> lines = new ArrayList<>();
    switch (proof.kind()) {
      case AUTHENTICATED ->
          lines.add(
              Prose.of(
                  "Signed with the key ",
                  Value.code(proof.keyId()),
                  " (Ed25519); manifest, plan and receipts are unchanged since."));
      case UNAUTHENTICATED ->
          lines.add(
              Prose.of(
                  "Signed, but unauthenticated: no trusted key was given, so nothing tells by whom."
                      + " Manifest, plan and receipts are unchanged since the signing."));
      case UNSIGNED ->
          lines.add(Prose.of("Unsigned: nothing tells who stands behind these figures."));
      case BROKEN ->
          proof.faults().stream()
              .limit(5)
              .forEach(
                  fault ->
                      lines.add(
                          Prose.of("Signature: ", Value.text(Locations.withoutUsers(fault)), ".")));
    }
    lines.add(
        Prose.of(
            "Plan and summary are those that the manifest names. Tables were not re-read for this"
                + " report: ",
            Prose.link("take", "verify the run"),
            " before you rely on it."));
    return lines;
  }

  private static List<Fact> facts(Scene scene) {
    Manifest manifest = scene.manifest();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Run", Value.place(scene.run().location())));
    facts.add(new Fact("Policy", Value.text(manifest.policyName())));
    facts.add(
        new Fact(
            "Kind",
            Prose.of(
                switch (scene.plan().kind()) {
                  case CLEAN -> "clean: kept items were written to clean tables";
                  case SCAN -> "scan: a dry run, no clean tables were written";
                  case PRESCREEN -> "pre-screen of a crawl's index; no shard was read";
                })));
    facts.add(new Fact("Started", time(manifest.started())));
    facts.add(new Fact("Ended", Prose.of(time(manifest.ended()), took(manifest))));
    facts.add(new Fact("Tool", Prose.of("Winnow ", Value.text(manifest.tool()))));
    facts.add(new Fact("In its series", Prose.of("run " + manifest.series().number())));
    facts.add(new Fact("Report made", time(scene.data().at().toString())));
    return facts;
  }

  static Content time(String instant) {
    return Value.code(Figures.time(instant));
  }

  private static String took(Manifest manifest) {
    try {
      return ", after "
          + Figures.duration(
              Duration.between(Instant.parse(manifest.started()), Instant.parse(manifest.ended())));
    } catch (DateTimeException | ArithmeticException e) {
      return "";
    }
  }

  /** Whether clean tables exist. */
  static boolean isClean(Scene scene) {
    return scene.plan().kind() == RunKind.CLEAN;
  }
}
