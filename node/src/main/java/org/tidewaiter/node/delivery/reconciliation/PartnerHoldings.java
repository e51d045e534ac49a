package org.tidewaiter.node.delivery.reconciliation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.reconciliation.Holdings;
import org.tidewaiter.exchange.reconciliation.Prefix;
import org.tidewaiter.exchange.reconciliation.ReconciliationAnswer.Reply;
import org.tidewaiter.exchange.reconciliation.ReconciliationQuestion.Ask;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.comparison.ReconciliationFailedException;
import org.tidewaiter.node.delivery.reconciliation.ReconciliationCalls.Exchanged;
import org.tidewaiter.node.delivery.reconciliation.ReconciliationCalls.Talk;

/** What a partner says it holds at the cut of one comparison. For one thread. */
final class PartnerHoldings implements Holdings {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ReconciliationCalls calls;
    private final Talk talk;
    private final Duration within;
    private @Nullable Summary summary;

    /** @param within time that the partner may take to read what it holds */
    PartnerHoldings(ReconciliationCalls calls, Talk talk, Duration within) {
        this.calls = calls;
        this.talk = talk;
        this.within = within;
    }

    @Override
    public Summary summary() throws InterruptedException {
        if (summary == null) {
            summary = read();
        }
        return summary;
    }

    private Summary read() throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        Duration pause = FIRST_PAUSE;
        while (System.nanoTime() < deadline) {
            switch (calls.ask(talk, new Ask.OfAll()).reply()) {
                case Reply.All(var root, long count) -> {
                    return new Summary(root, count);
                }
                case Reply.Preparing _ -> Thread.sleep(pause);
                default -> throw unfitting();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        throw new ReconciliationFailedException("timed-out");
    }

    @Override
    public List<List<Digest>> children(List<Prefix> prefixes) throws InterruptedException {
        if (calls.ask(talk, new Ask.OfNodes(prefixes)).reply() instanceof Reply.Nodes(var children)
                && children.size() == prefixes.size()) {
            return children;
        }
        throw unfitting();
    }

    @Override
    public Page page(Prefix leaf, int from) throws InterruptedException {
        if (calls.ask(talk, new Ask.OfLeaf(leaf, from)).reply() instanceof Reply.Leaf(var holdings, boolean more)) {
            return new Page(holdings, more);
        }
        throw unfitting();
    }

    /** The bytes of a version that this node has lost, as the partner has them; not verified. */
    Optional<SignedVersion> bytes(VersionRef version) throws InterruptedException {
        if (calls.ask(talk, new Ask.OfVersion(version.identity(), version.version()))
                        .reply()
                instanceof Reply.Version(var held)) {
            return Optional.ofNullable(held);
        }
        throw unfitting();
    }

    /**
     * Tells the partner what came of it.
     *
     * @return the result as this node signed it, and the partner's answer
     * @throws ReconciliationFailedException if the partner does not confirm what it has said
     */
    Exchanged note(Ask.Noting noting) throws InterruptedException {
        Exchanged exchanged = calls.ask(talk, noting);
        if (exchanged.reply() instanceof Reply.All(var root, long count)
                && new Summary(root, count).equals(summary())) {
            return exchanged;
        }
        throw unfitting();
    }

    private static ReconciliationFailedException unfitting() {
        return new ReconciliationFailedException("unfitting-answer");
    }
}
