package io.winnow.sample;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Writes PDF 1.4 (ISO 32000-1): pages of Helvetica with pictures under the text. */
final class PdfFile {
  /** Pads passwords: ISO 32000-1, algorithm 2. */
  private static final byte[] PADDING =
      HexFormat.of().parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");

  private static final byte[] ID =
      "winnow sample pdf".substring(0, 16).getBytes(StandardCharsets.US_ASCII);
  private static final int PERMISSIONS = -4;

  @SuppressWarnings("ArrayRecordComponent") // The bytes of a file on their way out.
  private record Picture(String dictionary, byte[] data) {}

  private record Page(List<String> lines, List<Picture> pictures) {}

  private final List<Page> pages = new ArrayList<>();
  private byte[] key = new byte[0];
  private byte[] ownerEntry = new byte[0];

  /** Starts a page of so many lines of ASCII text. */
  PdfFile page(String... lines) {
    pages.add(new Page(List.of(lines), new ArrayList<>()));
    return this;
  }

  /** Puts a JPEG of three colours on the last page, byte for byte. */
  PdfFile jpeg(byte[] jpeg, int width, int height) {
    return picture("/DCTDecode", jpeg, width, height);
  }

  /** Puts a picture on the last page, losslessly. */
  PdfFile lossless(Raster raster) {
    return picture("/FlateDecode", Deflate.zlib(raster.rgb()), raster.width(), raster.height());
  }

  private PdfFile picture(String filter, byte[] data, int width, int height) {
    String dictionary =
        "/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB"
            .formatted(width, height);
    Picture picture = new Picture(dictionary + " /BitsPerComponent 8 /Filter " + filter, data);
    pages.get(pages.size() - 1).pictures().add(picture);
    return this;
  }

  /** Asks for a password to open: the standard handler with 40-bit RC4. */
  PdfFile encrypted(String password) {
    byte[] padded = padded(password);
    ownerEntry = rc4(Arrays.copyOf(md5(padded("owner")), 5), padded);
    byte[] permissions = new ByteSink().u32le(PERMISSIONS).bytes();
    key = Arrays.copyOf(md5(padded, ownerEntry, permissions, ID), 5);
    return this;
  }

  byte[] bytes() {
    List<byte[]> objects = new ArrayList<>();
    objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
    objects.add(new byte[0]);
    objects.add(ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
    StringBuilder kids = new StringBuilder();
    for (Page page : pages) {
      StringBuilder content = new StringBuilder();
      StringBuilder resources = new StringBuilder();
      int y = 560;
      for (Picture picture : page.pictures()) {
        int number = add(objects, picture.dictionary(), picture.data());
        resources.append("/P%d %d 0 R ".formatted(number, number));
        content.append("q 160 0 0 160 72 %d cm /P%d Do Q\n".formatted(y, number));
        y -= 180;
      }
      y = 760;
      for (String line : page.lines()) {
        content.append("BT /F1 12 Tf 72 %d Td (%s) Tj ET\n".formatted(y, line));
        y -= 16;
      }
      int contents = add(objects, "", ascii(content.toString()));
      objects.add(
          ascii(
              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                      .formatted(contents)
                  + " /Resources << /Font << /F1 3 0 R >> /XObject << "
                  + resources
                  + ">> >> >>"));
      kids.append(objects.size()).append(" 0 R ");
    }
    objects.set(1, ascii("<< /Type /Pages /Count %d /Kids [ %s] >>".formatted(pages.size(), kids)));
    String trailer = "/Size %d /Root 1 0 R".formatted(objects.size() + 1);
    if (key.length > 0) {
      String id = HexFormat.of().formatHex(ID);
      trailer += " /ID [ <%s> <%s> ] /Encrypt << %s >>".formatted(id, id, encryption());
    }
    return file(objects, trailer);
  }

  private int add(List<byte[]> objects, String dictionary, byte[] data) {
    int number = objects.size() + 1;
    byte[] stored = key.length == 0 ? data : rc4(objectKey(number), data);
    String head = "<< %s /Length %d >>\nstream\n".formatted(dictionary, stored.length);
    objects.add(new ByteSink().ascii(head).put(stored).ascii("\nendstream").bytes());
    return number;
  }

  private static byte[] file(List<byte[]> objects, String trailer) {
    ByteSink out = new ByteSink().ascii("%PDF-1.4\n%").u8(0xe2, 0xe3, 0xcf, 0xd3, '\n');
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append("%010d 00000 n \n".formatted(out.size()));
      out.ascii((i + 1) + " 0 obj\n").put(objects.get(i)).ascii("\nendobj\n");
    }
    int start = out.size();
    out.ascii("xref\n0 %d\n%s".formatted(objects.size() + 1, table));
    return out.ascii("trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n".formatted(trailer, start))
        .bytes();
  }

  private String encryption() {
    HexFormat hex = HexFormat.of();
    return "/Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s>"
        .formatted(PERMISSIONS, hex.formatHex(ownerEntry), hex.formatHex(rc4(key, PADDING)));
  }

  private byte[] objectKey(int number) {
    byte[] salt = {(byte) number, (byte) (number >> 8), (byte) (number >> 16), 0, 0};
    return Arrays.copyOf(md5(key, salt), key.length + 5);
  }

  private static byte[] padded(String password) {
    byte[] all = new ByteSink().ascii(password).put(PADDING).bytes();
    return Arrays.copyOf(all, 32);
  }

  private static byte[] md5(byte[]... pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      Arrays.stream(pieces).forEach(digest::update);
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("InsecureCryptoUsage") // What the old format prescribes; nothing is secret.
  private static byte[] rc4(byte[] secret, byte[] data) {
    try {
      Cipher cipher = Cipher.getInstance("ARCFOUR");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "ARCFOUR"));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
