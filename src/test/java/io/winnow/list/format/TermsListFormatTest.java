package io.winnow.list.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.winnow.spi.ListFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsListFormatTest extends ListFormatContract {
  @Override
  ListFormat format() {
    return new TermsListFormat();
  }

  @Override
  String sample() {
    return "# Version: 1\n#date: 2024-05-01\n# canary:  a.example\nzz listed term\nzz-term\tzz\n";
  }

  @Override
  String place() {
    return "5:9";
  }

  @Override
  String fileName() {
    return "Known.Terms.TXT";
  }

  @Override
  List<String> bombs() {
    return List.of("a".repeat(5_000_000), "a".repeat(2_000) + "\t1", "# weight: 0\nzz");
  }

  @Test
  void readsTermsWithTheirWeights() throws IOException {
    assertEquals(
        List.of(
            "1 version: 3",
            "4 active term=zz listed term*0.5",
            "5 active term=zz-Größe*2.0",
            "6 active term=#zz-tag*0.5",
            "7 active term=#zz: word*0.5",
            "9 active term=zz あ*1000000.0",
            "11 active term=zz*0.5",
            "12:4 malformed",
            "13:4 malformed",
            "14:4 malformed",
            "15:1 malformed",
            "16:4 malformed"),
        Readings.of(
                format(),
                """
                # version: 3
                # weight: 0.5

                  zz listed term\s
                zz-Größe\t2
                #zz-tag
                #zz: word
                # zz remark
                zz あ\t1000000
                #
                zz\t
                zz\t0
                zz\t1000000.1
                zz\tNaN
                \t1
                zz\t1\t2
                """)
            .said);
  }

  @Test
  void tablesHoldTermsToo() throws IOException {
    String rows = "term,weight,id,language\nzz one,2.5,T1,en\nzz two,,T2,de\nzz,-1,T3,de\n";
    assertEquals(
        List.of(
            "2 active id=T1 term=zz one*2.5",
            "3 active id=T2 term=zz two*1.0",
            "4:4 malformed",
            "4 active id=T3 term=zz*1.0"),
        Readings.of(new CsvListFormat(), Map.of(), rows).said);
  }
}
