package org.tidewaiter.node.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.node.delivery.Signing;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.report.Grading;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.TextRelease;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes signed versions of released content. Under the widest profile: what a partner gets of it, delivery asks later. */
@Component
class VersionSigner {

    /** Version of the exchange protocol that this program speaks. */
    static final int PROTOCOL = 1;

    private static final List<String> DEFAULT_HANDLING = List.of("H0");

    private final Signing signing;
    private final NodeSettings settings;
    private final Vocabulary vocabulary;
    private final OwnCeiling ceiling;
    private final Clock clock;
    private final Discloser releasable = new Discloser(DisclosureProfile.named("releasable"));

    VersionSigner(Signing signing, NodeSettings settings, Vocabulary vocabulary, OwnCeiling ceiling, Clock clock) {
        this.signing = signing;
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.ceiling = ceiling;
        this.clock = clock;
    }

    /**
     * What is to be signed.
     *
     * @param content null for a withdrawal
     * @param reason why it is withdrawn; null for content
     * @param handsTo the node that issues the versions after it; null where this one stays
     * @param predecessors digests of the version before it and of every other branch; none for the first
     */
    record ToSign(
            long reportId,
            ReportIdentity identity,
            int version,
            @Nullable SeizureReport content,
            @Nullable String reason,
            boolean textReleased,
            @Nullable CasePseudonym pseudonym,
            @Nullable String handsTo,
            List<String> predecessors,
            Instant releasedAt) {}

    boolean permitted() {
        return signing.permitted();
    }

    /** Originators whose versions are not signed now: no mandate for them is in force. */
    Set<String> withoutMandate() {
        return signing.withoutMandate();
    }

    /** Signs one version; its place in the journal is filled in later. */
    VersionRow sign(ToSign work) {
        List<String> handling = handling(work.content());
        VersionClaims claims = new VersionClaims(
                signing.node(),
                work.identity(),
                work.version(),
                work.content() == null ? VersionKind.WITHDRAWAL : VersionKind.CONTENT,
                work.reason(),
                work.predecessors().stream().map(Digest::parse).toList(),
                signing.epoch(),
                vocabulary.edition(),
                PROTOCOL,
                work.releasedAt(),
                handling,
                ceiling.of(handling),
                work.handsTo(),
                signing.witnessed());
        IssuedVersion issued = signing.issuer().issue(claims, parts(work));
        List<String> encoded =
                issued.disclosures().stream().map(Disclosure::encoded).toList();
        return new VersionRow(
                work.reportId(),
                work.version(),
                claims.kind().name(),
                work.reason(),
                issued.digest().text(),
                DisclosedSet.digest(encoded).text(),
                work.predecessors(),
                issued.jws(),
                issued.disclosures().stream().map(Disclosure::name).toList(),
                encoded,
                vocabulary.edition(),
                signing.node(),
                settings.node().name(),
                null,
                null,
                work.releasedAt(),
                clock.instant(),
                0,
                work.handsTo(),
                null);
    }

    private List<Part> parts(ToSign work) {
        if (work.content() == null) {
            return List.of();
        }
        TextRelease text = work.textReleased() ? TextRelease.RELEASED_BY_A_PERSON : TextRelease.WITHHELD;
        List<Part> parts = new ArrayList<>();
        for (DisclosedReport.Part part :
                releasable.disclose(work.content(), text, Set.of()).parts()) {
            parts.add(new Part(part.name(), part.value()));
        }
        if (work.pseudonym() != null) {
            parts.add(new Part(
                    "pseudonym",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("key", work.pseudonym().keyId())
                            .put("value", work.pseudonym().value())));
        }
        return parts;
    }

    private static List<String> handling(@Nullable SeizureReport content) {
        Grading grading = content == null ? null : content.grading();
        return grading == null || grading.handling().isEmpty() ? DEFAULT_HANDLING : grading.handling();
    }

    /** A new report number: a UUID of version 7, made at the moment of release. */
    static UUID newNumber(Clock clock, java.util.random.RandomGenerator random) {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
