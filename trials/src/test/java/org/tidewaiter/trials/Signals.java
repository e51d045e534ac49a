package org.tidewaiter.trials;

import java.io.IOException;
import org.tidewaiter.demo.network.NodeProcess;

/** Stops processes as a scheduler or a paused machine does, and lets them go on. */
final class Signals {

    private Signals() {}

    static void stop(NodeProcess node) throws IOException, InterruptedException {
        send("-STOP", node.pid());
    }

    static void goOn(NodeProcess node) throws IOException, InterruptedException {
        send("-CONT", node.pid());
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", signal, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill " + signal + " ended with " + code);
        }
    }
}
