package io.winnow.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;

/** Tells the kinds of OLE2 container apart by the streams in them. */
final class OleTypes {
  static final String GENERIC = "application/x-tika-msoffice";

  private OleTypes() {}

  static boolean isOle(byte[] bytes) {
    return MediaTypes.starts(bytes, 0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  }

  /** The type; {@link #GENERIC} for a container that cannot be read or holds nothing known. */
  static String detect(byte[] bytes) {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntry("EncryptedPackage")) {
        return "application/x-tika-ooxml-protected";
      }
      return POIFSContainerDetector.detect(root.getEntryNames(), root).getBaseType().toString();
    } catch (IOException | RuntimeException e) {
      // A cut Word file must meet the parser and fail there: it is not a type nobody asked for.
      return "application/msword";
    }
  }
}
