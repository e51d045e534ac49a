package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.report.SeizureReport;

/** Whatever the order, the repeats and the parts in which a history arrives, the hub ends in the same state. */
@HubRegistryTest
class ConvergenceTest {

    private static final int HISTORIES = 12;
    private static final int ORDERS = 12;
    private static final String[] BRANDS = {"Northern Pine", "Southern Fir", "Eastern Oak", "Western Elm"};

    private final Sender sender = new Sender();

    @Autowired
    IncomingVersions incoming;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    @Test
    void everyOrderOfAHistoryEndsInTheSameState() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<IssuedVersion> history = history(random);
            boolean withdrawn = history.getLast().claims().withdrawalReason().isPresent();
            String inOrder =
                    stateAfter(List.of(history.stream().map(sender::sent).toList()), withdrawn);
            for (int order = 0; order < ORDERS; order++) {
                assertThat(stateAfter(dispatches(history, random), withdrawn))
                        .as("history %d, order %d", seed, order)
                        .isEqualTo(inOrder);
            }
        }
    }

    private List<IssuedVersion> history(Random random) {
        List<IssuedVersion> history = new ArrayList<>();
        history.add(sender.first(Sender.newReport(), TestReports.mixed()));
        for (int i = random.nextInt(4); i > 0; i--) {
            SeizureReport next = TestReports.with(TestReports.mixed(), "/goods/0/brand", BRANDS[random.nextInt(4)]);
            history.add(sender.next(
                    history.getLast(), random.nextBoolean() ? next : TestReports.with(next, "/transport", null)));
        }
        if (random.nextBoolean()) {
            history.add(sender.withdrawal(history.getLast()));
        }
        return history;
    }

    /** Each version whole, some also in part or twice, shuffled and cut into dispatches. */
    private List<List<Arrived>> dispatches(List<IssuedVersion> history, Random random) {
        List<Arrived> all = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            IssuedVersion version = history.get(i);
            boolean relies = i > 0 && random.nextBoolean();
            all.add(sender.sent(version, relies ? history.get(i - 1).digest() : null));
            if (random.nextBoolean()) {
                all.add(sender.sent(version));
            }
            if (random.nextBoolean()) {
                all.add(sender.without(version, "text", "goods/cocaine2", "leg/2"));
            }
            if (random.nextBoolean()) {
                all.add(sender.without(version, "transport", "concealment", "pseudonym"));
            }
        }
        Collections.shuffle(all, random);
        List<List<Arrived>> dispatches = new ArrayList<>();
        for (int at = 0; at < all.size(); ) {
            int size = Math.min(all.size() - at, random.nextInt(1, 5));
            dispatches.add(all.subList(at, at + size));
            at += size;
        }
        return dispatches;
    }

    /** What waits is sent again, as a sender does. */
    private String stateAfter(List<List<Arrived>> dispatches, boolean withdrawn) {
        store.reset();
        Deque<List<Arrived>> open = new ArrayDeque<>(dispatches);
        while (!open.isEmpty()) {
            List<Arrived> dispatch = open.pop();
            List<Outcome> outcomes = receive(dispatch);
            List<Arrived> again = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                assertThat(outcomes.get(i)).isNotInstanceOf(Outcome.Conflict.class);
                if (!withdrawn) {
                    assertThat(outcomes.get(i)).isNotInstanceOf(Outcome.Refused.class);
                }
                if (outcomes.get(i) instanceof Outcome.Waiting && !open.isEmpty()) {
                    again.add(dispatch.get(i));
                }
            }
            if (!again.isEmpty()) {
                open.addLast(again);
            }
        }
        return withdrawn ? withdrawnState() : state();
    }

    private List<Outcome> receive(List<Arrived> dispatch) {
        Reception reception = new Reception(Sender.NAME, Sender.agreement(), Sender.newReceipt(), RegistryNode.NOW);
        return Objects.requireNonNull(transaction.execute(status -> incoming.accept(reception, dispatch)));
    }

    private String withdrawnState() {
        return store.value("select concat_ws('|', state, version, digest) from registry.report")
                .toString();
    }

    private String state() {
        return store.value("""
                        select concat_ws('|', to_jsonb(report) - 'id' - 'record',
                            (select jsonb_agg(to_jsonb(goods_line) - 'report_id' order by line) from registry.goods_line),
                            (select string_agg(concat_ws(' ', version, digest, disclosed), ', ' order by version)
                             from registry.version))
                        from registry.report
                        """).toString();
    }
}
