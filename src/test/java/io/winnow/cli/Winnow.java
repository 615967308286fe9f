package io.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The command line in this JVM: what it printed and how it ended. */
public record Winnow(int code, String out, String err) {
  static final String SHARDS = "sample-data/shards";
  static final String POLICY = "sample-data/demo-policy.yaml";
  static final String KEY = "sample-data/demo-token.key";

  public static Winnow run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(arguments);
    command.getOut().flush();
    command.getErr().flush();
    return new Winnow(code, out.toString(), err.toString());
  }

  /** All that it said, on either stream. */
  public String text() {
    return out + err;
  }

  /** A refusal: this code, these pieces of text on standard error, nothing on standard output. */
  public Winnow refuses(int expected, String... pieces) {
    assertEquals(expected, code, this::toString);
    for (String piece : pieces) {
      assertTrue(err.contains(piece), () -> "no \"" + piece + "\" in: " + err);
    }
    assertEquals("", out);
    noTrace();
    return this;
  }

  /** Neither a stack trace nor what only a programmer understands. */
  public void noTrace() {
    for (String word : new String[] {"  at ", "\tat ", "internal error", "Exception", "file://"}) {
      assertFalse(err.contains(word), err);
    }
  }
}
