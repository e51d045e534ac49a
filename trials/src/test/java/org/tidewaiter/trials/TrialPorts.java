package org.tidewaiter.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.tidewaiter.demo.network.Ports;

/**
 * Where the nodes of trials listen: below the ports that the system gives to outgoing connections, so that a node that was
 * killed finds its port free again, and in turn.
 */
public final class TrialPorts {

    private static final int LOWEST = 18_700;
    private static final int SPAN = 90;

    private static int next = ThreadLocalRandom.current().nextInt(SPAN);

    private TrialPorts() {}

    /** Ports for so many nodes that nobody uses now. */
    public static List<Ports> free(int count) {
        List<Ports> found = new ArrayList<>();
        for (int i = 0; i < SPAN && found.size() < count; i++) {
            Ports ports = Ports.from(LOWEST, next);
            next = (next + 1) % SPAN;
            if (ports.areFree()) {
                found.add(ports);
            }
        }
        if (found.size() < count) {
            throw new IllegalStateException("no free ports from " + LOWEST + " on");
        }
        return found;
    }
}
