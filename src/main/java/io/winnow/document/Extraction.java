package io.winnow.document;

import io.winnow.core.ImageReference;
import io.winnow.core.Limits;
import io.winnow.core.Reason;
import io.winnow.core.ScreenText;
import io.winnow.core.UnscannableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One document being taken apart, with everything that is nested in it: what was found so far, and
 * what that may still cost.
 */
final class Extraction {
  /** The deepest nesting of documents in documents. */
  static final int MAX_DEPTH = 8;

  /** Most distinct picture references of one document. */
  private static final int MAX_REFERENCES = 20_000;

  private final Limits limits;
  private final EmbeddedParts sink;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<byte[]> offered = new ArrayList<>();
  private final Set<ImageReference> images = new LinkedHashSet<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder fullText = new StringBuilder();
  private final Set<ScreenText.Caption> captions = new LinkedHashSet<>();
  private String caption = "";
  private String title = "";
  private String declaredLanguage = "";
  private boolean anyReference;
  private long partBytes;
  private long inflated;

  Extraction(Limits limits, EmbeddedParts sink) {
    this.limits = limits;
    this.sink = sink;
  }

  Limits limits() {
    return limits;
  }

  /** Everything offered so far. */
  List<byte[]> offered() {
    return offered;
  }

  /**
   * Takes whatever is embedded apart: a picture or an unknown thing is a part, a document nests.
   */
  void embedded(byte[] bytes, String hint, Source source) throws UnscannableException {
    if (bytes.length == 0) {
      return;
    }
    DocumentKind kind = DocumentKind.of(source.mediaType());
    if (kind == DocumentKind.IMAGE || kind == DocumentKind.UNRECOGNISED) {
      picture(bytes, hint, "", source);
    } else if (kind.isDocument()) {
      if (source.depth() > MAX_DEPTH) {
        throw new UnscannableException(Reason.DEPTH_LIMIT);
      }
      DocumentParser.extract(bytes, source, this);
    } else if (OleTypes.isOle(bytes)) {
      DocumentParser.extract(bytes, source, this);
    } else if (TextSniffer.looksLikeText(bytes)) {
      // A style sheet, a script, a mail: what it carries in its text is embedded all the same.
      strip(new String(bytes, StandardCharsets.UTF_8), source);
    } else {
      offer(bytes, hint); // An archive or a film is not opened, so it must be seen as a part.
    }
  }

  /** Offers a picture and remembers that the document carries it. */
  void picture(byte[] bytes, String hint, String alt, Source source) throws UnscannableException {
    reference(new ImageReference("", line(strip(alt, source)), offer(bytes, hint)));
    if (source.mediaType().equals("image/svg+xml") && source.depth() <= MAX_DEPTH) {
      strip(new String(bytes, StandardCharsets.UTF_8), source.nested("text/plain"));
    }
  }

  private int offer(byte[] bytes, String hint) throws UnscannableException {
    String digest = sha256(bytes);
    Integer known = numbers.get(digest);
    if (known != null) {
      return known;
    }
    partBytes += bytes.length;
    if (partBytes > limits.partBytes()) {
      throw new UnscannableException(Reason.PART_BYTES_LIMIT);
    }
    if (numbers.size() >= limits.parts()) {
      throw new UnscannableException(Reason.PART_COUNT_LIMIT);
    }
    int number = sink.offer(bytes, hint.length() > 200 ? hint.substring(0, 200) : hint);
    numbers.put(digest, number);
    offered.add(bytes);
    return number;
  }

  void reference(ImageReference image) throws UnscannableException {
    anyReference = true;
    if (images.add(image) && images.size() > MAX_REFERENCES) {
      throw new UnscannableException(Reason.PART_COUNT_LIMIT);
    }
    if (!caption.isEmpty()) {
      captions.add(new ScreenText.Caption(caption, image.part()));
    }
  }

  /** The words beside the pictures that are taken until it is called again; empty for none. */
  void caption(String words) {
    caption = words;
  }

  /** Something else that the document refers to: it is not empty. */
  void sawReference() {
    anyReference = true;
  }

  /** Takes a {@code data:} address: what it carries is embedded. */
  void dataUri(String address, String alt, Source source) throws UnscannableException {
    sawReference();
    DataUri uri = DataUri.parse(address);
    byte[] bytes = uri.bytes();
    boolean saysPicture = uri.declaredType().startsWith("image/");
    if (bytes == null) {
      throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
    }
    if (bytes.length == 0) {
      return; // A placeholder: it carries nothing.
    }
    String type = MediaTypes.detect(bytes, uri.declaredType(), "");
    if (saysPicture || DocumentKind.of(type) == DocumentKind.IMAGE) {
      picture(bytes, "data:", alt, source.nested(type));
    } else if (DocumentKind.of(type) != DocumentKind.TEXT) {
      embedded(bytes, "data:", source.nested(type));
    } else {
      strip(new String(bytes, StandardCharsets.UTF_8), source.nested(type));
    }
  }

  /**
   * Takes {@code data:} addresses and long base64 runs out of a text.
   *
   * @return the text without them
   */
  String strip(String text, Source source) throws UnscannableException {
    if (text.length() < 12) {
      return text;
    }
    if (source.depth() > MAX_DEPTH) {
      throw new UnscannableException(Reason.DEPTH_LIMIT);
    }
    StringBuilder kept = null;
    int done = 0;
    for (Base64Text.Span uri = DataUri.next(text, 0);
        uri != null;
        uri = DataUri.next(text, uri.end())) {
      kept = kept == null ? new StringBuilder(text.length()) : kept;
      kept.append(text, done, uri.start());
      looseDataUri(text.substring(uri.start(), uri.end()), source);
      done = uri.end();
    }
    String rest = kept == null ? text : kept.append(text, done, text.length()).toString();
    return rest.length() < Base64Text.RUN ? rest : stripRuns(rest, source);
  }

  /**
   * In prose and scripts an address may be a fragment that a script completes: take what decodes.
   */
  private void looseDataUri(String address, Source source) throws UnscannableException {
    if (DataUri.parse(address).bytes() != null) {
      dataUri(address, "", source);
    } else {
      byte[] bytes = Base64Text.decodeRun(address.substring(address.indexOf(',') + 1));
      if (bytes.length > 0) {
        embedded(bytes, "data:", source.nested(MediaTypes.detect(bytes, "", "")));
      }
    }
  }

  private String stripRuns(String text, Source source) throws UnscannableException {
    StringBuilder kept = null;
    int done = 0;
    for (Base64Text.Span run = Base64Text.next(text, 0);
        run != null;
        run = Base64Text.next(text, run.end())) {
      kept = kept == null ? new StringBuilder(text.length()) : kept;
      kept.append(text, done, run.start());
      byte[] bytes = Base64Text.decodeRun(text.substring(run.start(), run.end()));
      String type = MediaTypes.detect(bytes, "", "");
      DocumentKind kind = DocumentKind.of(type);
      if (kind != DocumentKind.UNRECOGNISED && kind != DocumentKind.TEXT) {
        embedded(bytes, "base64", source.nested(type));
      }
      done = run.end();
    }
    return kept == null ? text : kept.append(text, done, text.length()).toString();
  }

  /** Adds main text, which is full text too. */
  void addText(String more) throws UnscannableException {
    append(text, more);
    append(fullText, more);
  }

  /** Adds text that is screened but not kept. */
  void addMargin(String more) throws UnscannableException {
    append(fullText, more);
  }

  /** Adds text that is kept, and is a part of what was screened already. */
  void addMain(String more) throws UnscannableException {
    append(text, more);
  }

  private void append(StringBuilder to, String more) throws UnscannableException {
    if (more.isBlank()) {
      return;
    }
    if (to.length() + (long) more.length() >= limits.recordBytes()) {
      throw new UnscannableException(Reason.TEXT_LIMIT);
    }
    to.append(to.isEmpty() ? "" : "\n").append(more.strip());
  }

  /** The title, as the outermost document that has one says. */
  void title(String candidate) throws UnscannableException {
    String line = line(candidate);
    addMargin(line);
    if (title.isEmpty()) {
      title = line;
    }
  }

  void language(String declared) {
    declaredLanguage = declaredLanguage.isEmpty() ? declared : declaredLanguage;
  }

  /** Counts bytes that came out of a compressed container. */
  void inflated(long bytes) throws UnscannableException {
    inflated += bytes;
    if (inflated > inflateLimit()) {
      throw new UnscannableException(Reason.PART_BYTES_LIMIT);
    }
  }

  /** How many bytes may still come out of compressed containers. */
  long inflatable() {
    return Math.max(0, inflateLimit() - inflated);
  }

  private long inflateLimit() {
    return limits.recordBytes() + limits.partBytes();
  }

  ParsedDocument result() throws UnscannableException {
    if (fullText.isEmpty() && images.isEmpty() && !anyReference && numbers.isEmpty()) {
      throw new UnscannableException(Reason.EMPTY_RESULT);
    }
    String main = text.toString();
    return new ParsedDocument(
        title,
        main,
        fullText.toString(),
        Languages.of(main, declaredLanguage),
        List.copyOf(images),
        List.copyOf(captions));
  }

  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String sha256(byte[] bytes) {
    try {
      return new String(
          MessageDigest.getInstance("SHA-256").digest(bytes), StandardCharsets.ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
