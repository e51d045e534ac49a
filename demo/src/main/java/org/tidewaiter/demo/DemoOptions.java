package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demonstration was asked for.
 *
 * @param check whether to tell the story unattended and end
 * @param data where it keeps everything
 * @param temporary whether {@code data} was made for this run and goes with it
 * @param ports first port of the pages
 */
record DemoOptions(boolean check, Path data, boolean temporary, int ports) {

    private static final int FIRST_PORT = 8080;
    private static final int LAST_PORT = 64_000;

    /** Arguments that are not understood; the message says what is. */
    static final class UsageException extends Exception {
        UsageException(String message) {
            super(message + "\nUsage: ./tidewaiter demo [--check] [--data DIR] [--ports BASE]");
        }
    }

    static DemoOptions of(List<String> arguments) throws UsageException, IOException {
        boolean check = false;
        Path data = null;
        int ports = FIRST_PORT;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--check" -> check = true;
                case "--data" -> data = Path.of(value(word, words)).toAbsolutePath();
                case "--ports" -> ports = port(value(word, words));
                default -> throw new UsageException("The demonstration does not know " + word + ".");
            }
        }
        return with(check, data, ports);
    }

    private static DemoOptions with(boolean check, @Nullable Path data, int ports) throws IOException {
        if (data != null) {
            return new DemoOptions(check, data, false, ports);
        }
        return check
                ? new DemoOptions(true, Files.createTempDirectory("tidewaiter-demo"), true, ports)
                : new DemoOptions(false, Path.of("demo-data").toAbsolutePath(), false, ports);
    }

    private static String value(String option, Iterator<String> words) throws UsageException {
        if (!words.hasNext()) {
            throw new UsageException(option + " needs a value.");
        }
        return words.next();
    }

    private static int port(String text) throws UsageException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--ports is a port from 1024 to " + LAST_PORT + ".");
    }
}
