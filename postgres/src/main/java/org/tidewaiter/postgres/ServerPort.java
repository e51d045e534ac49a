package org.tidewaiter.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/** Chooses the TCP port on 127.0.0.1 at which a server is to listen. */
@FunctionalInterface
interface ServerPort {

    /**
     * The ports among which one is chosen lie below those that systems give to outgoing connections (RFC 6335, section 6, and
     * Linux's 32768 to 60999): such a connection would keep a server that died from coming back on its port.
     */
    int LOWEST = 20_000;

    int HIGHEST = 32_767;

    /** How many are tried before it is said that none is free. */
    int TRIED = 200;

    int choose() throws IOException;

    /** The port that the file names if it is one of these and free, and otherwise any free one, which the file names from then on. */
    static int choose(Path file) throws IOException {
        int last = remembered(file);
        int port = last >= LOWEST && last <= HIGHEST && free(last) ? last : anyFree();
        Files.writeString(file, Integer.toString(port));
        return port;
    }

    /** The port that the file names; 0 when it names none. */
    static int remembered(Path file) throws IOException {
        try {
            return Files.isRegularFile(file)
                    ? Integer.parseInt(Files.readString(file).strip())
                    : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Whether a server did not start because another program has its port. */
    static boolean wasTaken(LocalPostgresException fault) {
        String message = fault.getMessage();
        return message != null && message.contains("could not create any TCP/IP sockets");
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int anyFree() {
        for (int tried = 0; tried < TRIED; tried++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (free(port)) {
                return port;
            }
        }
        throw new LocalPostgresException(
                Reason.RESOURCES,
                "No free port was found for the database between " + LOWEST + " and " + HIGHEST
                        + ". Stop what holds them.");
    }
}
