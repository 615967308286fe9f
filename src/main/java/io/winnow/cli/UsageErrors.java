package io.winnow.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A wrong command line: what is wrong with it, what may have been meant, where help is. Not the
 * whole help, in which the message would be lost.
 */
final class UsageErrors implements IParameterExceptionHandler {
  private static final Pattern CONVERSION =
      Pattern.compile(
          "(?s)(.*): cannot convert ('.*') to class java\\.time\\.(LocalDate|Instant) .*");

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + withoutTypes(lowered(e.getMessage())));
    if (e instanceof UnmatchedArgumentException unmatched) {
      UnmatchedArgumentException.printSuggestions(unmatched, err);
    } else if (e instanceof MissingParameterException) {
      // An option that is missing may be there with a slip in its name.
      typos(command, command.getUnmatchedArguments(), err);
    }
    err.println("Try: " + name + " --help");
    return ExitCode.REFUSED;
  }

  private static void typos(CommandLine command, List<String> unmatched, PrintWriter err) {
    for (String argument : unmatched) {
      if (argument.startsWith("-")) {
        err.println("Unknown option: '" + argument + "'");
        UnmatchedArgumentException.printSuggestions(
            new UnmatchedArgumentException(command, List.of(argument)), err);
      }
    }
  }

  /** A date or time that is none is told as a form to write, not as a class of Java's. */
  private static String withoutTypes(String message) {
    Matcher slip = CONVERSION.matcher(message);
    if (!slip.matches()) {
      return message;
    }
    boolean day = slip.group(3).equals("LocalDate");
    return slip.group(1)
        + ": "
        + slip.group(2)
        + (day ? " is no date; write YYYY-MM-DD" : " is no time; write it as 2024-01-01T00:00:00Z");
  }

  private static String lowered(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
