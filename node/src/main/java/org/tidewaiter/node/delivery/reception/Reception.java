package org.tidewaiter.node.delivery.reception;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.dispatch.Dispatch;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.dispatch.DispatchItem;
import org.tidewaiter.exchange.dispatch.DispatchReader;
import org.tidewaiter.exchange.dispatch.DispatchRefused;
import org.tidewaiter.exchange.dispatch.VerifiedDispatch;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.receipt.Outcome;
import org.tidewaiter.exchange.receipt.WaitingCause;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.BareVersion;
import org.tidewaiter.exchange.version.BatchVerifier;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.RejectedVersion;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionVerification;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.delivery.IncomingVersions;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.agreement.ExpectedIssuers;
import org.tidewaiter.node.delivery.alarm.AlarmKind;
import org.tidewaiter.node.delivery.alarm.AlarmRows;
import org.tidewaiter.node.delivery.log.AcceptanceLog;
import org.tidewaiter.node.delivery.log.WitnessNotes;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.partner.TimeOrderedIds;
import org.tidewaiter.node.delivery.queue.LaneMetrics;

/**
 * Takes dispatches: checks the whole, verifies each item, stores what can be stored and signs the receipt in one
 * transaction, and answers when that is on disk.
 */
@Component
public class Reception implements DisposableBean {

    private final DispatchReader reader;
    private final Partners partners;
    private final VersionVerifier verifier;
    private final BatchVerifier verification;
    private final PresentedReceipts presented;
    private final ReceiptDesk desk;
    private final Agreements agreements;
    private final ExpectedIssuers issuers;
    private final IncomingVersions incoming;
    private final ReceptionRows rows;
    private final AlarmRows alarms;
    private final WitnessNotes witnesses;
    private final LaneMetrics metrics;
    private final TimeOrderedIds ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reception(
            NodeIdentity identity,
            Partners partners,
            Agreements agreements,
            ExpectedIssuers issuers,
            IncomingVersions incoming,
            PresentedReceipts presented,
            ReceiptDesk desk,
            ReceptionRows rows,
            AlarmRows alarms,
            WitnessNotes witnesses,
            LaneMetrics metrics,
            TimeOrderedIds ids,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reader = new DispatchReader(identity.node(), partners, agreements);
        // What a revoked key has signed is told apart afterwards: it may have been accepted before.
        this.verifier = new VersionVerifier(partners::beforeRevocationOf, partners);
        this.partners = partners;
        this.verification = new BatchVerifier(verifier, Runtime.getRuntime().availableProcessors());
        this.presented = presented;
        this.desk = desk;
        this.agreements = agreements;
        this.issuers = issuers;
        this.incoming = incoming;
        this.rows = rows;
        this.alarms = alarms;
        this.witnesses = witnesses;
        this.metrics = metrics;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a partner is told. */
    public sealed interface Reply {

        /**
         * What became of each item, signed.
         *
         * @param receipt the token
         */
        record Receipted(String receipt) implements Reply {}

        /** The dispatch is refused as a whole; nothing of it was looked at. */
        record Refused(Rule rule, String path) implements Reply {}
    }

    /** Takes a dispatch from the partner at the other end of the line. */
    public Reply receive(byte[] body, Partner caller) throws InterruptedException {
        return switch (reader.read(body, caller.key())) {
            case DispatchRefused refused -> {
                refuse(caller, refused.rule());
                yield new Reply.Refused(refused.rule(), refused.path());
            }
            case VerifiedDispatch verified -> take(verified.dispatch(), clock.instant());
        };
    }

    private void refuse(Partner caller, Rule rule) {
        metrics.refused(caller.name());
        switch (rule) {
            case UNKNOWN_SENDER,
                    WRONG_KEY,
                    KEY_REVOKED,
                    BAD_SIGNATURE,
                    TLS_IDENTITY_DIFFERS,
                    ALTERED_CONTENT,
                    KIND_MISMATCH -> alarms.raise(caller.name(), AlarmKind.FORGED_DISPATCH, clock.instant());
            default -> {}
        }
    }

    private Reply take(Dispatch dispatch, Instant receivedAt) throws InterruptedException {
        String sender = dispatch.header().sender();
        // Another revision may have come into force since the header was read, and what is stored is judged by one
        // alone.
        Agreement agreement = agreement(dispatch).orElse(null);
        if (agreement == null) {
            return new Reply.Refused(Rule.STALE_AGREEMENT, "/claims/agreement");
        }
        partners.readMandates();
        List<VersionVerification> verified = verification.verifyAll(
                dispatch.items().stream().map(DispatchItem::version).toList(),
                version -> issuers.of(version.jws(), sender));
        Map<Digest, Outcome.AlreadyAccepted> before = presented.of(dispatch);
        Stored stored = Objects.requireNonNull(
                transaction.execute(status -> store(dispatch, verified, before, agreement, receivedAt)));
        witnesses.note(stored.accepted());
        return new Reply.Receipted(stored.receipt());
    }

    /** The one in force; for what takes back, any that this node ever had with the sender. */
    private Optional<Agreement> agreement(Dispatch dispatch) {
        DispatchHeader header = dispatch.header();
        return agreements
                .incoming(header.sender())
                .filter(agreement -> agreement.digest().equals(header.agreementDigest()))
                .or(() -> dispatch.takesBack() ? agreements.known(header) : Optional.empty());
    }

    /**
     * What a dispatch came to.
     *
     * @param receipt the token
     * @param accepted what was accepted now
     */
    private record Stored(String receipt, List<VersionContent> accepted) {}

    private Stored store(
            Dispatch dispatch,
            List<VersionVerification> verified,
            Map<Digest, Outcome.AlreadyAccepted> before,
            Agreement agreement,
            Instant receivedAt) {
        String sender = dispatch.header().sender();
        UUID receiptId = ids.next();
        rows.lock(sender);
        @Nullable Outcome[] outcomes = new @Nullable Outcome[verified.size()];
        List<Arrived> arrived = new ArrayList<>(verified.size());
        List<Integer> places = new ArrayList<>(verified.size());
        for (int i = 0; i < outcomes.length; i++) {
            switch (verified.get(i)) {
                case RejectedVersion rejected -> outcomes[i] = reject(sender, rejected);
                case VerifiedVersion version -> {
                    arrived.add(arrived(version, dispatch.items().get(i), before, sender));
                    places.add(i);
                }
            }
        }
        IncomingVersions.Judged accepted = incoming.judge(
                new IncomingVersions.Reception(
                        sender, agreement, receiptId, receivedAt, LanePlace.of(dispatch.header())),
                arrived);
        List<VersionContent> taken = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Outcome outcome = accepted.outcomes().get(i);
            if (outcome instanceof Outcome.Accepted) {
                taken.add(arrived.get(i).version().content());
            }
            outcomes[places.get(i)] = outcome;
            alarmOnConflict(sender, arrived.get(i), outcome);
        }
        alarms.conflictsEnded(sender, taken.stream().map(Reception::ref).toList(), receivedAt);
        String receipt = desk.sign(
                dispatch.header(),
                dispatch.hash(),
                receiptId,
                receivedAt,
                judged(dispatch, verified, outcomes),
                accepted.learntAgain());
        return new Stored(receipt, taken);
    }

    private Outcome reject(String sender, RejectedVersion rejected) {
        if (rejected.faults().stream().anyMatch(fault -> fault.breaks(Rule.NO_MANDATE))) {
            alarms.raise(sender, AlarmKind.NO_MANDATE, clock.instant());
        }
        // A sender is known; what is not is the key of an issuer whose report it passes on.
        return rejected.faults().stream().anyMatch(fault -> fault.breaks(Rule.UNKNOWN_SENDER))
                ? new Outcome.Waiting(WaitingCause.KEY_UNKNOWN)
                : Outcome.rejecting(rejected.faults());
    }

    private Arrived arrived(
            VerifiedVersion version, DispatchItem item, Map<Digest, Outcome.AlreadyAccepted> before, String sender) {
        List<BareVersion> skipped = new ArrayList<>(item.skipped().size());
        for (String jws : item.skipped()) {
            verifier.verifyBare(jws, ExpectedIssuers.ofChain(jws, sender)).ifPresent(skipped::add);
        }
        return new Arrived(
                version, item.after(), skipped, before.get(version.content().digest()), isUnderRevokedKey(version));
    }

    private boolean isUnderRevokedKey(VerifiedVersion version) {
        return partners.of(version.content().claims().issuer())
                .filter(keys -> keys.isRevoked(version.signedWith()))
                .isPresent();
    }

    private void alarmOnConflict(String sender, Arrived arrived, Outcome outcome) {
        if (outcome instanceof Outcome.Conflict conflict) {
            VersionContent content = arrived.version().content();
            alarms.conflict(sender, ref(content), conflict.kept(), content.digest(), clock.instant());
        }
    }

    private static List<AcceptanceLog.Judged> judged(
            Dispatch dispatch, List<VersionVerification> verified, @Nullable Outcome[] outcomes) {
        List<AcceptanceLog.Judged> judged = new ArrayList<>(outcomes.length);
        for (int i = 0; i < outcomes.length; i++) {
            judged.add(new AcceptanceLog.Judged(
                    dispatch.items().get(i).reference(), Objects.requireNonNull(outcomes[i]), ref(verified.get(i))));
        }
        return judged;
    }

    private static @Nullable VersionRef ref(VersionVerification verification) {
        return verification instanceof VerifiedVersion version ? ref(version.content()) : null;
    }

    private static VersionRef ref(VersionContent content) {
        return new VersionRef(content.claims().identity(), content.claims().version());
    }

    @Override
    public void destroy() {
        verification.close();
    }
}
