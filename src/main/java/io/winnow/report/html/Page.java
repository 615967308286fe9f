package io.winnow.report.html;

import gg.jte.Content;
import io.winnow.summary.SampledRow;
import java.util.List;

/**
 * All that the template is given.
 *
 * @param policy the content security policy
 * @param css the style sheet
 * @param script the script
 * @param mask whether small figures are masked
 * @param banner section 0
 * @param glance section 1
 * @param attention section 2
 * @param excluded section 3
 * @param origin section 4
 * @param sampled section 5
 * @param items where the sampled rows go
 * @param policyText section 6
 * @param inputs section 7
 * @param method section 8
 * @param takeaway section 9
 */
public record Page(
    String policy,
    String css,
    String script,
    boolean mask,
    Banner banner,
    Glance glance,
    Attention attention,
    Excluded excluded,
    Origin origin,
    Sampled sampled,
    Content items,
    PolicyText policyText,
    Inputs inputs,
    Method method,
    Takeaway takeaway) {

  /** The title as plain text. */
  public String plainTitle() {
    return banner.plainTitle();
  }

  /**
   * The page.
   *
   * @param items where the sampled rows go
   * @param sampled those that go there
   */
  static Page of(Scene scene, Assets assets, Content items, List<SampledRow> sampled) {
    return new Page(
        assets.policy(),
        assets.css(),
        assets.script(),
        scene.mask(),
        Banner.of(scene),
        Glance.of(scene),
        Attention.of(scene),
        Excluded.of(scene),
        Origin.of(scene),
        Sampled.of(scene, sampled),
        items,
        PolicyText.of(scene),
        Inputs.of(scene),
        Method.of(scene),
        Takeaway.of(scene));
  }
}
