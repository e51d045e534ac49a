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
 * the node at the other end, or both at once. Every combination comes once, in an order that the seed gives, before any comes
 * again.
 */
final class StepKiller {

    private static final Duration CAUGHT_WITHIN = Duration.ofSeconds(60);
    private static final Duration PASSED_WITHIN = Duration.ofSeconds(20);
    private static final int TOLD_EVERY = 25;

    private final TrialNetwork network;
    private final Random random;
    private final Runnable supply;
    private final PrintStream out;
    private final Map<String, Integer> deathsDied = new TreeMap<>();
    private int kills;

    /** @param supply called before each kill, so that something comes to every step */
    StepKiller(TrialNetwork network, long seed, Runnable supply, PrintStream out) {
        this.network = network;
        this.random = new Random(seed);
        this.supply = supply;
        this.out = out;
    }

    /** One way to die: which step is stopped, and who is killed then. */
    private record Death(NamedStep step, Moment moment, List<String> victims) {

        @Override
        public String toString() {
            return step.name(moment) + " kills " + String.join(" and ", victims);
        }
    }

    private List<Death> deaths() {
        List<Death> deaths = new ArrayList<>();
        for (NamedStep step : NamedStep.values()) {
            List<String> both = List.of(step.node(), step.otherNode());
            deaths.add(new Death(step, Moment.BEFORE, List.of(step.node())));
            deaths.add(new Death(step, Moment.COMMITTED, List.of(step.node())));
            deaths.add(new Death(step, Moment.BEFORE, List.of(step.otherNode())));
            deaths.add(new Death(step, Moment.BEFORE, both));
            deaths.add(new Death(step, Moment.COMMITTED, both));
        }
        Collections.shuffle(deaths, random);
        return deaths;
    }

    /** Kills at least that many nodes; a death of both ends is two kills. */
    void kill(int times) throws Exception {
        List<Death> deaths = new ArrayList<>();
        while (kills < times) {
            if (deaths.isEmpty()) {
                deaths.addAll(deaths());
            }
            Death death = deaths.removeLast();
            kill(death);
            deathsDied.merge(death.toString(), 1, Integer::sum);
            int before = kills;
            kills += death.victims().size();
            if (kills / TOLD_EVERY > before / TOLD_EVERY) {
                out.println("kills at named steps: " + kills + " of " + times);
            }
        }
    }

    private void kill(Death death) throws Exception {
        supply.run();
        NodeProcess caught = network.demo().node(death.step().node());
        List<NodeProcess> victims =
                death.victims().stream().map(network.demo()::node).toList();
        try (Snare snare = new Snare(network.database(caught.name()))) {
            snare.arm(death.step(), death.moment());
            if (!snare.awaitCaught(CAUGHT_WITHIN)) {
                throw new AssertionError("nothing came to " + death);
            }
            snare.disarm();
            if (death.moment() == Moment.COMMITTED) {
                Signals.stop(caught);
                snare.release();
                if (!snare.awaitPassed(PASSED_WITHIN)) {
                    throw new AssertionError("not committed: " + death);
                }
            }
            for (NodeProcess victim : victims) {
                victim.kill();
            }
        } catch (SQLException endedWithItsNode) {
            if (caught.running()) {
                throw endedWithItsNode;
            }
        }
        for (NodeProcess victim : victims) {
            victim.start();
        }
        for (NodeProcess victim : victims) {
            victim.awaitReady(TrialNetwork.READY);
        }
    }

    /** Prepares the databases of both ends. */
    void plant() throws Exception {
        for (NodeProcess node : network.demo().nodes()) {
            try (Connection database = network.database(node.name())) {
                Snare.plant(database, node.name());
            }
        }
    }

    /** How many nodes have been killed. */
    int kills() {
        return kills;
    }

    String summary() {
        return kills + " kills in "
                + deathsDied.values().stream().mapToInt(Integer::intValue).sum() + " deaths: " + deathsDied;
    }
}
