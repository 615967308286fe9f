package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NsrlListFormatTest extends ListFormatContract {
  private static final String MD5 = "00112233445566778899aabbccddeeff";
  private static final String SHA1 = MD5 + "01234567";

  @Override
  ListFormat format() {
    return new NsrlListFormat();
  }

  @Override
  String sample() {
    return """
        # Version: 1
        #date: 2024-05-01
        # canary:  a.example
        "SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"
        "00112233445566778899AABBCCDDEEFF01234567","00112233445566778899AABBCCDDEEFF","89ABCDEF","a.dll",7,8,"9",""
        "","zz-term","89ABCDEF","b.dll",7,8,"9",""
        """;
  }

  @Override
  String place() {
    return "6:4";
  }

  @Override
  String fileName() {
    return "NSRLFile.txt";
  }

  @Override
  List<String> bombs() {
    return List.of(
        "\"SHA-1\",\"MD5\"\n" + ",".repeat(1_000_000),
        "\"".repeat(1_000_000),
        "a".repeat(5_000_000));
  }

  @Test
  void readsHashesAndSpecialCodesWhateverFilesAreCalled() throws IOException {
    assertEquals(
        List.of(
            "2 active sha1=%s md5=%s".formatted(SHA1, MD5),
            "3 active category=M sha1=%s md5=%s".formatted(SHA1.replace('4', '5'), MD5),
            "4 active category=S md5=" + MD5,
            "5:1 malformed",
            "5 active md5=" + MD5,
            "6:0 malformed"),
        Readings.ofFile(format(), Map.of(), "NSRLFile.txt").said);
  }

  @Test
  void saysThatItIsNoNsrlFile() throws IOException {
    assertEquals(List.of("1:0 malformed"), Readings.of(format(), MD5 + "\n").said);
    assertEquals(List.of("0:0 malformed"), Readings.of(format(), Map.of("a", "md5"), "").said);
  }

  @Test
  void memoryIsThatOfOneRow() throws IOException {
    new Generated(
            "\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\"\n",
            i -> "\"%040X\",\"%032X\",\"0\",\"zz%d\"\n".formatted(i, i, i),
            "")
        .expectSteadyMemory(format(), 200_000);
  }
}
