package org.tidewaiter.trials;

import java.util.Locale;
import org.tidewaiter.demo.DemoNetwork;

/** The steps that a report takes from the form to its acknowledged receipt, and what each writes at which node. */
enum NamedStep {
    /** A seizure is taken. */
    CAPTURE(DemoNetwork.ESTONIA, "insert", "registry.report", "true"),
    /** It is decided what leaves. */
    DISCLOSE(DemoNetwork.ESTONIA, "insert or update", "registry.revision", "new.state in ('RELEASED', 'SIGNED')"),
    /** A version is signed. */
    SIGN(DemoNetwork.ESTONIA, "insert", "registry.version", "true"),
    /** The version takes its place in the journal, which is the outbox. */
    OUTBOX(DemoNetwork.ESTONIA, "insert", "journal.entry", "true"),
    /** The journal is followed into a lane. */
    LANE(DemoNetwork.ESTONIA, "insert", "delivery.item", "true"),
    /** A dispatch is recorded; its first byte leaves after that. */
    SEND(DemoNetwork.ESTONIA, "insert", "delivery.dispatch_sent", "true"),
    /** The hub stores what it has verified. */
    RECEIVE(DemoNetwork.HUB, "insert", "registry.version", "true"),
    /** The hub enters an acceptance into its log. */
    LOG(DemoNetwork.HUB, "insert", "ledger.entry", "true"),
    /** The hub keeps the receipt that it has signed; the answer leaves after that. */
    RECEIPT(DemoNetwork.HUB, "insert", "delivery.receipt", "new.direction = 'ISSUED'"),
    /** The sender records the receipt that it has verified. */
    ACKNOWLEDGE(DemoNetwork.ESTONIA, "insert", "delivery.receipt", "new.direction = 'RECEIVED'");

    private final String node;
    private final String event;
    private final String table;
    private final String condition;

    NamedStep(String node, String event, String table, String condition) {
        this.node = node;
        this.event = event;
        this.table = table;
        this.condition = condition;
    }

    /** When a step is interrupted. */
    enum Moment {
        /** Before anything of it is written. */
        BEFORE,
        /** When its transaction is on disk, and the node does not know yet. */
        COMMITTED
    }

    /** The node that takes the step. */
    String node() {
        return node;
    }

    /** The node at the other end of the lane. */
    String otherNode() {
        return node.equals(DemoNetwork.HUB) ? DemoNetwork.ESTONIA : DemoNetwork.HUB;
    }

    String name(Moment moment) {
        return name() + "/" + moment;
    }

    /** A trigger that calls {@code trial.stop} at that moment. */
    String trigger(Moment moment) {
        String name = "trial_" + name().toLowerCase(Locale.ROOT);
        return switch (moment) {
            case BEFORE ->
                "create trigger %s_before before %s on %s for each row when (%s) execute function trial.stop('%s')"
                        .formatted(name, event, table, condition, name(moment));
            case COMMITTED ->
                ("create constraint trigger %s_committed after %s on %s deferrable initially deferred"
                                + " for each row when (%s) execute function trial.stop('%s')")
                        .formatted(name, event, table, condition, name(moment));
        };
    }
}
