package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.winnow.spi.ListFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Ut1ListFormatTest extends ListFormatContract {
  @Override
  ListFormat format() {
    return new Ut1ListFormat();
  }

  @Override
  String sample() {
    return "# Version: 1\n#date: 2024-05-01\n# canary:  a.example\nzz.example\nzz-term zz\n";
  }

  @Override
  String place() {
    return "5:1";
  }

  @Override
  String fileName() {
    return "domains";
  }

  @Test
  void anAddressStandsForAllUnderIt() throws IOException {
    assertEquals(
        List.of(
            "1 active url=zz.example/a/ url=zz.example/a/*",
            "2 active url=zz.example/a?b=c",
            "3 active url=http://zz.example:8080/~zz url=http://zz.example:8080/~zz/*",
            "4 active domain=zz.example"),
        Readings.of(
                format(),
                "zz.example/a/\nzz.example/a?b=c\nhttp://zz.example:8080/~zz\n*.zz.example\n")
            .said);
  }

  @Test
  void expressionsAreCountedAndNotCompared() throws IOException {
    String text = "(zz|yy)\nzz.*\\.example\n/zz/.*\n^zz\nzz[0-9]+\n";
    assertEquals(
        List.of(
            "1:1 unknown expression",
            "2:1 unknown expression",
            "3:1 unknown expression",
            "4:1 unknown expression",
            "5:1 unknown expression"),
        Readings.of(format(), text).said);
    assertEquals(
        List.of("1:1 unknown expression"),
        Readings.of(format().forFile("expressions"), "zz.example").said);
  }

  @Test
  void readsTheTarFileOfACategoryAsItIsShipped() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    member(tar, "adult/", '5', "");
    member(tar, "adult/domains", '0', "zz.example\n192.0.2.1\n" + "zz.example\n".repeat(60));
    member(tar, "adult/usage", '0', "black\n");
    member(tar, "adult/urls", '0', "yy.example/a\nzz zz\n");
    member(tar, "adult/expressions", '0', "zz\n");
    member(tar, "games/domains", '0', "xx.example\n");
    tar.write(new byte[1024]);

    Readings readings = read(tar.toByteArray());

    assertEquals(
        62,
        readings.said.stream().filter(s -> s.contains("domain=") && s.contains("adult")).count());
    assertEquals(
        List.of(
            "63 active category=adult url=yy.example/a url=yy.example/a/*",
            "64:1 malformed",
            "65:1 unknown expression",
            "66 active category=games domain=xx.example"),
        readings.said.subList(62, readings.said.size()));
    assertEquals(
        "this is no domain, address or expression (line 2 of adult/urls)",
        readings.messages.get(0));
    for (int cut : new int[] {512, 1000, 1500, tar.size() - 1024}) {
      assertThrows(EOFException.class, () -> read(Arrays.copyOf(tar.toByteArray(), cut)));
    }
  }

  private Readings read(byte[] tar) throws IOException {
    Readings readings = new Readings();
    format().read(new ByteArrayInputStream(tar), Map.of(), readings);
    return readings;
  }

  /** One member as POSIX.1-1988 says: a block with its name and size, then its bytes in blocks. */
  private static void member(ByteArrayOutputStream tar, String name, char type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] head = new byte[512];
    put(head, 0, name);
    put(head, 124, "%011o".formatted(bytes.length));
    head[156] = (byte) type;
    put(head, 257, "ustar\00000");
    tar.writeBytes(head);
    tar.writeBytes(Arrays.copyOf(bytes, (bytes.length + 511) / 512 * 512));
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }
}
