package io.winnow.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a small list looks in a format, with slots for what must not be told.
 *
 * @param format the format's id
 * @param fileName a name by which the format is recognised
 * @param match what a policy may look up in it
 * @param template its text; {@code $md5$} is a slot for that value, {@code $=Active$} one for a
 *     word that is no secret
 */
public record SecretList(String format, String fileName, String match, String template) {
  private static final Pattern SLOT = Pattern.compile("\\$(=?)([^$\n]*)\\$");

  /** At least one for every format there is. */
  public static final List<SecretList> ALL =
      List.of(
          new SecretList(
              "ncmec",
              "page.xml",
              "md5, sha1, pdq",
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2">
              <images count="2" maxTimestamp="$=2024-05-01T12:00:00Z$"><image>
              <member id="$owner$">$secret$</member><timestamp>$=2024-05-01T12:00:00Z$</timestamp>
              <id>$id$</id><classification>$category$</classification><fingerprints><md5>$md5$</md5>
              <sha1>$sha1$</sha1><pdq>$pdq$</pdq><pdna>$secret$</pdna></fingerprints></image>
              <deletedImage><member id="$owner$">$secret$</member><id>$id$-gone</id>
              <timestamp>$=2024-05-01T12:00:00Z$</timestamp></deletedImage></images>
              <paging><previous>/$secret$</previous></paging></queryResult>
              """),
          new SecretList(
              "stopncii",
              "page.stopncii.json",
              "md5, pdq, url",
              """
              {"count": 3, "nextPageToken": "$secret$", "hasMoreRecords": false, "hashRecords": [
              {"lastModtimestamp": $=1714564800$, "hashValue": "$pdq$", "hashStatus": "$=Active$",
              "caseNumbers": {"$secret$": "Active"}, "signalType": "$=ImagePDQ$"},
              {"lastModtimestamp": 1714564801, "hashValue": "$md5$", "hashStatus": "$=Received$",
              "signalType": "$=VideoMD5$", "CSPFeedbacks": [{"source": "$owner$",
              "feedbackValue": "$=Blocked$", "tags": ["$category$"]}]},
              {"hashValue": "$url$", "hashStatus": "Active", "signalType": "$=URL$"},
              {"hashValue": "$secret$", "hashStatus": "Active", "signalType": "$=VideoTMK$"}]}
              """),
          new SecretList(
              "tat",
              "page.tat.json",
              "md5, sha256, pdq",
              """
              {"count": 3, "previous": "https://list.example/$secret$", "checkpoint": "1,$secret$",
              "results": [
              {"hash_digest": "$md5$", "algorithm": "$=MD5$", "ideology": "$category$",
              "file_type": "$=mp4$", "deleted": $=false$, "updated_on": $=1714564800.25$,
              "created_on": "$=2024-04-30 23:05:22,587$", "id": "$id$"},
              {"hash_digest": "$pdq$", "algorithm": "PDQ", "deleted": false, "id": "$id$-2"},
              {"hash_digest": "$sha256$", "algorithm": "SHA256", "deleted": false, "id": "$id$-3"},
              {"hash_digest": "$secret$", "algorithm": "TMK", "deleted": false, "id": "$id$-4"}]}
              """),
          new SecretList(
              "threatexchange",
              "page.threatexchange.json",
              "md5, domain, url",
              """
              {"data": [{"id": "$id$", "indicator": "$md5$", "type": "$=HASH_MD5$",
              "last_updated": $=1714564800$, "should_delete": $=false$, "descriptors": {"data": [
              {"id": "$secret$", "owner": {"id": "$owner$", "name": "$secret$"},
              "status": "$=MALICIOUS$", "tags": {"data": [{"id": "1", "text": "$category$"}]},
              "added_on": "$=2024-04-02T00:00:00+0000$", "confidence": $=40$}]}},
              {"id": "$id$-2", "indicator": "$domain$", "type": "DOMAIN", "should_delete": false},
              {"id": "$id$-3", "indicator": "$url$", "type": "$=URI$", "should_delete": false},
              {"id": "$id$-4", "indicator": "$secret$", "type": "HASH_TMK"}]}
              """),
          new SecretList(
              "threatexchange-csv",
              "simple.HASH_PDQ.te",
              "pdq",
              "$pdq$,$id$,$=2024-04-02T00:00:00+0000$,$category$ other_tag\n"),
          new SecretList(
              "threatexchange-csv",
              "local_file.te",
              "md5, url",
              "$=md5$ $md5$\n$=url$ $url$\nraw_text $secret$\n"),
          new SecretList(
              "vics",
              "media.vics.json",
              "md5, sha1",
              """
              {"odata.metadata": "http://$secret$/DataModels/1.3.xml#Media", "value": [
              {"MediaID": "$id$", "Category": "$category$", "MD5": "$md5$", "SHA1": "$sha1$",
              "DateUpdated": "$=2016-06-22T14:45:33.65Z$", "MimeType": "$=image/jpeg$",
              "Series": "$secret$", "Tags": "$secret$", "RelativeFilePath": "$secret$",
              "AlternativeHashes": [{"HashName": "$=PhotoDNA$", "HashValue": "$secret$"}],
              "MediaFiles": [{"MD5": "$md5$", "FileName": "$secret$"}]}]}
              """),
          new SecretList(
              "nsrl",
              "NSRLFile.txt",
              "md5, sha1",
              """
              "SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"
              "$sha1$","$md5$","$=89ABCDEF$","$secret$","$=7$","8","WIN","$category$"
              """),
          new SecretList(
              "ut1",
              "urls",
              "domain, url",
              "$domain$\n$address$\n(^|[.-])$secret$\n$=192.0.2.0/24$\n"),
          new SecretList("terms", "words.terms", "term", "# $secret$\n$term$\t$=3$\n"),
          new SecretList(
              "jsonl",
              "list.jsonl",
              "md5, sha1, sha256, pdq, domain, url, term",
              """
              {"id": "$id$", "owner": "$owner$", "category": "$category$", "status": "$=active$", \
              "md5": "$md5$", "sha256": "$sha256$", "pdq": "$pdq$", "url": "$url$", "term": "$term$", \
              "weight": $=2$, "updated": "$=2024-05-01$", "media-type": "$=image$", "PhotoDNA": "$secret$"}
              {"id": "$id$-2", "algorithm": "$=sha1$", "value": "$sha1$"}
              {"id": "$id$-3", "domain": "$domain$", "remark": "$secret$"}
              """),
          new SecretList(
              "csv",
              "list.csv",
              "md5, sha1, sha256, pdq, domain, url, term",
              """
              id,owner,category,md5,sha256,pdq,algorithm,value,url,domain,term,weight,quality,remark,PhotoDNA
              $id$,$owner$,$category$,$md5$,$sha256$,$pdq$,$=sha1$,$sha1$,$url$,$domain$,$term$,$=2$,$=80$,$secret$,$secret$
              """),
          new SecretList(
              "tsv",
              "list.tsv",
              "md5, sha1, pdq",
              """
              # $secret$
              id\tcategory\tmd5\tsha1\tpdq\tmedia-type\tfirst-seen\tconfidence
              $id$\t$category$\t$md5-base64$\t$sha1-base32$\t$pdq$\t$=image$\t$=2024-05-01$\t$=90$
              """),
          new SecretList(
              "plain",
              "list.txt",
              "md5, sha1, domain, url",
              "# $secret$\n$md5$ # $secret$\n$sha1-base32$\n0.0.0.0 $domain$\n$url$\n$=192.0.2.0/24$\n"));

  /** A place for a value: its name, or empty and the usual word. */
  public record Slot(int number, String name, String word) {}

  /** The list with these values in it. */
  public String with(Map<String, String> values) {
    return fill(slot -> usual(slot, values));
  }

  /** The list with another text in one of its slots. */
  public String with(Map<String, String> values, int slot, String text) {
    return fill(s -> s.number() == slot ? text : usual(s, values));
  }

  /** What stands in a slot of a good list. */
  public static String usual(Slot slot, Map<String, String> values) {
    return slot.name().isEmpty()
        ? slot.word()
        : Objects.requireNonNull(values.get(slot.name()), slot.name());
  }

  /** All places of it. */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    String unused =
        fill(
            slot -> {
              slots.add(slot);
              return "";
            });
    return slots;
  }

  private String fill(Function<Slot, String> text) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = SLOT.matcher(template);
    for (int number = 0; matcher.find(); number++) {
      boolean word = !matcher.group(1).isEmpty();
      Slot slot = new Slot(number, word ? "" : matcher.group(2), word ? matcher.group(2) : "");
      matcher.appendReplacement(filled, Matcher.quoteReplacement(text.apply(slot)));
    }
    return matcher.appendTail(filled).toString();
  }
}
