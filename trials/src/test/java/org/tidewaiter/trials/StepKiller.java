package org.tidewaiter.trials;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.tidewaiter.demo.network.NodeProcess;
import org.tidewaiter.trials.NamedStep.Moment;

/**
 * Kills as {@code kill -9} does, each time at a named step: the node that takes it, before or after its transaction is on disk,
 * or the node at the other end. Every combination comes once, in an order that the seed gives, before any comes again.
 */
final class StepKiller {

    private static final Duration CAUGHT_WITHIN = Duration.ofSeconds(60);
    private static final Duration PASSED_WITHIN = Duration.ofSeconds(20);

    private final TrialNetwork network;
    private final Random random;
    private final Runnable supply;
    private final PrintStream out;
    private final Map<String, Integer> killed = new TreeMap<>();

    /** @param supply called before each kill, so that something comes to every step */
    StepKiller(TrialNetwork network, long seed, Runnable supply, PrintStream out) {
        this.network = network;
        this.random = new Random(seed);
        this.supply = supply;
        this.out = out;
    }

    /** One way to die: which step is stopped, and who is killed then. */
    private record Death(NamedStep step, Moment moment, String victim) {

        @Override
        public String toString() {
            return step.name(moment) + " kills " + victim;
        }
    }

    private List<Death> deaths() {
        List<Death> deaths = new ArrayList<>();
        for (NamedStep step : NamedStep.values()) {
            deaths.add(new Death(step, Moment.BEFORE, step.node()));
            deaths.add(new Death(step, Moment.COMMITTED, step.node()));
            deaths.add(new Death(step, Moment.BEFORE, step.otherNode()));
        }
        Collections.shuffle(deaths, random);
        return deaths;
    }

    void kill(int times) throws Exception {
        List<Death> deaths = new ArrayList<>();
        for (int done = 1; done <= times; done++) {
            if (deaths.isEmpty()) {
                deaths.addAll(deaths());
            }
            Death death = deaths.removeLast();
            kill(death);
            killed.merge(death.toString(), 1, Integer::sum);
            if (done % 25 == 0) {
                out.println("kills at named steps: " + done + " of " + times);
            }
        }
    }

    private void kill(Death death) throws Exception {
        supply.run();
        NodeProcess victim = network.demo().node(death.victim());
        try (Snare snare = new Snare(network.database(death.step().node()))) {
            snare.arm(death.step(), death.moment());
            if (!snare.awaitCaught(CAUGHT_WITHIN)) {
                throw new AssertionError("nothing came to " + death);
            }
            snare.disarm();
            if (death.moment() == Moment.COMMITTED) {
                Signals.stop(victim);
                snare.release();
                if (!snare.awaitPassed(PASSED_WITHIN)) {
                    throw new AssertionError("not committed: " + death);
                }
            }
            victim.kill();
        } catch (SQLException endedWithItsNode) {
            if (victim.running()) {
                throw endedWithItsNode;
            }
        }
        victim.start();
        victim.awaitReady(TrialNetwork.READY);
    }

    /** Prepares the databases of both ends. */
    void plant() throws Exception {
        for (NodeProcess node : network.demo().nodes()) {
            try (Connection database = network.database(node.name())) {
                Snare.plant(database, node.name());
            }
        }
    }

    String summary() {
        return killed.values().stream().mapToInt(Integer::intValue).sum() + " kills: " + killed;
    }
}
