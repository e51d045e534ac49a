package org.tidewaiter.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether this machine has what a node needs. */
final class Machine {

    private static final int JAVA = 25;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long MEMORY = 2048;
    private static final long DISK = 2048;
    private static final List<Integer> PORTS = List.of(8080, 9443);

    private Machine() {}

    /** One thing that was looked at; {@code doctor.CODE} says it in words. */
    record Finding(Severity severity, String code, Object... arguments) {}

    static List<Finding> look() {
        List<Finding> findings = new ArrayList<>(List.of(java(), memory(), disk()));
        PORTS.forEach(port -> findings.add(port(port)));
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return new Finding(
                version >= JAVA ? Severity.GOOD : Severity.BAD, version >= JAVA ? "java" : "java.old", version);
    }

    private static Finding memory() {
        long total =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() / MEBIBYTE
                        : 0;
        return total >= MEMORY
                ? new Finding(Severity.GOOD, "memory", total)
                : new Finding(Severity.WATCH, "memory.scarce", total);
    }

    private static Finding disk() {
        try {
            long free = Files.getFileStore(Path.of("").toAbsolutePath()).getUsableSpace() / MEBIBYTE;
            return free >= DISK
                    ? new Finding(Severity.GOOD, "disk", free)
                    : new Finding(Severity.WATCH, "disk.scarce", free);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding port(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(port));
            return new Finding(Severity.GOOD, "port", Integer.toString(port));
        } catch (IOException taken) {
            return new Finding(Severity.WATCH, "port.taken", Integer.toString(port));
        }
    }
}
