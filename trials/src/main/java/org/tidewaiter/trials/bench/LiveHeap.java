package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node's heap holds after a full collection, asked of the JDK's own tool. */
final class LiveHeap {

    /** A generation of the serial collector, which nodes run with. */
    private static final Pattern GENERATION =
            Pattern.compile("(?:DefNew|Tenured|new generation|tenured generation)\\s+total \\d+K, used (\\d+)K");

    private LiveHeap() {}

    /** In MiB, after a collection that stops the node for a moment. */
    static double after(long process) throws IOException, InterruptedException {
        ask(process, "GC.run");
        String told = ask(process, "GC.heap_info");
        Matcher generations = GENERATION.matcher(told);
        long kibibytes = generations
                .results()
                .map((MatchResult generation) -> generation.group(1))
                .mapToLong(Long::parseLong)
                .sum();
        if (kibibytes == 0) {
            throw new IOException("the heap of process " + process + " is told in other words: " + told);
        }
        return kibibytes / 1024.0;
    }

    private static String ask(long process, String command) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        command)
                .redirectErrorStream(true)
                .start();
        String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IOException("jcmd does not reach process " + process + ": " + told);
        }
        return told;
    }
}
