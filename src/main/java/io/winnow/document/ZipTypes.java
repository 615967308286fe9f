package io.winnow.document;

import io.winnow.core.UnscannableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Tells Office, ODF and EPUB packages apart from plain archives. */
final class ZipTypes {
  static final String ZIP = "application/zip";
  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

  private ZipTypes() {}

  static String detect(byte[] bytes) {
    try (ZipPackage zip = ZipPackage.open(bytes)) {
      Set<String> names =
          zip.entries().stream().map(ZipArchiveEntry::getName).collect(Collectors.toSet());
      if (names.contains("[Content_Types].xml")) {
        return ofOffice(names);
      }
      if (names.contains("mimetype")) {
        return ofMimetype(new String(zip.read("mimetype", 256), StandardCharsets.US_ASCII).strip());
      }
      if (names.contains("META-INF/container.xml") && !names.contains("META-INF/manifest.xml")) {
        return "application/epub+zip";
      }
      return names.contains("AndroidManifest.xml")
          ? "application/vnd.android.package-archive"
          : names.contains("META-INF/MANIFEST.MF") ? "application/java-archive" : ZIP;
    } catch (IOException | UnscannableException | RuntimeException e) {
      return ofFirstEntry(bytes);
    }
  }

  private static String ofOffice(Set<String> names) {
    if (names.contains("xl/workbook.bin")) {
      return "application/vnd.ms-excel.sheet.binary.macroenabled.12";
    }
    for (String name : names) {
      if (name.startsWith("word/")) {
        return OOXML + "wordprocessingml.document";
      }
      if (name.startsWith("xl/")) {
        return OOXML + "spreadsheetml.sheet";
      }
      if (name.startsWith("ppt/")) {
        return OOXML + "presentationml.presentation";
      }
    }
    return names.contains("visio/document.xml") || names.contains("FixedDocumentSequence.fdseq")
        ? ZIP
        : "application/x-tika-ooxml";
  }

  private static String ofMimetype(String type) {
    return type.equals("application/epub+zip")
            || type.startsWith("application/vnd.oasis.opendocument.")
        ? type
        : type.startsWith("application/vnd.sun.xml.") ? type : ZIP;
  }

  /** A package whose directory cannot be read still meets its parser, to fail there. */
  private static String ofFirstEntry(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
    if (head.contains("[Content_Types].xml") || head.contains("_rels/.rels")) {
      return "application/x-tika-ooxml";
    }
    int at = head.indexOf("mimetypeapplication/");
    if (at >= 0) {
      return head.startsWith("epub+zip", at + 20)
          ? "application/epub+zip"
          : head.startsWith("vnd.oasis.", at + 20)
              ? "application/vnd.oasis.opendocument.text"
              : ZIP;
    }
    return ZIP;
  }
}
