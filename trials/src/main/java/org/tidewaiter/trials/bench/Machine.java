package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on. */
final class Machine {

    private Machine() {}

    static String inWords() throws IOException {
        String processor = field(Path.of("/proc/cpuinfo"), "model name");
        long memory = Long.parseLong(field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024 / 1024;
        return Runtime.getRuntime().availableProcessors() + " cores, " + processor + ", " + memory + " GiB, Java "
                + Runtime.version() + ", load before the run "
                + Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    /** Resident memory of a process, shared pages counted in proportion, in MiB. */
    static double proportionalMemory(long process) throws IOException {
        return Long.parseLong(field(Path.of("/proc/" + process + "/smaps_rollup"), "Pss")
                        .replaceAll("\\D", ""))
                / 1024.0;
    }

    private static String field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("0");
    }
}
