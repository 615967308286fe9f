package io.winnow.cli;

import java.io.PrintWriter;
import java.util.List;
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
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + lowered(e.getMessage()));
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

  private static String lowered(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
