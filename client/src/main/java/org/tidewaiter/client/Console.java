package org.tidewaiter.client;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where a command writes.
 *
 * @param out results, for programs and people
 * @param err everything else
 * @param terminal whether {@code err} is a terminal, on which a line can be written over
 * @param words the language of the reader
 */
record Console(PrintStream out, PrintStream err, boolean terminal, Words words) {

    /** The console of this process. */
    static Console standard() {
        java.io.Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new Console(System.out, System.err, terminal, new Words(Locale.getDefault()));
    }

    /** Tells a sentence on the error stream. */
    void tell(String key, Object... arguments) {
        err.println(words.of(key, arguments));
    }
}
