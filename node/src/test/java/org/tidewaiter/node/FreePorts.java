package org.tidewaiter.node;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where nodes under test listen: below the ports that the system gives to outgoing connections, which could take one between its
 * choice and its use, and in turn. Each of the processes that run tests side by side has its own.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int SPAN = 4_000;
    private static final int LOWEST_HERE = LOWEST + SPAN * (Integer.getInteger("surefire.forkNumber", 1) % 3);

    private static int next = ThreadLocalRandom.current().nextInt(SPAN);

    private FreePorts() {}

    /** A port that nobody uses now and that was not given out before. */
    public static synchronized int next() {
        for (int i = 0; i < SPAN; i++) {
            int port = LOWEST_HERE + next;
            next = (next + 1) % SPAN;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + LOWEST_HERE + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
