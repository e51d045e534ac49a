package org.tidewaiter.node.delivery.key;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.delivery.page.KeysPage;
import org.tidewaiter.node.delivery.page.KeysPage.Step;
import org.tidewaiter.node.delivery.partner.Countdown;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;

/** Puts the page of this node's key together. */
@Component
class KeyPages {

    private static final String KEY = "delivery.keys.";

    private final OwnKeys keys;
    private final NodeIdentity identity;
    private final OwnRecovery recovery;
    private final KnownPartners partners;
    private final Clock clock;

    KeyPages(OwnKeys keys, NodeIdentity identity, OwnRecovery recovery, KnownPartners partners, Clock clock) {
        this.keys = keys;
        this.identity = identity;
        this.recovery = recovery;
        this.partners = partners;
        this.clock = clock;
    }

    KeysPage of(Page page) {
        OwnKeys.Standing standing = keys.standing();
        String stage = KEY + "stage."
                + standing.stage().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new KeysPage(
                page.text(stage),
                page.text(stage + ".next"),
                facts(standing, page),
                titles(standing.waiting(), page),
                step(standing.stage(), page),
                recovery(page));
    }

    private KeysPage.Recovery recovery(Page page) {
        OwnRecovery.Standing standing = recovery.standing();
        VerificationKey key = standing.key();
        return new KeysPage.Recovery(
                key == null ? null : key.fingerprint(), titles(standing.waiting(), page), standing.revoked());
    }

    private List<String> titles(List<String> names, Page page) {
        return names.stream().map(name -> title(name, page)).toList();
    }

    private List<Definition> facts(OwnKeys.Standing standing, Page page) {
        List<Definition> facts = new ArrayList<>();
        facts.add(new Definition(page.text(KEY + "in-use"), standing.inUse().fingerprint()));
        VerificationKey other = standing.other();
        if (other != null) {
            boolean former = standing.stage() == OwnKeys.Stage.CHANGED || standing.stage() == OwnKeys.Stage.RETIRING;
            facts.add(new Definition(page.text(KEY + (former ? "former" : "coming")), other.fingerprint()));
        }
        facts.add(new Definition(page.text(KEY + "certificate"), left(identity.tlsValidUntil(), page)));
        facts.add(new Definition(page.text(KEY + "good"), left(identity.keyValidUntil(), page)));
        return facts;
    }

    private String left(Instant end, Page page) {
        Countdown countdown = Countdown.to(end, clock.instant());
        return page.text(KEY + "left", page.wording().date(end), countdown.days());
    }

    private String title(String partner, Page page) {
        return partners.title(partner)
                .map(title -> title.in(page.language().locale()))
                .orElse(partner);
    }

    private static @Nullable Step step(OwnKeys.Stage stage, Page page) {
        return switch (stage) {
            case ONE_KEY -> step("announce", "/next", page);
            case ANNOUNCED -> step("again", "/next", page);
            case CONFIRMED -> step("use", "/next/use", page);
            case CHANGED -> step("retire", "/former/retirement", page);
            case DUE, RETIRING, REVOKED, REPLACED -> null;
        };
    }

    private static Step step(String key, String path, Page page) {
        return new Step(
                KeysController.PATH + path,
                page.text(KEY + key),
                page.text(KEY + key + ".title"),
                page.text(KEY + key + ".words"));
    }
}
