package no.kontaktregister.demo.commandline;

import java.io.PrintWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers wrong usage with one sentence, a reminder of the right usage, and an exit code.
 *
 * <p>The sentence never repeats a value, because a value may be a personidentifikator.
 */
public final class WrongUsage implements IParameterExceptionHandler {

  private static final int EXIT_CODE = 2;

  private static final int WIDTH = 100;
  private static final String USAGE = "Usage: ";
  private static final Pattern OPTION = Pattern.compile("(--?[a-zA-Z-]+).*");

  private WrongUsage() {}

  /** Prepares a command for the command line. */
  public static CommandLine commandLine(Object command) {
    return new CommandLine(command)
        .setUsageHelpWidth(WIDTH)
        .setAllowOptionsAsOptionParameters(false)
        .setParameterExceptionHandler(new WrongUsage());
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter errors = command.getErr();
    errors.println(sentence(wrong));
    errors.print(USAGE + command.getHelp().synopsis(USAGE.length()));
    errors.println("The option --help shows more.");
    return EXIT_CODE;
  }

  private static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (wrong instanceof OverwrittenOptionException repeated) {
      return "The option " + name(repeated.getOverwritten()) + " is given twice.";
    }
    if (wrong instanceof MissingParameterException missing) {
      ArgSpec first = missing.getMissing().isEmpty() ? null : missing.getMissing().get(0);
      ArgSpec argument = first == null ? missing.getArgSpec() : first;
      return argument.isOption()
          ? "The option " + name(argument) + " needs a value."
          : "The argument " + argument.paramLabel() + " is missing.";
    }
    if (wrong.getCause() instanceof TypeConversionException unfit) {
      return (wrong.getArgSpec().isOption() ? "The value of " : "The argument ")
          + name(wrong.getArgSpec())
          + " "
          + unfit.getMessage();
    }
    return wrong.getMessage();
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    Matcher option = OPTION.matcher(unmatched.getUnmatched().get(0));
    if (option.matches()) {
      return "There is no option " + option.group(1) + ".";
    }
    CommandLine command = unmatched.getCommandLine();
    if (!command.getSubcommands().isEmpty()) {
      return "There is no such command.";
    }
    return command.getCommandSpec().positionalParameters().isEmpty()
        ? "There are options only, and no arguments."
        : "There are too many arguments.";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
