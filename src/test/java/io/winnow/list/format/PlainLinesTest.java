package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLinesTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @Test
  void readsHostsFilesAsTheyAre() throws IOException {
    assertEquals(
        List.of(
            "5 active domain=zz.example",
            "5 active domain=www.zz.example",
            "6 active domain=yy.example"),
        Readings.of(
                new PlainListFormat(),
                """
                # zz hosts
                127.0.0.1 localhost localhost.localdomain
                ::1 localhost ip6-localhost ip6-loopback
                fe80::1%lo0 localhost
                0.0.0.0\tzz.example www.zz.example # zz remark
                :: yy.example
                """)
            .said);
  }

  @Test
  void readsDomainsAndAddressesInEveryWayToWriteThem() throws IOException {
    assertEquals(
        List.of(
            "1 active domain=zz.example.",
            "2 active domain=zz.example",
            "3 active domain=.zz.example",
            "4 active domain=bücher.example",
            "5 active domain=xn--bcher-kva.example",
            "6 active url=http://zz.example/a#b",
            "7 active url=zz.example/*",
            "8 active domain=192.0.2.1",
            "9 active domain=2001:db8::1",
            "10:1 unknown ip-network",
            "11:1 unknown ip-network"),
        Readings.of(
                new PlainListFormat(),
                """
                zz.example.
                *.zz.example  # and all under it
                .zz.example
                bücher.example
                xn--bcher-kva.example
                http://zz.example/a#b
                zz.example/*
                192.0.2.1
                2001:db8::1
                192.0.2.0/24
                2001:db8::/32
                """)
            .said);
  }

  @Test
  void hashedAddressesAndOtherAlgorithmsAreSaidAtTheTop() throws IOException {
    assertEquals(
        List.of("2 active url-md5=" + MD5, "3:1 malformed"),
        Readings.of(new PlainListFormat(), "# algorithm: url-md5\n" + MD5 + "\nzz\n").said);
    assertEquals(
        List.of("2:1 unknown tmk"),
        Readings.of(new PlainListFormat(), "# algorithm: TMK\nzz\n").said);
    assertEquals(
        List.of("1:0 malformed"),
        Readings.of(new PlainListFormat(), "# algorithm: term\nzz\n").said);
  }
}
