package io.winnow.evidence.cybertip;

import java.nio.charset.StandardCharsets;

/** Who reports in tests. */
final class Reporters {
  static final String TEXT =
      """
      # who reports
      first-name = Ada
      last-name = Example
      email = reports@example.org
      phone = +1 555 0100
      company-template = We train on crawled pages.\\nAsk us by e-mail.
      terms-of-service = none
      legal-url = https://example.org/legal
      """;

  private Reporters() {}

  static Reporter full() {
    return of(TEXT);
  }

  static Reporter of(String text) {
    return Reporter.parse("reporter.properties", text.getBytes(StandardCharsets.UTF_8));
  }
}
