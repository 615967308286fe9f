package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.grid.GridPlugin;
import io.winnow.spi.PluginJars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules on perceptual kinds, with a hasher that only a plug-in knows. */
class PerceptualRuleTest {
  @TempDir Path folder;
  private PluginJars.Use plugins;

  @BeforeEach
  void install() throws IOException {
    plugins = GridPlugin.use(folder);
  }

  @AfterEach
  void remove() {
    plugins.close();
  }

  private static String policy(String keys) {
    return """
        policy: p
        format: 1
        lists: [{id: l, path: l.csv, purpose: custom}]
        rules: [{id: r, list: l, verdict: flag, %s}]
        """
        .formatted(keys);
  }

  private static ListRule rule(String keys) {
    return (ListRule) Policies.parse(policy(keys)).rules().get(0);
  }

  private static String message(String keys) {
    List<String> messages = Policies.messages(policy(keys));
    assertEquals(1, messages.size(), messages::toString);
    return messages.get(0);
  }

  private static MatchKind kind(String id) {
    return MatchKind.all().get(id);
  }

  @Test
  void aHasherOfAPlugInIsAKindOfItsOwnDistances() {
    assertEquals(2000, rule("match: zz-grid").distance(kind("zz-grid")));
    assertEquals(50_000, rule("match: zz-grid, distance: 50000").distance(kind("zz-grid")));
    assertTrue(message("match: zz-grid, distance: 50001").contains("0–50000"));
    assertTrue(message("match: pdq, distance: 65").contains("0–64"));
  }

  @Test
  void severalKindsHaveADistanceEach() {
    ListRule both = rule("match: [zz-grid, pdq], distance: {zz-grid: 7}");
    assertEquals(7, both.distance(kind("zz-grid")));
    assertEquals(31, both.distance(kind("pdq")));
    assertTrue(
        message("match: [zz-grid, pdq], distance: 7").endsWith("write {pdq: 31, zz-grid: 2000}"));
    assertTrue(message("match: [md5, pdq], distance: {zz-grid: 7}").contains("unknown key"));
  }

  @Test
  void theCanonicalFormSaysEveryDistance() {
    String canonical = Policies.parse(policy("match: [zz-grid, md5, pdq]")).canonical();
    assertTrue(
        canonical.contains(
            """
                match: [md5, pdq, zz-grid]
                distance: {pdq: 31, zz-grid: 2000}
                quality: 50
                orientations: upright
            """),
        canonical);
    assertEquals(canonical, Policies.parse(canonical).canonical());
  }

  @Test
  void orientationsAreUprightUnlessAllAreAskedFor() {
    assertEquals(Orientations.UPRIGHT, rule("match: pdq").orientations());
    assertEquals(Orientations.ALL, rule("match: pdq, orientations: all").orientations());
    assertTrue(message("match: pdq, orientations: al").endsWith("did you mean all"));
    assertTrue(
        message("match: md5, orientations: all")
            .contains("orientations goes with match: pdq or zz-grid only"));
  }

  @Test
  void anyRandomPolicyReadsBackWithThePlugInToo() {
    RandomPolicy random = new RandomPolicy(7);
    for (int i = 0; i < 200; i++) {
      String canonical = random.next().canonical();
      assertEquals(canonical, Policies.parse(canonical).canonical());
    }
  }

  @Test
  void withoutThePlugInItsNameIsNone() {
    plugins.close();
    assertTrue(message("match: zz-grid").contains("\"zz-grid\" is none of md5, sha1, sha256, pdq"));
  }
}
