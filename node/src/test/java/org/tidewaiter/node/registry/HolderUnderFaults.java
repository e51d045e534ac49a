package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.registry.MadeHistory.Step;

/**
 * One holder of reports with its lane: everything that was told arrives in any order, whole and in parts, more than once, while
 * the holder crashes before it commits, its receipts are lost, and it is restored from older copies of itself. At the end the
 * sender tells it again what a comparison finds, with the receipts that it has.
 */
final class HolderUnderFaults {

    private static final int MOST_TRIES = 4;
    private static final String[] SOME = {"text", "goods/cocaine2", "leg/2", "transport", "pseudonym"};

    private final IncomingVersions incoming;
    private final TransactionTemplate transaction;
    private final Backup backup;
    private final TestClock clock;
    private final Random random;
    private final Map<Digest, Outcome.AlreadyAccepted> receipts = new HashMap<>();
    private final Map<String, Integer> faults;
    private long sequence;
    private boolean copied;

    /** @param faults counts what befell it */
    HolderUnderFaults(
            IncomingVersions incoming,
            TransactionTemplate transaction,
            Backup backup,
            TestClock clock,
            Random random,
            Map<String, Integer> faults) {
        this.incoming = incoming;
        this.transaction = transaction;
        this.backup = backup;
        this.clock = clock;
        this.random = random;
        this.faults = faults;
    }

    private sealed interface Content {
        record Version(Arrived arrived) implements Content {}

        record Recall(RecalledReport report) implements Content {}
    }

    private record Message(long place, Content content, int tries) {}

    /** The acceptances of which the sender has a receipt, by the version's digest. */
    Map<Digest, Outcome.AlreadyAccepted> receipts() {
        return receipts;
    }

    void run(List<MadeHistory> histories) {
        List<Message> lane = new ArrayList<>();
        histories.forEach(history -> history.steps().forEach(step -> lane.addAll(messages(step, true))));
        Collections.shuffle(lane, random);
        Deque<Message> open = new ArrayDeque<>(lane);
        while (!open.isEmpty()) {
            befall();
            Message message = open.pop();
            if (!deliver(message) && message.tries() < MOST_TRIES) {
                open.addLast(new Message(message.place(), message.content(), message.tries() + 1));
            }
        }
        tellAgain(histories);
    }

    /** What a lane that is never disturbed does. */
    void runInOrder(List<MadeHistory> histories) {
        histories.forEach(
                history -> history.steps().forEach(step -> messages(step, false).forEach(this::arrive)));
    }

    private void tellAgain(List<MadeHistory> histories) {
        // Twice: of two branches that a holder was told of one is a conflict, which the version above both ends.
        for (int i = 0; i < 2; i++) {
            histories.forEach(history ->
                    history.due().forEach(step -> messages(step, false).forEach(this::arrive)));
        }
    }

    private void befall() {
        switch (random.nextInt(12)) {
            case 0 -> {
                backup.make();
                copied = true;
            }
            case 1 -> {
                if (copied) {
                    backup.restore();
                    count("restored");
                }
            }
            default -> {}
        }
    }

    private List<Message> messages(Step step, boolean inParts) {
        List<Message> messages = new ArrayList<>();
        switch (step) {
            case Step.TakenBack(var report) -> messages.add(new Message(++sequence, new Content.Recall(report), 0));
            case Step.Told(var by, var branches, var chain) -> {
                List<IssuedVersion> told = new ArrayList<>(branches);
                Collections.shuffle(told, random);
                boolean one = random.nextBoolean();
                for (IssuedVersion version : one ? told.subList(0, 1) : told) {
                    if (inParts && random.nextInt(3) == 0) {
                        messages.add(message(by.without(version, SOME)));
                    }
                    messages.add(message(by.sent(version, null, chain.toArray(IssuedVersion[]::new))));
                }
            }
        }
        return messages;
    }

    private Message message(Arrived arrived) {
        return new Message(++sequence, new Content.Version(arrived), 0);
    }

    /** False where the sender must send it again. */
    private boolean deliver(Message message) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                transaction.executeWithoutResult(status -> {
                    receive(message);
                    status.setRollbackOnly();
                });
                count("crashed");
                yield false;
            }
            case 1 -> {
                commit(message);
                count("receipt lost");
                yield false;
            }
            case 2 -> {
                arrive(message);
                count("repeated");
                yield false;
            }
            default -> arrive(message);
        };
    }

    private boolean arrive(Message message) {
        Outcome outcome = commit(message);
        if (message.content() instanceof Content.Version(var arrived)) {
            Digest digest = arrived.version().content().digest();
            switch (outcome) {
                case Outcome.Accepted(long position, var at) ->
                    receipts.putIfAbsent(digest, new Outcome.AlreadyAccepted(at, position, receiptOf(message)));
                case Outcome.AlreadyAccepted already -> {
                    receipts.putIfAbsent(digest, already);
                    assertThat(already).isEqualTo(receipts.get(digest));
                }
                default -> {}
            }
        }
        return !(outcome instanceof Outcome.Waiting);
    }

    private UUID receiptOf(Message message) {
        return new UUID(message.place(), lastReceipt);
    }

    private long lastReceipt;

    private Outcome commit(Message message) {
        clock.advance(Duration.ofSeconds(1));
        lastReceipt++;
        return Objects.requireNonNull(transaction.execute(status -> receive(message)));
    }

    private Outcome receive(Message message) {
        String from = message.content() instanceof Content.Version(var arrived)
                ? arrived.version().content().claims().issuer()
                : Sender.NAME;
        Reception reception = new Reception(
                from, Sender.agreementOf(from), receiptOf(message), clock.instant(), new LanePlace(1, message.place()));
        return switch (message.content()) {
            case Content.Recall(var report) ->
                incoming.recall(reception, List.of(report)).getFirst();
            case Content.Version(var arrived) ->
                incoming.accept(reception, List.of(presenting(arrived))).getFirst();
        };
    }

    private Arrived presenting(Arrived arrived) {
        Outcome.AlreadyAccepted receipt =
                receipts.get(arrived.version().content().digest());
        return receipt == null
                ? arrived
                : new Arrived(arrived.version(), arrived.after(), arrived.skipped(), receipt, false);
    }

    private void count(String fault) {
        faults.merge(fault, 1, Integer::sum);
    }
}
