package io.winnow.evidence.cybertip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * What every draft is held against before it is written. Follows no reference to anywhere. Not to
 * be used by two threads.
 */
final class DraftSchema {
  private static final String RESOURCE = "/io/winnow/evidence/cybertip-draft.xsd";

  private final Validator validator;

  DraftSchema() {
    // The JDK's own, whatever else is on the class path.
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    try (InputStream xsd = DraftSchema.class.getResourceAsStream(RESOURCE)) {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator = factory.newSchema(new StreamSource(xsd)).newValidator();
      validator.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    } catch (SAXException e) {
      throw new IllegalStateException("this JDK cannot check XML against a schema", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks a document.
   *
   * @throws IllegalArgumentException if it does not follow the schema; says where, never what
   */
  void check(byte[] document) {
    try {
      validator.validate(new StreamSource(new ByteArrayInputStream(document)));
    } catch (SAXParseException e) {
      throw new IllegalArgumentException(
          "not a draft by our schema: line %d, column %d"
              .formatted(e.getLineNumber(), e.getColumnNumber()));
    } catch (SAXException e) {
      throw new IllegalArgumentException("not a draft by our schema");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
