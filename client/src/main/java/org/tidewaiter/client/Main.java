package org.tidewaiter.client;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Entry of the command line. */
public final class Main {

    private Main() {}

    /** Runs the command named by the first argument and exits with its code. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(Arrays.asList(arguments), Console.standard()));
    }

    static int run(List<String> arguments, Console console) throws InterruptedException {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        if (command.equals("import")) {
            return new ImportCommand(console, System.getenv(), RetryPolicy.standard(), InstantSource.system())
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
