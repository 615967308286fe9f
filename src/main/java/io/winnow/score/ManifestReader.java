package io.winnow.score;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a {@link ModelManifest} from JSON, format 1, and reports all problems at once. */
public final class ManifestReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private ManifestReader() {}

  /**
   * Reads a manifest.
   *
   * @param files where it lies
   * @param name its file name
   * @throws ProblemsException with all that is wrong in it
   * @throws UncheckedIOException if it cannot be read
   */
  public static ModelManifest read(ModelFiles files, String name) {
    try {
      return parse(files.place(name), files.read(name));
    } catch (IOException e) {
      throw new UncheckedIOException("model manifest " + files.place(name) + ": " + e, e);
    }
  }

  static ModelManifest parse(String file, byte[] json) {
    JsonNode node = tree(file, json);
    if (!node.isObject()) {
      throw new ProblemsException(Problem.of(file, "a model manifest is one JSON object"));
    }
    List<Problem> problems = new ArrayList<>();
    ManifestSection root = new ManifestSection(node, file, "", problems);
    root.integer("format", 1, 1);
    String id = root.text("id", ID, "a name of a–z, 0–9, dot and hyphen");
    String version = root.text("version", VERSION, "a version of letters, digits and .+_-");
    String task = root.text("task");
    ModelManifest.Licence licence = licence(root.section("licence"));
    String trainingData = root.text("training-data");
    ModelManifest.ModelFile model = model(root.section("model"));
    ModelManifest.Threads threads = threads(root.section("runtime"));
    InputSpec input = input(root.section("input"));
    List<Step> steps = root.sections("steps").stream().map(ManifestReader::step).toList();
    OutputFields output = OutputFields.read(root.section("output"));
    ModelManifest.SelfTest selfTest = selfTest(root.section("self-test"), output.labels());
    root.noMore();
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new ModelManifest(
        id,
        version,
        task,
        licence,
        trainingData,
        model,
        threads,
        input,
        steps,
        output.spec(),
        selfTest);
  }

  private static JsonNode tree(String file, byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? 0 : Math.max(0, at.getLineNr());
      int column = at == null ? 0 : Math.max(0, at.getColumnNr());
      String message = "is not valid JSON: " + e.getOriginalMessage();
      throw new ProblemsException(new Problem(file, line, column, null, message));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Cannot happen: the bytes are in memory.
    }
  }

  private static ModelManifest.Licence licence(ManifestSection section) {
    var licence = new ModelManifest.Licence(section.text("code"), section.text("weights"));
    section.noMore();
    return licence;
  }

  private static ModelManifest.ModelFile model(ManifestSection section) {
    var model =
        new ModelManifest.ModelFile(
            section.text("file", FILE, "the name of a file beside the manifest"),
            section.text("sha256", SHA256, "64 lower-case hex digits"));
    section.noMore();
    return model;
  }

  private static ModelManifest.Threads threads(ManifestSection section) {
    var threads =
        new ModelManifest.Threads(
            section.integer("intra-op-threads", 1, 64), section.integer("inter-op-threads", 1, 64));
    section.noMore();
    return threads;
  }

  private static InputSpec input(ManifestSection section) {
    var input =
        new InputSpec(
            section.text("name"),
            section.choice("type", InputSpec.ElementType.class),
            section.choice("layout", InputSpec.Layout.class),
            section.integer("width", 1, InputSpec.LONGEST_SIDE),
            section.integer("height", 1, InputSpec.LONGEST_SIDE),
            section.choice("channels", InputSpec.ChannelOrder.class),
            section.choice("alpha", InputSpec.Alpha.class),
            section.choice("exif", InputSpec.Exif.class));
    section.noMore();
    return input;
  }

  private static Step step(ManifestSection section) {
    Step step =
        switch (section.choice("step", Step.Kind.class)) {
          case DIVIDE -> new Step.Divide(section.number("by", 0, 1e6));
          case NORMALISE ->
              new Step.Normalise(
                  section.threeNumbers("mean", Double::isFinite, ""),
                  section.threeNumbers("std", std -> std > 0, " over 0"));
          case RESIZE -> resize(section);
          case CENTRE_CROP ->
              new Step.CentreCrop(
                  section.integer("width", 1, InputSpec.LONGEST_SIDE),
                  section.integer("height", 1, InputSpec.LONGEST_SIDE));
          case JPEG -> new Step.Jpeg(section.integer("quality", 1, 100));
        };
    section.noMore();
    return step;
  }

  private static Step resize(ManifestSection section) {
    Step.Resize.Mode mode = section.choice("mode", Step.Resize.Mode.class);
    Step.Resize.Filter filter = section.choice("filter", Step.Resize.Filter.class);
    int width = section.integer("width", 1, InputSpec.LONGEST_SIDE);
    int height = section.integer("height", 1, InputSpec.LONGEST_SIDE);
    if (mode == Step.Resize.Mode.SHORTEST_EDGE && width != height) {
      section.problem("height", "must equal the width, since the mode is shortest-edge");
      height = width;
    }
    return new Step.Resize(mode, filter, width, height);
  }

  private static ModelManifest.SelfTest selfTest(ManifestSection section, List<String> labels) {
    String picture = section.text("picture", FILE, "the name of a PNG file beside the manifest");
    String drawnBy = section.text("drawn-by");
    Map<String, Double> scores = section.scores("scores");
    for (String label : labels) {
      if (!scores.containsKey(label)) {
        section.problem("scores." + label, "is missing; every label needs its score");
      }
    }
    for (String name : scores.keySet()) {
      if (!labels.contains(name)) {
        section.problem("scores." + name, "is no label of this model");
      }
    }
    double tolerance = section.number("tolerance", 0, 0.01);
    section.noMore();
    return new ModelManifest.SelfTest(picture, drawnBy, scores, tolerance);
  }

  /** What becomes an {@link OutputSpec} once nothing is wrong. */
  private record OutputFields(
      String name, OutputSpec.Activation activation, List<String> labels, List<String> unsafe) {

    static OutputFields read(ManifestSection section) {
      var fields =
          new OutputFields(
              section.text("name"),
              section.choice("activation", OutputSpec.Activation.class),
              section.labels("labels"),
              section.labels("unsafe"));
      for (String label : fields.unsafe) {
        if (!fields.labels.contains(label)) {
          section.problem("unsafe", label + " is no label of this model");
        }
      }
      section.noMore();
      return fields;
    }

    OutputSpec spec() {
      return new OutputSpec(name, activation, labels, unsafe);
    }
  }
}
