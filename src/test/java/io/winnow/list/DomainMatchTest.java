package io.winnow.list;

import static io.winnow.list.Lists.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainMatchTest {
  private final LoadedList list =
      Lists.load(
          "sites.txt",
          """
          f.org
          bad.example.net
          WWW.Listed.Example
          example.co.uk
          bücher.example
          .dotted.example   # a remark
          192.0.2.7
          2001:db8::7
          github.io
          0.0.0.0 one.example two.example
          """);

  @ParameterizedTest
  @CsvSource({
    "http://f.org/, true",
    "http://www.f.org/, true",
    "http://wwf.org/, false",
    "http://www.wwf.org/, false",
    "http://bad.example.net/, true",
    "http://a.b.bad.example.net/, true",
    "http://example.net/, false",
    "http://notbad.example.net/, false",
    "http://www.listed.example/, true",
    "http://listed.example/, false",
    "http://U:P@BAD.example.NET.:8080/x, true",
    "http://example.co.uk/, true",
    "http://shop.example.co.uk/, true",
    "http://co.uk/, false",
    "http://other.co.uk/, false",
    "http://www.xn--bcher-kva.example/, true",
    "http://www.BÜCHER.example/, true",
    "http://x.dotted.example/, true",
    "http://192.0.2.7/, true",
    "http://1.192.0.2.7.example/, false",
    "http://0xc0000207/, true",
    "http://192.0.2.8/, false",
    "http://[2001:db8:0::7]/, true",
    "http://one.example/, true",
    "http://x.two.example/, true",
    "http://github.io/, true",
    "http://stranger.github.io/, false",
  })
  void matchesTheHostAndAllUnderIt(String url, boolean listed) {
    assertEquals(listed, list.domain(address(url)).isPresent());
  }

  @Test
  void namesTheNearestEntry() {
    LoadedList nested = Lists.load("n.csv", "id,domain\nouter,a.example\ninner,b.a.example\n");

    assertEquals("inner", nested.domain(address("http://c.b.a.example/")).orElseThrow().entryId());
    assertEquals("outer", nested.domain(address("http://c.a.example/")).orElseThrow().entryId());
  }

  @Test
  void findsAListedDomainUnderAnEndlessHost() {
    assertTrue(list.domain(address("http://" + "a.".repeat(1 << 20) + "f.org/")).isPresent());
  }

  @Test
  void saysThatASharedSuffixCoversOnlyItself() {
    assertEquals(Map.of(LoadedList.SHARED_SUFFIX, 1L), list.skipped());
  }

  @Test
  void matchesAddressesAndFolders() {
    LoadedList urls =
        Lists.load(
            "u.csv",
            "id,url\n1,http://a.example/Page?x=1\n2,a.example/dir/*\n3,https://b.example\n"
                + "4,a.example/dir/deep/*\n");

    assertEquals("1", urls.url(address("https://A.example:81/Page?x=1#f")).orElseThrow().entryId());
    assertTrue(urls.url(address("http://a.example/page?x=1")).isEmpty());
    assertTrue(urls.url(address("http://a.example/Page")).isEmpty());
    assertEquals("2", urls.url(address("http://a.example/dir/x?y=/")).orElseThrow().entryId());
    assertEquals("4", urls.url(address("http://a.example/dir/deep/x")).orElseThrow().entryId());
    assertTrue(urls.url(address("http://a.example/directory")).isEmpty());
    assertTrue(urls.url(address("http://b.example/")).isPresent());
    assertTrue(urls.url(address("http://b.example/x")).isEmpty());
    assertFalse(urls.domain(address("http://a.example/")).isPresent());
  }
}
