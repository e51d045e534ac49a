package org.tidewaiter.client;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Entry of the command line. */
public final class Main {

    private Main() {}

    /** Runs the command named by the first argument and exits with its code. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments), Console.standard()));
    }

    /** Runs a command inside this process, in English, and gives its exit code. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        return run(arguments, new Console(out, err, false, new Words(Locale.ENGLISH)));
    }

    static int run(List<String> arguments, Console console) throws InterruptedException {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        if (command.equals("import")) {
            return new ImportCommand(console, System.getenv(), RetryPolicy.standard(), InstantSource.system())
                    .run(arguments.subList(1, arguments.size()));
        }
        if (command.equals("export")) {
            return new ExportCommand(console, System.getenv(), RetryPolicy.standard(), InstantSource.system())
                    .run(arguments.subList(1, arguments.size()));
        }
        if (command.equals("doctor")) {
            return new DoctorCommand(console, System.getenv()).run(arguments.subList(1, arguments.size()));
        }
        if (command.equals("verify")) {
            return new VerifyCommand(console).run(arguments.subList(1, arguments.size()));
        }
        if (command.equals("mandate")) {
            return new MandateCommand(console, InstantSource.system(), new SecureRandom())
                    .run(arguments.subList(1, arguments.size()));
        }
        if (command.equals("help") || command.equals("--help")) {
            console.out().println(console.words().of("help"));
            return ImportCommand.DONE;
        }
        console.tell("help");
        return ImportCommand.NOT_DONE;
    }
}
