package org.tidewaiter.node.agreements;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementText;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.ScopeLimits;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.node.delivery.AgreedProfiles;
import org.tidewaiter.node.delivery.AgreementChanges;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.settings.NodeSettings;

/** Makes an agreement's text of what was handed in, or says everything that is wrong with it at once. */
@Component
class TermsCheck {

    static final int LONGEST_BASIS = 300;
    private static final int MOST_HOURS = 8784;

    private final NodeSettings settings;
    private final KnownPartners partners;
    private final KnownAgreements known;
    private final AgreementChanges changes;
    private final AgreedProfiles profiles;
    private final Clock clock;

    TermsCheck(
            NodeSettings settings,
            KnownPartners partners,
            KnownAgreements known,
            AgreementChanges changes,
            AgreedProfiles profiles,
            Clock clock) {
        this.settings = settings;
        this.partners = partners;
        this.known = known;
        this.changes = changes;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** What came of the check. */
    sealed interface Checked {

        record Sound(Agreement terms) implements Checked {}

        record Faulty(List<TermFault> faults) implements Checked {}
    }

    Checked check(TermsInput input) {
        TermFields fields = new TermFields();
        Agreement before = before(input, fields);
        String number = fields.code("number", input.number());
        if (before == null && known.newest(number).isPresent()) {
            fields.wrong("number", "number-taken");
        }
        String partner = partner(input, fields);
        boolean sends = TermsInput.SENDS.equals(input.direction());
        if (!sends && !TermsInput.RECEIVES.equals(input.direction())) {
            fields.wrong("direction", "required");
        }
        List<String> categories = fields.codes("categories", "category", input.categories(), true);
        List<String> eventKinds = fields.codes("eventKinds", "event-kind", input.eventKinds(), true);
        ScopeLimits limits = fields.limits(input, categories);
        ProfileReference profile = profile(input, fields);
        List<String> handling = fields.codes("handling", "handling", input.handling(), false);
        Onward onward = onward(input, fields);
        Relaying relaying = relaying(input, fields);
        String basis = fields.line("legalBasis", input.legalBasis(), LONGEST_BASIS);
        int hours = fields.number("hoursAllowed", input.hoursAllowed(), MOST_HOURS);
        Instant from = fields.begin("validFrom", input.validFrom(), clock.instant());
        Instant until = fields.end("validUntil", input.validUntil(), from, clock.instant());
        ReleaseRule release = fields.release("release", input.release());
        if (!fields.faults().isEmpty() || profile == null || onward == null || release == null) {
            return new Checked.Faulty(fields.faults());
        }
        String own = settings.node().name();
        return fit(new Agreement(
                number,
                before == null ? 1 : before.revision() + 1,
                before == null ? null : before.digest(),
                sends ? own : partner,
                sends ? partner : own,
                categories,
                eventKinds,
                profile,
                handling,
                onward,
                basis,
                hours,
                from,
                until,
                release,
                limits,
                relaying));
    }

    private Checked fit(Agreement terms) {
        if (!isReadable(terms)) {
            return new Checked.Faulty(
                    List.of(new TermFault("legalBasis", "not-a-line", List.of(Integer.toString(LONGEST_BASIS)))));
        }
        return changes.objection(terms)
                .<Checked>map(reason -> new Checked.Faulty(List.of(
                        reason == AgreementChanges.Reason.RIVAL
                                ? new TermFault("validFrom", "rival", List.of())
                                : new TermFault("", Obstacles.code(reason), List.of()))))
                .orElseGet(() -> new Checked.Sound(terms));
    }

    /** Whether the partner's program would read the text: it takes no characters that mislead a reader. */
    private static boolean isReadable(Agreement terms) {
        try {
            return AgreementText.read(AgreementText.write(terms)).equals(terms);
        } catch (Refusal misleading) {
            return false;
        }
    }

    /** The revision that is changed: the newest, as it was when somebody read it; two nodes and a number do not change. */
    private @Nullable Agreement before(TermsInput input, TermFields fields) {
        String revises = TermsInput.text(input.revises());
        if (revises.isEmpty()) {
            return null;
        }
        Agreement newest = known.newest(TermsInput.text(input.number())).orElse(null);
        if (newest == null || !newest.digest().text().equals(revises)) {
            fields.wrong("", "changed-since");
            return null;
        }
        TermsInput same = TermsInput.of(newest, settings.node().name());
        if (!Objects.equals(same.partner(), input.partner()) || !Objects.equals(same.direction(), input.direction())) {
            fields.wrong("partner", "other-way");
        }
        return newest;
    }

    private String partner(TermsInput input, TermFields fields) {
        String partner = TermsInput.text(input.partner());
        if (partner.isEmpty()) {
            fields.wrong("partner", "required");
        } else if (partners.title(partner).isEmpty()) {
            fields.wrong("partner", "unknown-partner");
        }
        return partner;
    }

    private @Nullable ProfileReference profile(TermsInput input, TermFields fields) {
        String name = TermsInput.text(input.profile());
        Optional<Digest> digest = name.isEmpty() ? Optional.empty() : profiles.digestOf(name);
        if (digest.isEmpty()) {
            fields.wrong("profile", name.isEmpty() ? "required" : "unknown-profile");
        }
        return digest.map(text -> new ProfileReference(name, text)).orElse(null);
    }

    private static @Nullable Relaying relaying(TermsInput input, TermFields fields) {
        String recipients = TermsInput.text(input.recipients());
        if (input.relays().isEmpty()) {
            if (!recipients.isEmpty()) {
                fields.wrong("relays", "required");
            }
            return null;
        }
        if (recipients.isEmpty()) {
            fields.wrong("recipients", "required");
            return null;
        }
        try {
            return new Relaying(input.relays(), recipients);
        } catch (IllegalArgumentException malformed) {
            fields.wrong("relays", "not-originators");
            return null;
        }
    }

    private @Nullable Onward onward(TermsInput input, TermFields fields) {
        String named = TermsInput.text(input.onwardProfile());
        String profile = named.isEmpty() ? TermsInput.text(input.profile()) : named;
        if (!named.isEmpty() && profiles.digestOf(named).isEmpty()) {
            fields.wrong("onwardProfile", "unknown-profile");
            return null;
        }
        try {
            return profile.isEmpty() ? null : new Onward(input.onward(), profile);
        } catch (IllegalArgumentException malformed) {
            fields.wrong("onward", "not-codes");
            return null;
        }
    }
}
