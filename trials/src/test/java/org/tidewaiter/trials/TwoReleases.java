package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeLayout;

/** A hub and a national node whose programs are changed on their data folders while reports are handed in at the latter. */
final class TwoReleases implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String FIRSTS_SETTLED =
            "select count(*) from delivery.item where version = 1 and state not in ('WAITING', 'HELD')";
    private static final String DELIVERED = "select count(*) from delivery.item where state = 'DELIVERED'";

    private final TrialNetwork network;
    private final ChangingNode hub;
    private final ChangingNode national;
    private final int each;
    private final AtomicInteger most = new AtomicInteger();
    private final Filing filing;

    /**
     * Nothing runs yet.
     *
     * @param each reports that are handed in at each change of a program
     */
    TwoReleases(TrialNetwork network, NodeLayout earlier, int each, long seed) {
        this.network = network;
        this.each = each;
        this.hub = new ChangingNode(network.hub(), earlier);
        this.national = new ChangingNode(network.national(), earlier);
        this.filing = new Filing(
                network.client(DemoNetwork.ESTONIA, "coordinator"), new FiledCases.Kind("EE", false), seed, most::get);
    }

    ChangingNode hub() {
        return hub;
    }

    ChangingNode national() {
        return national;
    }

    /** Starts both, of the same release. */
    void start(Release release) throws Exception {
        hub.start(release);
        national.start(release);
        file("started both");
    }

    /** Both run already. */
    void takeOver(Release release) throws Exception {
        hub.runs(release);
        national.runs(release);
        file("both run");
    }

    private void file(String what) throws Exception {
        filing.start();
        most.addAndGet(each);
        awaitSettled(what, 0);
    }

    /** Kills the node in the midst of traffic, and starts the program of that release on its data. */
    void kill(ChangingNode node, Release next) throws Exception {
        long delivered = amidTraffic();
        node.kill();
        node.start(next);
        most.addAndGet(each / 2);
        awaitSettled(node.name() + " killed, now " + next, delivered);
    }

    /** The same as an operator does it: the node is stopped in order. */
    void stop(ChangingNode node, Release next) throws Exception {
        long delivered = amidTraffic();
        node.stop();
        node.start(next);
        most.addAndGet(each / 2);
        awaitSettled(node.name() + " stopped, now " + next, delivered);
    }

    /** Lets what has begun come to its end; what was handed in. */
    List<Filed> finish() throws Exception {
        List<Filed> filed = filing.finish();
        say("%s", filing.summary());
        Drain.await(network, network.national(), PATIENCE);
        return filed;
    }

    private long amidTraffic() throws Exception {
        try (Connection database = network.nationalDatabase()) {
            most.addAndGet(each / 2);
            Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(500, 2000)));
            return Table.number(database, DELIVERED);
        }
    }

    /** The hub has answered for what was handed in, up to a batch that may not be complete yet. */
    private void awaitSettled(String what, long delivered) throws Exception {
        Instant begin = Instant.now();
        long wanted = most.get() - Filing.BATCH;
        try (Connection database = network.nationalDatabase()) {
            for (long there = 0; there < wanted; there = Table.number(database, FIRSTS_SETTLED)) {
                assertThat(Instant.now())
                        .as("%s: %d of %d", what, there, wanted)
                        .isBefore(begin.plus(PATIENCE));
                Thread.sleep(100);
            }
            say(
                    "%s; national node %s, hub %s: %d versions delivered, after %d s",
                    what,
                    national.release(),
                    hub.release(),
                    Table.number(database, DELIVERED) - delivered,
                    Duration.between(begin, Instant.now()).toSeconds());
        }
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, "two releases: " + words + "%n", values);
    }

    @Override
    public void close() throws IOException {
        filing.close();
        national.close();
        hub.close();
    }
}
