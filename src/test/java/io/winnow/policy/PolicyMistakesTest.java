package io.winnow.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.winnow.core.Finding;
import io.winnow.core.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake, one message, at the place of the mistake. */
class PolicyMistakesTest {
  /**
   * A piece of the demo, what it is replaced by with » before the place of the mistake, and how the
   * only message starts and ends.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          policy: demo        | policy:»            | policy: needs text, not nothing               | nothing
          policy: demo        | policy: »[a]        | policy: needs text, not a list                | list
          policy: demo        | policy: »true       | policy: needs text, not "true"                | "true"
          policy: demo        | policy: »"  "       | policy: needs text, not blanks                | alone
          policy: demo        | policy: »"a\\u202eb" | policy: holds a line break                   | invisible one
          policy: demo        | »polcy: demo        | polcy: unknown key; did you mean policy       | policy
          format: 1           | format: »2          | format: format "2" is not known               | reads format 1
          lists/sites.txt     | »{a: b}             | lists[1].path: needs text, not a map          | map
          confidential: false | confidential: »no   | lists[1].confidential: needs true or          | not "no"
          confidential: false | min-count: »0       | lists[1].min-count: needs a whole             | not "0"
          confidential: false | min-count: »1e3     | lists[1].min-count: needs a whole             | not "1e3"
          confidential: false | max-shrink: »2      | lists[1].max-shrink: needs a number, 0        | not "2"
          confidential: false | date: »2024-02-30   | lists[1].date: needs a date such as           | not "2024-02-30"
          confidential: false | date: »0000-01-01   | lists[1].date: needs a year                   | 1970–9999
          confidential: false | »mincount: 10       | lists[1].mincount: unknown key                | did you mean min-count
          confidential: false | columns: {A: »md6}  | lists[1].columns.A: "md6" is none of          | did you mean md5
          confidential: false | columns: »{A: id}   | lists[1].columns: no column holds             | the value
          confidential: false | columns: »{A: value} | lists[1].columns: a column that is the value | vice versa
          confidential: false | columns: »{A: id, B: id, C: domain} | lists[1].columns: two columns  | only one can be
          confidential: false | columns: {A: domain, »A: url} | lists[1].columns.A: this key is twice | in line 5
          confidential: false | columns: {A: domain, B: {status: {live: »actve}}} | lists[1].columns.B.status.live: "actve" is none of | did you mean active
          confidential: false | columns: {A: domain, B: {»state: {live: active}, status: {live: active}}} | lists[1].columns.B.state: unknown key | did you mean status
          confidential: false | columns: {A: domain, B: {status: »{live: active, LIVE: deleted}}} | lists[1].columns.B.status: "live" is here twice | lower case
          confidential: false | columns: {A: domain, B: {status: »{}}} | lists[1].columns.B.status: needs 1–100 names | not 0
          confidential: false | columns: {A: domain, B: »[id]} | lists[1].columns.B: needs text | not a list
          confidential: false | columns: »{A: weight, B: owner} | lists[1].columns: no column holds       | the value
          confidential: false | columns: »{A: domain, B: updated, C: updated} | lists[1].columns: two columns are the updated | only one can be
          confidential: false | categories: »[]     | lists[1].categories: is an empty list         | remove the key
          confidential: false | categories: [A1, »A1] | lists[1].categories[1]: "A1" is twice      | here
          confidential: false | categories: »{A: b} | lists[1].categories: needs a list             | not a map
          confidential: false, max-age: never | max-age: »30 | lists[1].max-age: "30" has no unit     | ms, s, min, h, d
          confidential: false, max-age: never | max-age: »0 d | lists[1].max-age: needs 1 h–3650 d    | not "0 d"
          purpose: csam       | purpose: »scam      | lists[0].purpose: "scam" is none of           | did you mean csam
          id: picture         | id: »bytes          | rules[2].id: another rule is called           | in line 8
          id: site,           | id: »Site,          | rules[0].id: "Site" is no id                  | first
          list: demo-sites    | list: »demo-site    | rules[0].list: no list is called              | did you mean demo-sites
          list: demo-sites    | »lst: demo-sites    | rules[0].lst: unknown key                     | did you mean list
          match: domain       | match: »domains     | rules[0].match: "domains" is none of          | did you mean domain
          {id: site,    list: demo-sites, match: domain | »{id: site, list: demo-sites | rules[0].match: is missing | url, term
          match: domain       | match: »[]          | rules[0].match: is an empty list              | remove the key
          [md5, sha1, sha256] | [md5, sha1, »md5]   | rules[1].match[2]: "md5" is twice here        | here
          [md5, sha1, sha256] | [md5], quality: »3  | rules[1].quality: quality goes                | match pdq
          distance: 31        | distance: »65       | rules[2].distance: needs a whole number, 0–64 | not "65"
          distance: 31        | distance: »"31"     | rules[2].distance: needs a whole number       | not "31"
          distance: 31        | distance: »031      | rules[2].distance: needs a whole number       | not "031"
          distance: 31        | distance: »99999999999999999999 | rules[2].distance: needs          | 9"
          quality: 50         | quality: »-1        | rules[2].quality: needs a whole number, 0–100 | not "-1"
          match: domain       | match: [domain, term], weight: »0 | rules[0].weight: needs a number over 0 | not "0"
          match: domain       | match: term, weight: »2000000 | rules[0].weight: needs a number over 0 and at most 1000000 | not "2000000"
          match: domain       | match: domain, weight: »2 | rules[0].weight: weight goes with match: term only | match term
          match: domain       | match: domain, in: »title | rules[0].in: in goes with match: term only | match term
          match: domain       | match: term, in: [title, »alts] | rules[0].in[1]: "alts" is none of title, text, alt | did you mean alt
          match: domain       | match: term, in: »[]  | rules[0].in: is an empty list            | remove the key
          score: 0.7          | score: 0.7, weight: »3 | rules[3].weight: weight belongs         | has a model
          score: 0.7          | score: »0           | rules[3].score: needs a number over 0         | not "0"
          score: 0.7          | score: ».nan        | rules[3].score: needs a number over 0         | not ".nan"
          score: 0.7          | score: »70 %        | rules[3].score: needs a number over 0         | not "70 %"
          score: 0.7          | score: »1e-400      | rules[3].score: needs a number over 0         | not "1e-400"
          score: 0.7          | score: 0.7, distance: »3 | rules[3].distance: distance belongs      | has a model
          score: 0.7          | score: 0.7, labels: [a, »""] | rules[3].labels[1]: needs text, not blanks | alone
          score: 0.7, verdict: exclude | score: 0.7, verdict: »keep | rules[3].verdict: a score excuses | flag
          score: 0.7, verdict: exclude | score: 0.7, verdict: flag, rollout: »shadow | rules[3].rollout: shadow flags | this key
          match: domain, verdict: exclude | match: domain, verdict: »keep | rules[0].verdict: only allow and | flag
          {id: nsfw,    model: nsfwjs-mobilenet-v2-mid, | »{id: nsfw, | rules[3].list: is missing     | its id
          rollout: shadow     | rollout: »shadw     | rules[4].rollout: "shadw" is none of          | did you mean shadow
          not-comparable: flag | »notComparable: flag | notComparable: unknown key                 | did you mean not-comparable
          not-comparable: flag | not-comparable: »set-aside | not-comparable: "set-aside"           | keep
          not-comparable: flag | types: [html, »html] | types[1]: "html" is twice here             | here
          not-comparable: flag | types: [»htlm]     | types[0]: "htlm" is none of image             | did you mean html
          not-comparable: flag | types: »[]         | types: is an empty list                       | remove the key
          not-comparable: flag | sandbox: »always   | sandbox: "always" is none of                  | auto, require
          not-comparable: flag | »[a, b]: c         | a key is a word, not a list                   | list
          not-comparable: flag | dataset: {»licence: x} | dataset.licence: unknown key             | did you mean license
          cascade: record     | cascade: »page      | cascade: "page" is none of                    | record, none
          record: 64 MiB      | record: »64 MB      | limits.record: "64 MB" has an unknown         | did you mean MiB
          record: 64 MiB      | record: »64         | limits.record: "64" has no unit               | GiB
          record: 64 MiB      | record: »2 GiB      | limits.record: needs 1 KiB–1 GiB              | not "2 GiB"
          record: 64 MiB      | record: »0.3 B      | limits.record: "0.3 B" is not a whole         | number of B
          pixels: 64 MP       | pixels: »64 px      | limits.pixels: needs 10000 px–500 MP          | not "64 px"
          scans: 100          | scans: »0           | limits.scans: needs a whole number            | not "0"
          parts: 2000         | parts: »many        | limits.parts: needs a whole number            | not "many"
          cpu: 20 s           | cpu: »20 seconds    | limits.cpu: "20 seconds" has an               | h, d
          cpu: 20 s           | cpu: »2 h           | limits.cpu: needs 1 s–1 h                     | not "2 h"
          heap: 1 GiB         | heap: »1 MiB        | limits.heap: needs 64 MiB–64 GiB              | not "1 MiB"
          heap: 1 GiB         | »wall: 1 h          | limits.wall: unknown key; known here          | heap
          """)
  void oneMistakeIsOneProblemAtItsPlace(String old, String marked, String start, String end) {
    expectOne(Policies.demo(old, marked), start, end);
  }

  private static void expectOne(String marked, String start, String end) {
    String before = marked.substring(0, marked.indexOf('»'));
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');

    List<String> messages = Policies.messages(marked.replace("»", ""));

    assertEquals(1, messages.size(), messages::toString);
    String message = messages.get(0);
    String expected = "p.yaml:" + line + ":" + column + ": " + start;
    assertEquals(expected, message.substring(0, Math.min(expected.length(), message.length())));
    assertTrue(message.endsWith(end), message);
  }

  @Test
  void aMissingKeyIsReportedWhereItsMapBegins() {
    expectOne(
        Policies.DEMO.replace("policy: demo\nformat", "»format"), "policy: is missing", "choice");
    expectOne(
        Policies.DEMO.replace("policy", "»policy").replace("format: 1\n", ""),
        "format: is missing",
        "format: 1");
    expectOne(Policies.SMALL.replace("{id: nsfw, ", "»{"), "rules[0].id: is missing", "choice");
    expectOne(
        Policies.SMALL.replace("{", "»{").replace("score: 0.7, ", ""),
        "rules[0].score: is missing",
        "0.7");
    expectOne(
        Policies.SMALL.replace("{", "»{").replace(", verdict: exclude", ""),
        "rules[0].verdict: is missing",
        "flag");
  }

  @Test
  void aWordOfTheLedgerIsNoNameOfARule() {
    for (String word : Finding.FIXED_RULES) {
      expectOne(
          Policies.SMALL.replace("id: nsfw", "id: »" + word),
          "rules[0].id: " + word + " is what the ledger calls",
          "choose another name");
    }
  }

  @Test
  void whatIsTwiceThereIsReportedTheSecondTime() {
    expectOne(
        Policies.DEMO.replace("cascade", "cascade: none\n»cascade"),
        "cascade: this key is twice here",
        "in line 13");
    expectOne(
        Policies.DEMO
            .replace("id: demo-sites", "id: »demo-known")
            .replace("demo-sites", "demo-known"),
        "lists[1].id: another list is called",
        "in line 4");
  }

  @Test
  void aRuleWithListAndModelIsAProblem() {
    expectOne(
        Policies.demo("sha256], verdict", "sha256], model: »m, verdict"),
        "rules[1].model: a rule has",
        "make two rules");
  }

  @Test
  void aLookupThatNoColumnAnswersIsAProblem() {
    expectOne(
        Policies.demo("confidential: false", "columns: {A: url}")
            .replace("match: domain", "match: »domain"),
        "rules[0].match: list demo-sites names",
        "no column that holds domain");
  }

  @Test
  void tenMistakesAreTenProblemsInTheOrderOfTheFile() {
    List<Problem> problems =
        Policies.problems(
            """
            policy: ten
            format: 2
            lists:
              - {id: known, path: known.csv, purpose: csam, confidential: false}
              - {id: sites, path: sites.txt, purpose: custm}
            rules:
              - {id: bytes, list: knwon, match: [md5, sha255], verdict: exclude}
              - {id: site, list: sites, match: domain, verdict: exclud}
              - id: nsfw
                model: m
                score: 1.5
                verdict: flag
                treshold: 3
            cascade: recrod
            limits: {record: 64 MB}
            """);

    assertEquals(
        List.of(
            "2:9 format",
            "4:63 lists[0].confidential",
            "5:43 lists[1].purpose",
            "7:23 rules[0].list",
            "7:43 rules[0].match[1]",
            "8:53 rules[1].verdict",
            "11:12 rules[2].score",
            "13:5 rules[2].treshold",
            "14:10 cascade",
            "15:18 limits.record"),
        problems.stream().map(p -> p.line() + ":" + p.column() + " " + p.path()).toList());
    assertEquals(
        "p.yaml:7:23: rules[0].list: no list is called \"knwon\"; did you mean known",
        problems.get(3).toString());
  }

  @Test
  void aPolicyWithoutRulesIsAProblem() {
    String message = "p.yaml:%s: rules: a policy without rules checks nothing; add at least one";

    assertEquals(List.of(message.formatted("1:1")), Policies.messages("{policy: p, format: 1}"));
    assertEquals(
        List.of(message.formatted("1:31")), Policies.messages("{policy: p, format: 1, rules: []}"));
  }

  @Test
  void listsThatAreAMapDoNotMakeEveryRuleDangle() {
    List<String> messages =
        Policies.messages(
            """
            policy: p
            format: 1
            lists: {a: {path: a.txt}}
            rules:
              - {id: r, list: a, match: url, verdict: flag}
            """);

    assertEquals(List.of("p.yaml:3:8: lists: needs a list, not a map"), messages);
  }

  @Test
  void aListWithABadNameIsStillTheOneThatARuleMeans() {
    String yaml = Policies.DEMO.replace("demo-sites", "Demo_Sites");

    assertEquals(1, Policies.problems(yaml).size());
    assertEquals("lists[1].id", Policies.problems(yaml).get(0).path());
  }
}
