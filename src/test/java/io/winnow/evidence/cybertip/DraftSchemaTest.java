package io.winnow.evidence.cybertip;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema against what the documentation of the service allows and refuses. */
class DraftSchemaTest {
  private final DraftSchema schema = new DraftSchema();

  static List<Path> accepted() throws IOException, URISyntaxException {
    return fixtures("accepted");
  }

  static List<Path> refused() throws IOException, URISyntaxException {
    return fixtures("refused");
  }

  private static List<Path> fixtures(String folder) throws IOException, URISyntaxException {
    Path at = Path.of(Objects.requireNonNull(DraftSchemaTest.class.getResource(folder)).toURI());
    try (Stream<Path> files = Files.list(at)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void whatTheServiceTakesIsAccepted(Path fixture) throws IOException {
    byte[] document = Files.readAllBytes(fixture);
    assertDoesNotThrow(() -> schema.check(document));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsWrongIsRefused(Path fixture) throws IOException {
    byte[] document = Files.readAllBytes(fixture);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> schema.check(document));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith("not a draft by our schema"));
  }

  /** All eight, as the documentation lists them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Child Pornography (possession, manufacture, and distribution)",
        "Child Sex Trafficking",
        "Child Sex Tourism",
        "Child Sexual Molestation",
        "Misleading Domain Name",
        "Misleading Words or Digital Images on the Internet",
        "Online Enticement of Children for Sexual Acts",
        "Unsolicited Obscene Material Sent to a Child"
      })
  void everyTypeOfIncidentIsAccepted(String type) throws IOException, URISyntaxException {
    String report = Files.readString(accepted().get(accepted().size() - 1));
    String changed =
        report.replace("Child Pornography (possession, manufacture, and distribution)", type);
    assertTrue(changed.contains(type));
    assertDoesNotThrow(() -> schema.check(changed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aRefusalSaysWhereAndNeverWhat() {
    String document = "<report>\n  <zz-secret>http://hit.example/zz</zz-secret>\n</report>";
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> schema.check(document.getBytes(StandardCharsets.UTF_8)));
    assertEquals("not a draft by our schema: line 2, column 14", refusal.getMessage());
    assertFalse(String.valueOf(refusal.getCause()).contains("zz-secret"));
  }

  @Test
  void textOfExactlyTheGreatestLengthIsAccepted() {
    String most = "x".repeat(3000);
    String report =
        """
        <report><incidentSummary><incidentType>Child Sex Tourism</incidentType>\
        <incidentDateTime>2024-05-01T12:00:00Z</incidentDateTime></incidentSummary><reporter>\
        <reportingPerson><email>a@example.org</email></reportingPerson></reporter>\
        <additionalInfo>%s</additionalInfo></report>\
        """
            .formatted(most);
    assertDoesNotThrow(() -> schema.check(report.getBytes(StandardCharsets.UTF_8)));
  }
}
