package org.tidewaiter.node.delivery.parcel;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.parcel.Enclosure;
import org.tidewaiter.exchange.parcel.ParcelLabel;
import org.tidewaiter.exchange.parcel.ParcelReading;
import org.tidewaiter.exchange.parcel.ParcelSeal;
import org.tidewaiter.exchange.receipt.Receipt;
import org.tidewaiter.exchange.receipt.ReceiptReader;
import org.tidewaiter.exchange.receipt.VerifiedReceipt;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.comparison.Tally;
import org.tidewaiter.node.delivery.dispatch.DispatchCalls;
import org.tidewaiter.node.delivery.dispatch.Sending;
import org.tidewaiter.node.delivery.key.OwnKeys;
import org.tidewaiter.node.delivery.lane.LaneSender;
import org.tidewaiter.node.delivery.lane.LaneSender.Flight;
import org.tidewaiter.node.delivery.log.LogWatch;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.queue.FileLanes;
import org.tidewaiter.node.delivery.queue.ParcelProblems;
import org.tidewaiter.node.delivery.reception.RecallReception;
import org.tidewaiter.node.delivery.reception.Reception;

/**
 * Takes parcels: what they hold is judged as if it had come over the line, and what must be carried back is kept. A parcel
 * taken twice or late changes nothing.
 */
@Component
public class ParcelReception {

    private final NodeIdentity identity;
    private final OwnKeys keys;
    private final Partners partners;
    private final Agreements agreements;
    private final Reception reception;
    private final RecallReception recalls;
    private final ReceiptReader receipts;
    private final LogWatch logs;
    private final LaneSender sender;
    private final FileLanes lanes;
    private final ParcelRows rows;
    private final ParcelRecords records;
    private final TimeOrderedIds ids;
    private final AlarmRows alarms;
    private final Clock clock;

    ParcelReception(
            NodeIdentity identity,
            OwnKeys keys,
            Partners partners,
            Agreements agreements,
            Reception reception,
            RecallReception recalls,
            LogWatch logs,
            LaneSender sender,
            FileLanes lanes,
            ParcelRows rows,
            ParcelRecords records,
            TimeOrderedIds ids,
            AlarmRows alarms,
            Clock clock) {
        this.identity = identity;
        this.keys = keys;
        this.partners = partners;
        this.agreements = agreements;
        this.reception = reception;
        this.recalls = recalls;
        this.receipts = new ReceiptReader(partners);
        this.logs = logs;
        this.sender = sender;
        this.lanes = lanes;
        this.rows = rows;
        this.records = records;
        this.ids = ids;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * What came of a parcel that was brought.
     *
     * @param dispatches taken, each with a receipt
     * @param receipts that settled what this node had sent, now or before
     * @param refusals dispatches refused as a whole, here or there, by rule
     * @param answered whether there is something to carry back
     */
    public record Taken(
            UUID id, String partner, int dispatches, int receipts, List<String> refusals, boolean answered) {}

    /** What messages came to. */
    private static final class Tally {
        private final List<Enclosure> answers = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private int dispatches;
        private int receipts;
    }

    /** Takes what a partner wrote, or refuses all of it: when it is no parcel of a partner for this node. */
    public Taken take(AccessScope scope, byte[] content) throws InterruptedException {
        scope.require(Permission.CARRY_PARCELS);
        return switch (open(content)) {
            case ParcelReading.Refused refused -> throw ParcelProblems.refused(refused.rule());
            case ParcelReading.Opened opened -> {
                Partner partner = partners.named(opened.label().sender())
                        .orElseThrow(() -> ParcelProblems.refused(Rule.UNKNOWN_SENDER));
                Tally tally = new Tally();
                for (Enclosure enclosure : opened.enclosures()) {
                    take(enclosure, partner, tally);
                }
                yield record(scope, partner, tally);
            }
        };
    }

    /** With whichever key of this node it was sealed for: a partner may know the next one already, or the former still. */
    private ParcelReading open(byte[] content) {
        ParcelReading reading = ParcelSeal.open(content, identity.node(), identity.signingKey());
        for (SigningKey key : keys.forReading()) {
            if (reading instanceof ParcelReading.Refused) {
                ParcelReading other = ParcelSeal.open(content, identity.node(), key);
                reading = other instanceof ParcelReading.Opened ? other : reading;
            }
        }
        return reading;
    }

    private void take(Enclosure enclosure, Partner partner, Tally tally) throws InterruptedException {
        switch (enclosure.kind()) {
            case DISPATCH -> answer(reception.receive(enclosure.content(), partner), tally);
            case RECALL -> answer(recalls.receive(enclosure.content(), partner), tally);
            case RECEIPT -> tally.receipts += settles(partner, text(enclosure)) ? 1 : 0;
            // The rule that the partner names; nothing else of its words is kept.
            case REFUSAL ->
                tally.refusals.add(Rule.of(text(enclosure)).map(Rule::code).orElse("refused"));
        }
    }

    private static void answer(Reception.Reply reply, Tally tally) {
        switch (reply) {
            case Reception.Reply.Receipted(String receipt) -> {
                tally.dispatches++;
                tally.answers.add(enclosure(Enclosure.Kind.RECEIPT, receipt));
            }
            case Reception.Reply.Refused refused -> {
                tally.refusals.add(refused.rule().code());
                tally.answers.add(
                        enclosure(Enclosure.Kind.REFUSAL, refused.rule().code()));
            }
        }
    }

    private Taken record(AccessScope scope, Partner partner, Tally tally) {
        UUID id = ids.next();
        byte @Nullable [] answer = tally.answers.isEmpty()
                ? null
                : ParcelSeal.seal(
                        new ParcelLabel(id, identity.node(), partner.name(), clock.instant()),
                        tally.answers,
                        partner.key());
        Taken taken = new Taken(
                id, partner.name(), tally.dispatches, tally.receipts, List.copyOf(tally.refusals), answer != null);
        records.taken(scope, taken, answer);
        return taken;
    }

    /** Whether a receipt is one for what this node has sent by file; it settles what still waits of it. */
    private boolean settles(Partner partner, String jws) throws InterruptedException {
        Optional<ParcelRows.Enclosed> enclosed = receipts.readAsProof(jws, partner.name())
                .map(Receipt::dispatch)
                .flatMap(hash -> rows.enclosed(hash, identity.node(), partner.name()));
        Optional<Agreement> agreement = agreements.lastOutgoing(partner.name());
        if (enclosed.isEmpty() || agreement.isEmpty()) {
            return false;
        }
        ParcelRows.Enclosed sent = enclosed.get();
        if (!(receipts.read(jws, sent.header(), sent.hash(), sent.references()) instanceof VerifiedReceipt verified)) {
            alarms.raise(partner.name(), AlarmKind.FALSE_RECEIPT, clock.instant());
            return false;
        }
        Flight flight = flight(sent, agreement.get());
        if (logs.fault(partner.name(), verified, flight.versions()).isPresent()) {
            return false;
        }
        List<Long> open = sent.settledBy(verified.receipt().items());
        if (!open.isEmpty()) {
            lanes.withLease(partner.name(), lease -> {
                sender.settle(lease, flight, verified, open);
                return sent;
            });
        }
        return true;
    }

    private static Flight flight(ParcelRows.Enclosed sent, Agreement agreement) {
        Sending sending = new Sending(
                DispatchCalls.PATH, ParcelSeal.MEDIA_TYPE, new byte[0], sent.header(), sent.hash(), sent.references());
        return new Flight(sending, sent.items(), sent.versions(), sent.attachments(), agreement, false);
    }

    private static Enclosure enclosure(Enclosure.Kind kind, String text) {
        return new Enclosure(kind, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(Enclosure enclosure) {
        return new String(enclosure.content(), StandardCharsets.US_ASCII);
    }

    /** What is to be carried back for a parcel that was taken. */
    public Optional<ParcelRows.Answer> answer(AccessScope scope, UUID parcel) {
        scope.require(Permission.CARRY_PARCELS);
        return rows.answer(parcel);
    }
}
