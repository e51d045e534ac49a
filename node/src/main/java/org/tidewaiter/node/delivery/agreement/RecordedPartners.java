package org.tidewaiter.node.delivery.agreement;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.PartnerRegister;
import org.tidewaiter.node.delivery.PartnersChanged;
import org.tidewaiter.node.delivery.partner.KeyEventRows;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.PartnerRows;
import org.tidewaiter.node.delivery.partner.Partners;

/** Records who joined and who was let go. */
@Component
class RecordedPartners implements PartnerRegister {

    private final Partners partners;
    private final PartnerRows rows;
    private final KeyEventRows keyEvents;
    private final Agreements agreements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedPartners(
            Partners partners,
            PartnerRows rows,
            KeyEventRows keyEvents,
            Agreements agreements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.keyEvents = keyEvents;
        this.agreements = agreements;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Outcome objection(String name, VerificationKey key) {
        partners.refresh();
        if (partners.of(name).isPresent()) {
            return Outcome.NAME_TAKEN;
        }
        return partners.isOwn(key) || partners.holding(key).isPresent() ? Outcome.KEY_TAKEN : Outcome.DONE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome add(AccessScope scope, NewPartner added) {
        scope.require(Permission.ADMINISTER_NETWORK);
        Outcome objection = objection(added.name(), added.key());
        if (objection != Outcome.DONE) {
            return objection;
        }
        Partner partner = new Partner(
                added.name(),
                added.title(),
                added.url(),
                KeyHistory.pinned(added.name(), added.key(), clock.instant()),
                added.originators());
        if (!rows.add(partner, scope.accountName(), clock.instant())) {
            return Outcome.NAME_TAKEN;
        }
        events.publishEvent(new PartnersChanged());
        return Outcome.DONE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome remove(AccessScope scope, String name) {
        scope.require(Permission.ADMINISTER_NETWORK);
        partners.refresh();
        if (partners.named(name).isEmpty()) {
            return Outcome.NO_SUCH_PARTNER;
        }
        if (partners.isOfSettings(name)) {
            return Outcome.OF_CONFIGURATION;
        }
        if (isBoundTo(name)) {
            return Outcome.AGREEMENT_IN_FORCE;
        }
        rows.remove(name, scope.accountName(), clock.instant());
        keyEvents.untell(name);
        events.publishEvent(new PartnersChanged());
        return Outcome.DONE;
    }

    private boolean isBoundTo(String name) {
        agreements.refresh();
        return agreements.outgoing(name).isPresent()
                || agreements.incoming(name).isPresent();
    }

    @Override
    public List<Joined> joined() {
        return rows.all().stream()
                .filter(PartnerRows.Row::current)
                .map(PartnerRows.Row::partner)
                .filter(partner -> !partners.isOfSettings(partner.name()))
                .map(partner -> new Joined(
                        partner.name(),
                        partner.title(),
                        partner.url(),
                        partner.key(),
                        partner.originators(),
                        partner.keys().events().getFirst().at()))
                .toList();
    }
}
