package io.winnow.bind;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import io.winnow.list.ListGate;
import io.winnow.list.ListHandling;
import io.winnow.list.ListSource;
import io.winnow.list.ListState;
import io.winnow.list.LoadedList;
import io.winnow.list.compiled.ListKey;
import io.winnow.policy.EvidenceSpec;
import io.winnow.policy.ListRule;
import io.winnow.policy.ListSpec;
import io.winnow.policy.MatchKind;
import io.winnow.policy.ModelRule;
import io.winnow.policy.Policy;
import io.winnow.policy.Position;
import io.winnow.policy.Rule;
import io.winnow.proof.seal.SealingKey;
import io.winnow.spi.Catalogue;
import io.winnow.spi.ImageModel;
import io.winnow.spi.ListFormat;
import io.winnow.spi.SelfTestException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads what a policy names. All problems at once. */
public final class Binder {
  /** Longer than any key; a file that is longer is none. */
  private static final int MOST_KEY_BYTES = 1 << 16;

  private final Policy policy;
  private final FileOpener files;
  private final Optional<ListKey> key;
  private final LocalDate today;
  private final List<Problem> problems = new ArrayList<>();

  private Binder(Policy policy, FileOpener files, Optional<ListKey> key, LocalDate today) {
    this.policy = policy;
    this.files = files;
    this.key = key;
    this.today = today;
  }

  /**
   * Binds a policy and passes every gate: lists that are missing, empty, stale, shrunken or older
   * than at their last use are problems, and so are decisions that are not signed as the policy
   * says. Models are known here by name only: their weights and native code are loaded, and tested,
   * in a screener. A key that evidence is to be sealed to must be there, and be one.
   *
   * @param key what sealed lists are opened with
   * @param today the day that ages are counted to and decisions expire by, UTC
   * @param lastUse what each list was at its last use, by id
   * @throws ProblemsException with all of them; nothing may run then
   */
  public static Bound gated(
      Policy policy,
      FileOpener files,
      Optional<ListKey> key,
      LocalDate today,
      Map<String, ListState> lastUse) {
    Binder binder = new Binder(policy, files, key, today);
    policy.lists().forEach(binder::permissions);
    binder.formats();
    Bound bound = binder.load();
    for (ListSpec spec : policy.lists()) {
      LoadedList list = bound.lists().get(spec.id());
      if (list != null) {
        binder.gate(spec, list, Optional.ofNullable(lastUse.get(spec.id())));
      }
    }
    binder.hashers(bound);
    binder.refuse();
    return bound;
  }

  /** A rule must not ask for what a list was built without, and find nothing. */
  private void hashers(Bound bound) {
    for (Rule rule : policy.rules()) {
      LoadedList list = rule instanceof ListRule of ? bound.lists().get(of.list()) : null;
      if (list == null) {
        continue;
      }
      for (MatchKind kind : ((ListRule) rule).pixelKinds()) {
        long leftOut = kind.algorithm().map(list::leftOut).orElse(0L);
        if (leftOut > 0) {
          problem(
              rule.at(),
              "rules." + rule.id() + ".match",
              "list %s was built without the hasher of %s, and %d values of it were left out; build it again"
                  .formatted(list.id(), kind.id(), leftOut));
        }
      }
    }
  }

  /**
   * Binds a policy that has passed its gates elsewhere.
   *
   * @param key what sealed lists are opened with
   * @param today the day that decisions expired by there
   * @param sha256 the digest that each list had there, hex by list id
   * @param evidenceKeyId the id that the key which evidence is sealed to had there
   * @param decisionsSha256 the digest that the decisions file had there; null for none
   * @throws ProblemsException if a list, that key or the decisions are not the same any more
   */
  public static Bound again(
      Policy policy,
      FileOpener files,
      Optional<ListKey> key,
      LocalDate today,
      Map<String, String> sha256,
      Optional<String> evidenceKeyId,
      @Nullable String decisionsSha256) {
    Binder binder = new Binder(policy, files, key, today);
    Bound bound = binder.load();
    if (!bound.evidenceKey().map(SealingKey::id).equals(evidenceKeyId)) {
      binder.sealProblem("has changed since the run was planned; run it again");
    }
    bound
        .lists()
        .forEach(
            (id, list) -> {
              if (!list.digest().equals(sha256.get(id))) {
                binder.problem(
                    policy.list(id).orElseThrow().at(),
                    "lists",
                    "list " + id + " has changed since the run was planned; run it again");
              }
            });
    if (decisionsSha256 != null && !decisionsSha256.equals(bound.reviews().set().sha256())) {
      binder.problem(
          policy.at(), "decisions", "they have changed since the run was planned; run it again");
    }
    binder.refuse();
    return bound;
  }

  /** A confidential list is its owner's alone, or the policy knows that it is not. */
  private void permissions(ListSpec spec) {
    Optional<Path> local = files.local(spec.path());
    if (!spec.confidential() || spec.use().anyPermissions() || local.isEmpty()) {
      return;
    }
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(local.get());
      if (mode.contains(PosixFilePermission.GROUP_READ)
          || mode.contains(PosixFilePermission.OTHERS_READ)) {
        problem(
            spec.at(),
            "lists." + spec.id(),
            ("%s is confidential, and others than its owner may read it (%s); chmod 600 it, or"
                    + " write `permissions: any`")
                .formatted(spec.path(), PosixFilePermissions.toString(mode)));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // It is not there, which loading says better; or its file system knows no such permissions.
    }
  }

  /** List formats are few and quick to prove. */
  private void formats() {
    if (!policy.lists().isEmpty()) {
      for (ListFormat format : Catalogue.load(ListFormat.class).all()) {
        try {
          format.selfTest();
        } catch (SelfTestException e) {
          problems.add(Problem.of("list format " + format.id(), String.valueOf(e.getMessage())));
        }
      }
    }
  }

  private Bound load() {
    Map<String, LoadedList> lists = new LinkedHashMap<>();
    for (ListSpec spec : policy.lists()) {
      try {
        // Opened once for itself: a list that is not there is the policy's mistake, at its place.
        files.open(spec.path()).close();
        lists.put(spec.id(), LoadedList.load(source(spec)));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      } catch (IOException e) {
        problem(
            spec.at(),
            "lists." + spec.id(),
            FileFaults.sentence(e, spec.path(), "list", FileFaults.OF_POLICY));
      }
    }
    return new Bound(policy, lists, models(), evidenceKey(), reviews());
  }

  private Optional<SealingKey> evidenceKey() {
    Optional<String> path = policy.evidence().sealTo();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = files.open(path.get())) {
      byte[] text = in.readNBytes(MOST_KEY_BYTES);
      return Optional.of(SealingKey.parse(new String(text, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      sealProblem(e.getMessage() + "; make a pair with: winnow keys new --evidence FILE");
    } catch (NoSuchFileException | FileNotFoundException e) {
      sealProblem("is not there; relative paths start at the policy's folder");
    } catch (AccessDeniedException e) {
      sealProblem("may not be read; check its permissions");
    } catch (IOException e) {
      sealProblem(
          "Is a directory".equals(e.getMessage())
              ? "is a folder; name the file of the public key"
              : "cannot be read (%s)".formatted(e.getClass().getSimpleName()));
    }
    return Optional.empty();
  }

  private void sealProblem(String what) {
    EvidenceSpec evidence = policy.evidence();
    problem(evidence.at(), "evidence.seal-to", evidence.sealTo().orElse("the key") + " " + what);
  }

  private SignedReviews reviews() {
    try {
      return policy
          .decisions()
          .map(spec -> ReviewLoader.load(spec, files, today))
          .orElse(SignedReviews.NONE);
    } catch (ProblemsException e) {
      problems.addAll(e.problems());
      return SignedReviews.NONE;
    }
  }

  private ListSource source(ListSpec spec) {
    return new ListSource(
        spec.id(),
        spec.purpose(),
        spec.confidential(),
        spec.path(),
        () -> files.open(spec.path()),
        spec.columns(),
        spec.version(),
        spec.date(),
        spec.format(),
        spec.canary(),
        new ListHandling(
            spec.use().matchDisputed(),
            spec.use().maxMalformed(),
            key,
            Optional.empty(),
            spec.categories()));
  }

  private Map<String, ImageModel> models() {
    Catalogue<ImageModel> catalogue = Catalogue.load(ImageModel.class);
    Map<String, ImageModel> models = new LinkedHashMap<>();
    for (Rule rule : policy.rules()) {
      if (rule instanceof ModelRule modelRule) {
        Optional<ImageModel> model = catalogue.byId(modelRule.model());
        if (model.isEmpty()) {
          String known =
              catalogue.all().stream().map(ImageModel::id).collect(Collectors.joining(", "));
          problem(
              rule.at(),
              "rules." + rule.id() + ".model",
              "there is no model " + modelRule.model() + "; known are: " + known);
        } else {
          models.put(modelRule.model(), model.get());
          labels(modelRule, model.get());
        }
      }
    }
    return models;
  }

  private void labels(ModelRule rule, ImageModel model) {
    for (String label : rule.labels()) {
      if (!model.labels().contains(label)) {
        problem(
            rule.at(),
            "rules." + rule.id() + ".labels",
            "model "
                + model.id()
                + " has no label "
                + label
                + "; it has: "
                + String.join(", ", model.labels()));
      }
    }
  }

  private void gate(ListSpec spec, LoadedList list, Optional<ListState> lastUse) {
    OptionalInt maxAge =
        spec.maxAge().isPresent()
            ? OptionalInt.of((int) spec.maxAge().get().toDays())
            : OptionalInt.empty();
    int mostShrink =
        spec.maxShrink()
            .map(share -> (int) Math.floor(share * 100))
            .orElse(ListGate.DEFAULT.mostShrinkPercent());
    OptionalDouble leastActive =
        spec.use().minActive().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    ListGate gate = new ListGate(maxAge, spec.minCount().orElse(1), mostShrink, leastActive);
    problems.addAll(gate.check(list, today, lastUse));
  }

  private void problem(Position at, String path, String message) {
    problems.add(new Problem(at.file(), at.line(), at.column(), path, message));
  }

  private void refuse() {
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }
}
