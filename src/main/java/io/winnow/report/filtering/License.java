package io.winnow.report.filtering;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The licence of a dataset, as an address or an SPDX id. {@code LicenseRef-…} is no such id:
 * without an address nobody can read what it stands for.
 *
 * @param text as the operator wrote it
 */
public record License(String text) {
  private static final Pattern SPDX_ADDRESS =
      Pattern.compile("https?://(?:www\\.)?spdx\\.org/licenses/([A-Za-z0-9.+-]+?)(?:\\.html)?/?");
  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile(
          "https?://(?:www\\.)?creativecommons\\.org/licenses/([a-z-]+)/([0-9.]+)/?(?:deed.*)?");
  private static final Pattern CC_ZERO =
      Pattern.compile("https?://(?:www\\.)?creativecommons\\.org/publicdomain/zero/1\\.0/?.*");

  /**
   * Ids that the Hugging Face Hub knows for data, and for what is often taken for it; from its page
   * on licences. Others are {@code other} there.
   */
  private static final Set<String> HUB =
      Set.of(
          "apache-2.0",
          "mit",
          "bsd-2-clause",
          "bsd-3-clause",
          "cc0-1.0",
          "cc-by-2.0",
          "cc-by-2.5",
          "cc-by-3.0",
          "cc-by-4.0",
          "cc-by-sa-3.0",
          "cc-by-sa-4.0",
          "cc-by-nc-2.0",
          "cc-by-nc-3.0",
          "cc-by-nc-4.0",
          "cc-by-nd-4.0",
          "cc-by-nc-nd-3.0",
          "cc-by-nc-nd-4.0",
          "cc-by-nc-sa-2.0",
          "cc-by-nc-sa-3.0",
          "cc-by-nc-sa-4.0",
          "cdla-sharing-1.0",
          "cdla-permissive-1.0",
          "cdla-permissive-2.0",
          "etalab-2.0",
          "agpl-3.0",
          "gpl-2.0",
          "gpl-3.0",
          "lgpl-2.1",
          "lgpl-3.0",
          "unlicense");

  /** Ids that the Hub writes without the version. */
  private static final Map<String, String> HUB_FAMILIES =
      Map.of(
          "odc-by-1.0", "odc-by",
          "odbl-1.0", "odbl",
          "pddl-1.0", "pddl",
          "c-uda-1.0", "c-uda",
          "gfdl-1.3", "gfdl");

  /** Whether it is an address or an SPDX id. */
  boolean isUnderstood() {
    return WebLink.isOne(text) || SpdxIds.canonical(text).isPresent();
  }

  /** Where it can be read. */
  public String url() {
    return WebLink.isOne(text)
        ? text
        : "https://spdx.org/licenses/" + SpdxIds.canonical(text).orElse(text) + ".html";
  }

  /** Its id on the Hugging Face Hub, where there is one. */
  public Optional<String> hubId() {
    String id = spdxId().toLowerCase(Locale.ROOT).replaceFirst("-(only|or-later)$", "");
    String family = HUB_FAMILIES.get(id);
    return family != null
        ? Optional.of(family)
        : HUB.contains(id) ? Optional.of(id) : Optional.empty();
  }

  private String spdxId() {
    Matcher spdx = SPDX_ADDRESS.matcher(text);
    if (spdx.matches()) {
      return spdx.group(1);
    }
    Matcher commons = CREATIVE_COMMONS.matcher(text);
    if (commons.matches()) {
      return "cc-" + commons.group(1) + "-" + commons.group(2);
    }
    return CC_ZERO.matcher(text).matches() ? "cc0-1.0" : text;
  }
}
