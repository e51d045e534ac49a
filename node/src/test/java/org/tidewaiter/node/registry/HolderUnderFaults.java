package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
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
 * One holder of reports with its lanes, one from each issuer and perhaps one from a relay: everything that was told arrives in
 * any order, whole and in parts, more than once, while the holder crashes before it commits, its receipts are lost, and it is
 * restored from older copies of itself. Meanwhile its agreements may be narrowed: what is under way then arrives as it was
 * sent, is refused, and is sent again with what may still go. At the end the senders tell it again what a comparison finds,
 * with the receipts that they have.
 */
final class HolderUnderFaults {

    private static final int MOST_TRIES = 4;
    private static final String RELAY = "RELAY";
    private static final String[] WITHHELD_BY_RELAY = {"text", "leg/2", "pseudonym"};
    private static final String[] SOME = {"text", "goods/cocaine2", "leg/2", "transport", "pseudonym"};

    private final IncomingVersions incoming;
    private final TransactionTemplate transaction;
    private final Backup backup;
    private final TestClock clock;
    private final Random random;
    private final boolean relayed;
    private final boolean narrows;
    private final Map<Digest, Outcome.AlreadyAccepted> receipts = new HashMap<>();
    private final Set<Digest> takenWhole = new HashSet<>();
    private final Map<String, Integer> faults;
    private long sequence;
    private boolean copied;
    private boolean narrowed;

    /**
     * @param relayed whether a relay tells it everything too, narrowed
     * @param narrows whether its agreements are narrowed to tobacco meanwhile
     * @param faults counts what befell it
     */
    HolderUnderFaults(
            IncomingVersions incoming,
            TransactionTemplate transaction,
            Backup backup,
            TestClock clock,
            Random random,
            boolean relayed,
            boolean narrows,
            Map<String, Integer> faults) {
        this.incoming = incoming;
        this.transaction = transaction;
        this.backup = backup;
        this.clock = clock;
        this.random = random;
        this.relayed = relayed;
        this.narrows = narrows;
        this.faults = faults;
    }

    private sealed interface Content {
        /**
         * A version.
         *
         * @param narrowed what of it an agreement on tobacco lets go
         */
        record Version(Arrived whole, Arrived narrowed) implements Content {}

        record Recall(RecalledReport report) implements Content {}
    }

    private record Message(long place, String from, Content content, int tries) {}

    /** The acceptances of which the sender has a receipt, by the version's digest. */
    Map<Digest, Outcome.AlreadyAccepted> receipts() {
        return receipts;
    }

    /** The versions of which more was taken in than an agreement on tobacco lets go. */
    Set<Digest> takenWhole() {
        return takenWhole;
    }

    void run(List<MadeHistory> histories) {
        List<Message> lane = new ArrayList<>();
        histories.forEach(history -> history.steps().forEach(step -> lane.addAll(messages(step, true))));
        Collections.shuffle(lane, random);
        Deque<Message> open = new ArrayDeque<>(lane);
        int narrowing = narrows ? random.nextInt(lane.size()) : -1;
        for (int i = 0; !open.isEmpty(); i++) {
            befall();
            narrowed |= i == narrowing;
            Message message = open.pop();
            if (!deliver(message) && message.tries() < MOST_TRIES) {
                open.addLast(new Message(message.place(), message.from(), message.content(), message.tries() + 1));
            }
        }
        tellAgain(histories);
    }

    /** What a lane that is never disturbed does. */
    void runInOrder(List<MadeHistory> histories) {
        histories.forEach(history ->
                history.steps().forEach(step -> messages(step, false).forEach(message -> arrive(message, narrowed))));
    }

    private void tellAgain(List<MadeHistory> histories) {
        // Twice: of two branches that a holder was told of one is a conflict, which the version above both ends.
        for (int i = 0; i < 2; i++) {
            histories.forEach(history ->
                    history.due().forEach(step -> messages(step, false).forEach(message -> arrive(message, narrowed))));
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
            case Step.TakenBack(var report) -> {
                messages.add(message(Sender.NAME, new Content.Recall(report)));
                if (relayed) {
                    messages.add(message(RELAY, new Content.Recall(report)));
                }
            }
            case Step.Told(var by, var branches, var chain) -> {
                List<IssuedVersion> told = new ArrayList<>(branches);
                Collections.shuffle(told, random);
                boolean one = random.nextBoolean();
                for (IssuedVersion version : one ? told.subList(0, 1) : told) {
                    if (inParts && random.nextInt(3) == 0) {
                        messages.add(message(by.name(), by, version, List.of(SOME)));
                    }
                    IssuedVersion[] along = chain.toArray(IssuedVersion[]::new);
                    messages.add(message(by.name(), by, version, List.of(), along));
                    if (relayed) {
                        messages.add(message(RELAY, by, version, List.of(WITHHELD_BY_RELAY), along));
                    }
                }
            }
        }
        return messages;
    }

    private Message message(
            String from, Sender by, IssuedVersion version, List<String> withheld, IssuedVersion... along) {
        List<String> more = new ArrayList<>(withheld);
        more.addAll(Narrow.BESIDE_TOBACCO);
        return message(
                from, new Content.Version(by.relayed(version, withheld, along), by.relayed(version, more, along)));
    }

    private Message message(String from, Content content) {
        return new Message(++sequence, from, content, 0);
    }

    /** False where the sender must send it again. */
    private boolean deliver(Message message) {
        boolean underWay = narrowed && message.tries() == 0 && random.nextBoolean();
        if (underWay) {
            count("narrowed while under way");
        }
        boolean narrow = narrowed && !underWay;
        return switch (random.nextInt(6)) {
            case 0 -> {
                transaction.executeWithoutResult(status -> {
                    receive(message, narrow);
                    status.setRollbackOnly();
                });
                count("crashed");
                yield false;
            }
            case 1 -> {
                commit(message, narrow);
                count("receipt lost");
                yield false;
            }
            case 2 -> {
                arrive(message, narrow);
                count("repeated");
                yield false;
            }
            default -> arrive(message, narrow);
        };
    }

    private boolean arrive(Message message, boolean narrow) {
        Outcome outcome = commit(message, narrow);
        if (message.content() instanceof Content.Version version) {
            Digest digest = version.whole().version().content().digest();
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
        return !(outcome instanceof Outcome.Waiting || narrowed && !narrow);
    }

    private UUID receiptOf(Message message) {
        return new UUID(message.place(), lastReceipt);
    }

    private long lastReceipt;

    private Outcome commit(Message message, boolean narrow) {
        clock.advance(Duration.ofSeconds(1));
        lastReceipt++;
        Outcome outcome = Objects.requireNonNull(transaction.execute(status -> receive(message, narrow)));
        if (outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Supplemented) {
            noteTaken(message.content(), narrow);
        }
        return outcome;
    }

    private void noteTaken(Content content, boolean narrow) {
        if (content instanceof Content.Version(var whole, var less) && !narrow && isMore(whole, less)) {
            assertThat(narrowed).as("more taken in than is agreed").isFalse();
            takenWhole.add(whole.version().content().digest());
        }
    }

    private static boolean isMore(Arrived whole, Arrived less) {
        return whole.version().content().disclosures().size()
                > less.version().content().disclosures().size();
    }

    private Outcome receive(Message message, boolean narrow) {
        String[] categories = narrowed ? new String[] {"TOBACCO"} : new String[0];
        Agreement agreement = message.from().equals(RELAY)
                ? Sender.agreementOfRelay(RELAY, "EE-CUSTOMS", categories)
                : Sender.agreementOf(message.from(), categories);
        Reception reception = new Reception(
                message.from(), agreement, receiptOf(message), clock.instant(), new LanePlace(1, message.place()));
        return switch (message.content()) {
            case Content.Recall(var report) ->
                incoming.recall(reception, List.of(report)).getFirst();
            case Content.Version(var whole, var less) ->
                incoming.accept(reception, List.of(presenting(narrow ? less : whole)))
                        .getFirst();
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
