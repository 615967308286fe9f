package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be reached from a PDF's trailer, each object once: so loops end, and a
 * picture is found in whatever form, pattern, glyph, annotation or layer it lies.
 *
 * <p>Pages come first, in their order, each with all it holds: a link from one page to another must
 * not change the numbers that pictures get.
 */
final class PdfGraph {
  private static final COSName THUMB = COSName.getPDFName("Thumb");
  private static final COSName CHAR_PROCS = COSName.getPDFName("CharProcs");
  private static final COSName XFA = COSName.getPDFName("XFA");

  /** What the entry says that led to a stream. */
  private enum Role {
    NONE,
    PICTURE,
    CONTENT,
    GLYPH,
    FILE,
    XFA
  }

  private record Visit(COSBase object, Role role, @Nullable COSDictionary resources) {}

  private final PDDocument pdf;
  private final Source source;
  private final Extraction into;
  private final PdfPictures pictures;
  private final Deque<Visit> open = new ArrayDeque<>();
  private final List<Visit> children = new ArrayList<>();
  private final IdentityHashMap<COSBase, Set<Role>> seen = new IdentityHashMap<>();
  private final StringBuilder margin = new StringBuilder();

  PdfGraph(PDDocument pdf, Source source, Extraction into) {
    this.pdf = pdf;
    this.source = source;
    this.into = into;
    this.pictures = new PdfPictures(source, into);
  }

  /** Visits all, offers pictures and attached files, adds what forms and notes say. */
  void take() throws IOException, UnscannableException {
    for (PDPage page : pdf.getPages()) {
      push(page.getCOSObject(), Role.NONE, null);
    }
    push(pdf.getDocument().getTrailer(), Role.NONE, null);
    openChildren();
    while (!open.isEmpty()) {
      visit(open.pop());
      openChildren();
    }
    into.addMargin(into.strip(Lines.tidy(margin), source));
  }

  /** Opens what was pushed so that the first of it is visited next, with all that it leads to. */
  private void openChildren() {
    for (int i = children.size() - 1; i >= 0; i--) {
      open.push(children.get(i));
    }
    children.clear();
  }

  private void push(@Nullable COSBase object, Role role, @Nullable COSDictionary resources) {
    COSBase base = object instanceof COSObject reference ? reference.getObject() : object;
    boolean container = base instanceof COSDictionary || base instanceof COSArray;
    if (container
        && seen.computeIfAbsent(base, b -> Collections.newSetFromMap(new EnumMap<>(Role.class)))
            .add(role)) {
      children.add(new Visit(base, role, resources));
    }
  }

  private void visit(Visit visit) throws IOException, UnscannableException {
    if (visit.object() instanceof COSArray array) {
      if (visit.role() == Role.CONTENT) {
        pictures.inline(joined(array), resources(visit.resources()), false);
      }
      for (int i = 0; i < array.size(); i++) {
        push(array.get(i), visit.role() == Role.XFA ? Role.XFA : Role.NONE, null);
      }
    } else if (visit.object() instanceof COSDictionary dictionary) {
      if (dictionary instanceof COSStream stream) {
        stream(stream, visit);
      }
      COSDictionary resources = inheritedResources(dictionary);
      for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
        push(entry.getValue(), role(dictionary, entry.getKey(), visit.role()), resources);
      }
      words(dictionary);
    }
  }

  private static Role role(COSDictionary holder, COSName key, Role role) {
    if (key.equals(COSName.CONTENTS)) {
      return Role.CONTENT;
    }
    if (key.equals(THUMB)) {
      return Role.PICTURE;
    }
    if (key.equals(XFA)) {
      return Role.XFA;
    }
    if (key.equals(CHAR_PROCS) || (role == Role.GLYPH && !(holder instanceof COSStream))) {
      return Role.GLYPH;
    }
    if (key.equals(COSName.EF) || (role == Role.FILE && !(holder instanceof COSStream))) {
      return Role.FILE;
    }
    return Role.NONE;
  }

  private void stream(COSStream stream, Visit visit) throws IOException, UnscannableException {
    COSName subtype = stream.getCOSName(COSName.SUBTYPE);
    if (visit.role() == Role.PICTURE || COSName.IMAGE.equals(subtype)) {
      pictures.take(stream);
    } else if (visit.role() == Role.FILE) {
      byte[] bytes = decoded(stream);
      into.embedded(bytes, "", source.nested(MediaTypes.detect(bytes, "", "")));
    } else if (visit.role() == Role.XFA) {
      xfa(decoded(stream));
    } else if (visit.role() == Role.CONTENT
        || visit.role() == Role.GLYPH
        || COSName.FORM.equals(subtype)
        || stream.getInt(COSName.PATTERN_TYPE, 0) == 1) {
      COSDictionary own = stream.getCOSDictionary(COSName.RESOURCES);
      pictures.inline(
          decoded(stream),
          resources(own == null ? visit.resources() : own),
          visit.role() == Role.GLYPH);
    }
  }

  /** A form's XML may hold pictures in base64; it is read without its entities. */
  private void xfa(byte[] bytes) throws UnscannableException {
    String xml = new String(bytes, StandardCharsets.UTF_8);
    String rest = into.strip(xml, source);
    margin.append(Jsoup.parse(rest, "", Parser.xmlParser()).text()).append('\n');
  }

  /** What a note, a form field or a described figure says. */
  private void words(COSDictionary dictionary) throws UnscannableException {
    for (COSName key :
        new COSName[] {COSName.CONTENTS, COSName.V, COSName.TU, COSName.ALT, COSName.TITLE}) {
      if (dictionary.getDictionaryObject(key) instanceof COSString words
          && !dictionary.containsKey(COSName.FILTER)) {
        margin.append(words.getString()).append('\n');
        if (margin.length() > into.limits().recordBytes()) {
          throw new UnscannableException(Reason.TEXT_LIMIT);
        }
      }
    }
  }

  private byte[] joined(COSArray array) throws IOException, UnscannableException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < array.size(); i++) {
      if (array.getObject(i) instanceof COSStream stream) {
        all.write(decoded(stream));
        all.write('\n');
      }
    }
    return all.toByteArray();
  }

  private byte[] decoded(COSStream stream) throws IOException, UnscannableException {
    try (InputStream in = stream.createInputStream()) {
      byte[] bytes = in.readNBytes((int) Math.min(into.inflatable() + 1, 1 << 30));
      into.inflated(bytes.length);
      return bytes;
    }
  }

  /** A page without resources of its own has those of the nearest folder of pages above it. */
  private static @Nullable COSDictionary inheritedResources(COSDictionary dictionary) {
    COSDictionary holder = dictionary;
    for (int i = 0; i < 64 && holder != null; i++) {
      COSDictionary resources = holder.getCOSDictionary(COSName.RESOURCES);
      if (resources != null) {
        return resources;
      }
      holder = holder.getCOSDictionary(COSName.PARENT);
    }
    return null;
  }

  private static PDResources resources(@Nullable COSDictionary dictionary) {
    return dictionary == null ? new PDResources() : new PDResources(dictionary);
  }
}
