package io.winnow.list;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines start at 3: version and date stand before them. */
class MalformedListTest {
  private static final String MD5 = "00112233445566778899aabbccddeeff";

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "k.txt ! zz-listed-term ! 3:1 ! no hash, address or domain",
        "k.txt ! MD5\\n  xx ! 4:3 ! no hash, address or domain",
        "k.txt ! MD5 MD5 ! 3:34 ! more than one value",
        "k.txt ! MD5MD5 ! 3:1 ! # algorithm: pdq",
        "k.txt ! com ! 3:1 ! no hash, address or domain",
        "k.txt ! co.uk ! 3:1 ! public suffix",
        "k.txt ! *.*.example.com ! 3:1 ! no domain",
        "k.txt ! ||example.com^ ! 3:1 ! no domain",
        "k.txt ! 0.0.0.0 a.example b ! 3:19 ! no domain",
        "k.txt ! 1.2.3.456 ! 3:1 ! no domain",
        "k.txt ! http:/// ! 3:1 ! no address",
        "k.txt ! http://a.example/x* ! 3:1 ! wildcard",
        "k.csv ! md5\\nMD5\\nMD5x ! 5:1 ! no md5: expected 32 hexadecimal",
        "k.csv ! id,md5\\n1,MD5\\n2,abc ! 5:3 ! no md5",
        "k.csv ! note,md5\\n\"a \"\"b\"\"\",abc ! 4:11 ! no md5",
        "k.csv ! id,md5\\n1,MD5,3 ! 4 ! 3 cells where 2",
        "k.csv ! id,md5\\n1 ! 4 ! 1 cells where 2",
        "k.csv ! id,md5\\n1, ! 4 ! no value",
        "k.csv ! md5,note\\nMD5,\"a\\nb\" ! 4 ! does not end on its line",
        "k.csv ! md5,note\\nMD5,\"a\"b\\nMD5,c ! 4 ! no row of a table",
        "k.csv ! name,size\\na,1 ! 3 ! no column is known",
        "k.csv ! md5,MD5 ! 3:5 ! names of the columns should be",
        "k.csv ! algorithm,md5\\nmd5,MD5 ! 3 ! no column is known",
        "k.csv ! algorithm,value\\nMD5,MD5 ! 4:1 ! no name of an algorithm",
        "k.csv ! domain\\nhttp://a.example/ ! 4:1 ! no domain",
        "k.csv ! domain\\nuk ! 4:1 ! no domain",
        "k.tsv ! id\\tmd5\\n1\\tabc ! 4:3 ! no md5",
      })
  void isRefusedWithItsPlace(String file, String text, String place, String message) {
    List<Problem> problems =
        assertThrows(ProblemsException.class, () -> load(file, text)).problems();

    String shown = problems.get(0).toString();
    assertTrue(shown.startsWith(file + ":" + place + ": "), shown);
    assertTrue(shown.contains(message), shown);
    assertFalse(shown.contains(MD5) || shown.contains("zz-listed"), shown);
  }

  @Test
  void neverShowsAListedValueWhateverIsWrong() {
    String secret = "zzcanary";
    String[] pieces = {
      secret,
      secret + ".example",
      "http://" + secret + ".example/" + secret,
      "\"",
      ",",
      "\n",
      "\t",
      ";",
      " ",
      "# version: ",
      "# date: ",
      "# columns: ",
      "# algorithm: ",
      "md5",
      "value,algorithm",
      "id",
      "url",
      MD5,
      "\n",
      ",",
      "*",
      "0.0.0.0 ",
    };
    Random random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? Lists.HEADER : "");
      int length = 1 + random.nextInt(12);
      for (int p = 0; p < length; p++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String file = new String[] {"k.txt", "k.csv", "k.tsv"}[random.nextInt(3)];
      String shown;
      try {
        LoadedList list = Lists.load(Lists.source(file, text.toString()));
        shown = list + " " + list.skipped() + list.counts();
      } catch (ProblemsException e) {
        shown = e.toString();
      }
      boolean declared = text.toString().matches("(?s).*# (version|algorithm): .*zzcanary.*");
      assertFalse(shown.contains(MD5), shown);
      assertTrue(declared || !shown.contains(secret), shown);
    }
  }

  /** The header word md5 is lower case; in upper case it stands for a hash. */
  private static void load(String file, String text) {
    Lists.load(file, text.replace("\\n", "\n").replace("\\t", "\t").replace("MD5", MD5));
  }
}
