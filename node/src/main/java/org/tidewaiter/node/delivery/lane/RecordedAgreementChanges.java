package org.tidewaiter.node.delivery.lane;

import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementVerifier;
import org.tidewaiter.exchange.agreement.RefusedAgreement;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.delivery.agreement.AgreementRows;
import org.tidewaiter.node.delivery.agreement.Agreements;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.delivery.queue.LaneWork;
import org.tidewaiter.node.delivery.standing.StandingRunner;

/** Records changes of agreements; {@link Agreements} reads them before anything is sent or taken. */
@Component
class RecordedAgreementChanges implements AgreementChanges {

    private final Agreements agreements;
    private final AgreementRows rows;
    private final AgreementVerifier verifier;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedAgreementChanges(
            Agreements agreements,
            AgreementRows rows,
            Partners partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.agreements = agreements;
        this.rows = rows;
        this.verifier = new AgreementVerifier(partners);
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Adoption adopt(AccessScope scope, SignedAgreement signed) {
        scope.require(Permission.ADMINISTER_NETWORK);
        return switch (verifier.verify(signed)) {
            case RefusedAgreement _ -> new Adoption.Refused(Reason.DOES_NOT_BIND);
            case VerifiedAgreement verified -> {
                rows.lock();
                Optional<Reason> reason = objection(verified.agreement());
                if (reason.isEmpty()) {
                    rows.adopt(verified, scope.accountName(), clock.instant());
                    events.publishEvent(new StandingRunner.Agreed());
                    events.publishEvent(new LaneWork());
                }
                yield reason.<Adoption>map(Adoption.Refused::new)
                        .orElseGet(() -> new Adoption.Adopted(verified.agreement()));
            }
        };
    }

    @Override
    public Optional<Reason> objection(Agreement agreement) {
        if (!agreements.isOurs(agreement)) {
            return Optional.of(Reason.NOT_OURS);
        }
        if (!agreements.hasProfileOf(agreement)) {
            return Optional.of(Reason.OTHER_PROFILE);
        }
        if (!agreements.isJudged(agreement)) {
            return Optional.of(Reason.UNKNOWN_THRESHOLD);
        }
        Agreement newest = agreements.newest(agreement.number()).orElse(null);
        boolean next = newest == null
                ? agreement.revision() == 1
                : agreement.revision() == newest.revision() + 1
                        && agreement
                                .previousRevision()
                                .filter(newest.digest()::equals)
                                .isPresent()
                        && agreement.sender().equals(newest.sender())
                        && agreement.receiver().equals(newest.receiver());
        if (!next) {
            return Optional.of(Reason.NOT_THE_NEXT_REVISION);
        }
        return agreements.hasRival(agreement) ? Optional.of(Reason.RIVAL) : Optional.empty();
    }

    @Override
    @Transactional
    public boolean suspend(AccessScope scope, String number, String reason) {
        scope.require(Permission.ADMINISTER_NETWORK);
        return agreements
                .newest(number)
                .filter(known -> rows.suspend(known.number(), reason, scope.accountName(), clock.instant()))
                .isPresent();
    }

    @Override
    @Transactional
    public boolean resume(AccessScope scope, String number) {
        scope.require(Permission.ADMINISTER_NETWORK);
        boolean resumed = rows.resume(number, scope.accountName(), clock.instant());
        if (resumed) {
            events.publishEvent(new LaneWork());
        }
        return resumed;
    }
}
