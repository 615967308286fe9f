package io.winnow.document;

import io.winnow.core.Reason;
import io.winnow.core.UnscannableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.parser.microsoft.OfficeParser;

/**
 * The old binary Office formats, and the OLE2 containers that embedded objects come in.
 *
 * <p>Tika takes text and pictures out of Word, Excel and PowerPoint. Then every stream is searched
 * for the signatures of JPEG and PNG: one that no offered part contains was not taken out.
 */
final class OleExtractor implements DocumentParser.Extractor {
  private static final int PROBE = 24;

  @Override
  public void extract(byte[] bytes, Source source, Extraction into) throws Exception {
    if (source.mediaType().equals("application/x-tika-ooxml-protected")) {
      throw new UnscannableException(Reason.ENCRYPTED);
    }
    boolean office = DocumentKind.of(source.mediaType()) == DocumentKind.OFFICE;
    if (office) {
      TikaText.run(new OfficeParser(), bytes, source, into, true);
    } else if (source.depth() > Extraction.MAX_DEPTH) {
      throw new UnscannableException(Reason.DEPTH_LIMIT);
    }
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      walk(files.getRoot(), source, into, !office, 0);
    }
  }

  private static void walk(
      DirectoryNode folder, Source source, Extraction into, boolean takeStreams, int level)
      throws IOException, UnscannableException {
    if (level > 32) {
      throw new UnscannableException(Reason.DEPTH_LIMIT);
    }
    for (Entry entry : folder) {
      if (entry instanceof DirectoryNode inner) {
        walk(inner, source, into, takeStreams, level + 1);
      } else if (entry instanceof DocumentNode node) {
        byte[] stream = read(node, into);
        if (takeStreams) {
          take(node.getName(), stream, source, into);
        }
        requireTaken(stream, into);
      }
    }
  }

  private static byte[] read(DocumentNode node, Extraction into)
      throws IOException, UnscannableException {
    into.inflated(node.getSize());
    try (InputStream in = new DocumentInputStream(node)) {
      return in.readAllBytes();
    }
  }

  /** A stream of an embedded object is what was embedded, plain or in a wrapper. */
  private static void take(String name, byte[] stream, Source source, Extraction into)
      throws UnscannableException {
    byte[] content = stream;
    if (name.equals(Ole10Native.OLE10_NATIVE)) {
      try {
        content = new Ole10Native(stream, 0).getDataBuffer();
      } catch (Ole10NativeException e) {
        throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
      }
    }
    String type = MediaTypes.detect(content, "", "");
    DocumentKind kind = DocumentKind.of(type);
    boolean named = name.equals(Ole10Native.OLE10_NATIVE) || name.equals("CONTENTS");
    if (named || kind == DocumentKind.IMAGE || (kind.isDocument() && kind != DocumentKind.TEXT)) {
      into.embedded(content, "", source.nested(type));
    }
  }

  private static void requireTaken(byte[] stream, Extraction into) throws UnscannableException {
    for (int i = 0; i + PROBE <= stream.length; i++) {
      boolean jpeg =
          stream[i] == (byte) 0xff
              && stream[i + 1] == (byte) 0xd8
              && stream[i + 2] == (byte) 0xff
              && (stream[i + 3] & 0xf0) >= 0xc0
              && (stream[i + 3] & 0xff) < 0xff;
      boolean png =
          stream[i] == (byte) 0x89
              && MediaTypes.starts(stream, i, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a);
      if (jpeg || png) {
        int length = heldBy(stream, i, into);
        if (length == 0) {
          throw new UnscannableException(Reason.PART_NOT_EXTRACTED);
        }
        i += length - 1;
      }
    }
  }

  /** How much of a part lies at this place of a stream; 0 if no part begins or goes on there. */
  private static int heldBy(byte[] stream, int at, Extraction into) {
    for (byte[] part : into.offered()) {
      int length = Math.min(part.length, stream.length - at);
      int same = Arrays.mismatch(part, 0, length, stream, at, at + length);
      // A long stream may cut a part into records; its beginning is in one piece.
      if (same < 0 || same >= PROBE) {
        return same < 0 ? length : same;
      }
    }
    return 0;
  }
}
