package io.winnow.report.html;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.policy.Policy;
import io.winnow.report.ReportSamples;
import io.winnow.report.ReportedRun;
import io.winnow.run.Json;
import io.winnow.run.Manifest;
import io.winnow.run.Plan;
import io.winnow.summary.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** The calm run with something else in its papers. */
final class ChangedRun {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportedRun run = ReportSamples.calm().run();

  ChangedRun at(String location) {
    return with(location, run.manifest(), run.plan(), run.policy(), run.summary());
  }

  ChangedRun manifest(Consumer<ObjectNode> edit) {
    Manifest manifest = edited(run.manifest(), Manifest.class, edit);
    return with(run.location(), manifest, run.plan(), run.policy(), run.summary());
  }

  ChangedRun plan(Consumer<ObjectNode> edit) {
    Plan plan = edited(run.plan(), Plan.class, edit);
    return with(run.location(), run.manifest(), plan, run.policy(), run.summary());
  }

  ChangedRun summary(Consumer<ObjectNode> edit) {
    Summary summary = edited(run.summary(), Summary.class, edit);
    return with(run.location(), run.manifest(), run.plan(), run.policy(), summary);
  }

  /** A policy that {@link ReportSamples#POLICY} becomes where one text stands for another. */
  ChangedRun policy(String text, String instead) {
    String yaml = ReportSamples.POLICY.replace(text, instead);
    if (yaml.equals(ReportSamples.POLICY)) {
      throw new IllegalArgumentException("the policy does not have: " + text);
    }
    Policy policy = Policy.parse(yaml, "policy.yaml");
    plan(plan -> plan.put("policy", policy.canonical()));
    return with(run.location(), run.manifest(), run.plan(), policy, run.summary());
  }

  ReportedRun run() {
    return run;
  }

  String html() {
    return ReportPages.html(ReportSamples.data(run, List.of()));
  }

  String masked() {
    return ReportPages.html(ReportSamples.data(run, List.of()), true);
  }

  private ChangedRun with(
      String location, Manifest manifest, Plan plan, Policy policy, Summary summary) {
    run = new ReportedRun(location, manifest, run.manifestSha256(), plan, policy, summary);
    return this;
  }

  private static <T> T edited(T value, Class<T> type, Consumer<ObjectNode> edit) {
    try {
      ObjectNode tree = (ObjectNode) MAPPER.readTree(Json.pretty(value));
      edit.accept(tree);
      return Json.read(MAPPER.writeValueAsBytes(tree), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A section of the page. */
  static String section(String html, String id) {
    int from = html.indexOf("<section id=\"" + id + "\"");
    return html.substring(from, html.indexOf("</section>", from));
  }

  /** A table of the page. */
  static String table(String html, String id) {
    int from = html.indexOf("<table id=\"" + id + "\"");
    return from < 0 ? "" : html.substring(from, html.indexOf("</table>", from));
  }

  /** What a reader sees of it, in one line. */
  static String text(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replaceAll("\\s+", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
