package org.tidewaiter.trials;

import java.io.IOException;
import java.util.Objects;
import org.tidewaiter.demo.network.NodeLayout;
import org.tidewaiter.demo.network.NodeProcess;

/** A node of a trial whose program is changed on its data folder: that of an earlier release, or the present one. */
final class ChangingNode implements AutoCloseable {

    private final NodeProcess earlier;
    private final NodeProcess present;
    private NodeProcess running;

    /** The node does not run yet; its program is the earlier one. */
    ChangingNode(NodeProcess present, NodeLayout earlier) {
        this.present = present;
        this.earlier = new NodeProcess(
                earlier,
                present.description(),
                Objects.requireNonNull(present.data().getParent()));
        this.running = this.earlier;
    }

    /** As {@code kill -9} does. */
    void kill() throws IOException {
        running.kill();
    }

    /** As an operator does. */
    void stop() throws IOException {
        running.stop();
    }

    /** Starts the program of that release, and waits until it serves. */
    void start(Release release) throws IOException {
        runs(release);
        running.start();
        running.awaitReady(TrialNetwork.READY);
    }

    /** The program of that release runs already. */
    void runs(Release release) {
        running = release == Release.PRESENT ? present : earlier;
    }

    String name() {
        return present.name();
    }

    Release release() {
        return running == present ? Release.PRESENT : Release.EARLIER;
    }

    @Override
    public void close() throws IOException {
        running.stop();
    }
}
