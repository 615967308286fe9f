package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.ProblemsException;
import io.winnow.core.Purpose;
import io.winnow.list.index.Sections;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page of a list is not the list: what the other pages hold would be missed in silence. */
class PagedListTest {
  /** A holder's page as text, with a place for what follows. */
  record Page(String name, String text, String more, String end) {
    ListSource source(boolean followed, int number) {
      String id = Integer.toString(number);
      return Lists.source(name, text.replace("MORE", followed ? more : end).replace("ID", id));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Page> pages() {
    String md5 = "00112233445566778899aabbccddee0ID";
    return List.of(
        new Page(
            "p.ncmec.xml",
            "<queryResult xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\"><images><image>"
                + "<member id=\"1\">m</member><timestamp>2024-05-01T00:00:00Z</timestamp><id>ID</id>"
                + "<fingerprints><md5>"
                + md5
                + "</md5></fingerprints></image></images>MORE</queryResult>",
            "<paging><next>\n/v2/entries?x=1</next></paging>",
            "<paging><next/></paging>"),
        new Page(
            "p.stopncii.json",
            "{MORE,\"hashRecords\":[{\"lastModtimestamp\":1714521600,\"signalType\":\"VideoMD5\","
                + "\"hashStatus\":\"Active\",\"hashValue\":\""
                + md5
                + "\"}]}",
            "\"hasMoreRecords\":true",
            "\"hasMoreRecords\":false"),
        new Page(
            "p.tat.json",
            "{\"results\":[{\"id\":ID,\"hash_digest\":\""
                + md5
                + "\",\"algorithm\":\"MD5\",\"updated_on\":1714521600}],MORE}",
            "\"next\":\"https://list.example/?after=1\"",
            "\"next\":null"),
        new Page(
            "p.threatexchange.json",
            "{\"threat_updates\":{\"data\":[{\"id\":\"ID\",\"type\":\"HASH_MD5\",\"indicator\":\""
                + md5
                + "\",\"last_updated\":1714521600}],\"paging\":{\"cursors\":{\"after\":\"x\"}MORE}}}",
            ",\"next\":\"https://list.example/?after=1\"",
            ""));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void onePageOfSeveralIsNoList(Page page) throws IOException {
    assertEquals(1, LoadedList.load(page.source(false, 1)).count());
    ProblemsException refused =
        assertThrows(ProblemsException.class, () -> LoadedList.load(page.source(true, 1)));
    assertTrue(refused.getMessage().contains("others follow"), refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aBuildNeedsTheLastPage(Page page) throws IOException {
    assertEquals(2, build(page.source(true, 1), page.source(false, 2)));
    ProblemsException refused =
        assertThrows(
            ProblemsException.class, () -> build(page.source(true, 1), page.source(true, 2)));
    assertTrue(refused.getMessage().contains("the last page is missing"), refused.getMessage());
  }

  @Test
  void whatIsCalledNextDeeperInARecordSaysNothing() throws IOException {
    String text =
        "{\"results\":[{\"id\":1,\"next\":\"x\",\"hash_digest\":\"00112233445566778899aabbccddeeff\","
            + "\"algorithm\":\"MD5\",\"updated_on\":1714521600}]}";
    assertEquals(1, LoadedList.load(Lists.source("p.tat.json", text)).count());
  }

  private static long build(ListSource... sources) throws IOException {
    ListBuild build = new ListBuild("demo", Purpose.CUSTOM);
    for (ListSource source : sources) {
      build.add(source, in -> in);
    }
    return build.finish(Optional.empty(), List.of(), new Sections()).list().coverage().active();
  }
}
