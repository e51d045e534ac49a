package org.tidewaiter.node.registry;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.Relaying;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.KeyHistory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.version.BareVersion;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.exchange.version.VersionVerifier;
import org.tidewaiter.node.delivery.IncomingVersions.Arrived;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.disclosure.DisclosedReport;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.disclosure.TextRelease;
import tools.jackson.databind.node.JsonNodeFactory;

/** A node, as a hub knows it: it signs versions and sends them. The node EE, unless it is given another name. */
public final class Sender {

    public static final String NAME = "EE";
    static final Instant RELEASED = Instant.parse("2026-05-20T08:00:00Z");
    static final CasePseudonym PSEUDONYM = new CasePseudonym("2026-ab", "B".repeat(43));

    private static final Discloser STANDARD = new Discloser(DisclosureProfile.named("non-personal-standard"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final boolean casesApart;
    private final List<String> handling;
    private final Onward onward;
    private final VersionIssuer issuer;
    private final VersionVerifier verifier = verifier();

    public Sender() {
        this(NAME);
    }

    public Sender(String name) {
        this(name, false, List.of("H1"), new Onward(List.of(), "non-personal-standard"));
    }

    /** One who signs these handling codes. */
    static Sender handling(String name, List<String> codes) {
        return new Sender(name, false, codes, new Onward(List.of(), "non-personal-standard"));
    }

    private Sender(String name, boolean casesApart, List<String> handling, Onward onward) {
        this.name = name;
        this.casesApart = casesApart;
        this.handling = handling;
        this.onward = onward;
        this.issuer = new VersionIssuer(key(name), RANDOM);
    }

    private static SigningKey key(String node) {
        return SigningKey.fromSeed(
                Digest.sha256(node.getBytes(StandardCharsets.US_ASCII)).bytes());
    }

    /** Knows the key of every node that a sender can be. */
    static VersionVerifier verifier() {
        return new VersionVerifier(
                node -> Optional.of(KeyHistory.pinned(node, key(node).verificationKey(), Instant.EPOCH)),
                (node, originator) -> true);
    }

    /** One whose reports are each about a case of its own; else all are about one. */
    public static Sender ofCasesApart() {
        return ofCasesApart(NAME);
    }

    /** The same under another name; relays may pass its reports on to customs. */
    static Sender ofCasesApart(String name) {
        return new Sender(name, true, List.of("H1"), new Onward(List.of("CUSTOMS"), "non-personal-standard"));
    }

    /** One who signs these handling codes, and this ceiling for relays. */
    static Sender letting(Onward onward, String... handling) {
        return new Sender(NAME, false, List.of(handling), onward);
    }

    private CasePseudonym pseudonym(ReportIdentity identity) {
        return casesApart
                ? new CasePseudonym(
                        PSEUDONYM.keyId(), identity.number().toString().replace("-", "") + "A".repeat(11))
                : PSEUDONYM;
    }

    public static ReportIdentity newReport() {
        return newReport("EE-CUSTOMS");
    }

    public static ReportIdentity newReport(String originator) {
        return new ReportIdentity(originator, VersionSigner.newNumber(Clock.systemUTC(), RANDOM));
    }

    public static UUID newReceipt() {
        return UUID.randomUUID();
    }

    /** An agreement on these categories, or on all. */
    public static Agreement agreement(String... categories) {
        return agreementOf(NAME, categories);
    }

    /** The same of another node. */
    static Agreement agreementOf(String sender, String... categories) {
        List<String> all = List.of("TOBACCO", "DRUGS", "WEAPONS_EXPLOSIVES", "CITES", "CURRENCY");
        DisclosureProfile profile = DisclosureProfile.named("non-personal-standard");
        return new Agreement(
                sender + "-WCO",
                1,
                null,
                sender,
                "WCO",
                categories.length == 0 ? all : List.of(categories),
                List.of("SEIZURE", "DETENTION", "FIND_WITHOUT_OWNER"),
                new ProfileReference(profile.name(), Digest.parse(profile.digest())),
                List.of("H1"),
                new Onward(List.of(), profile.name()),
                "Made up for tests",
                24,
                Instant.EPOCH,
                null,
                ReleaseRule.COORDINATOR);
    }

    /** An agreement under which a relay passes on to customs what an originator reported. */
    static Agreement agreementOfRelay(String relay, String originator, String... categories) {
        Agreement own = agreementOf(relay, categories);
        return new Agreement(
                own.number(),
                1,
                null,
                own.sender(),
                own.receiver(),
                own.categories(),
                own.eventKinds(),
                own.profile(),
                own.handling(),
                own.onward(),
                own.legalBasis(),
                own.hoursAllowed(),
                own.validFrom(),
                null,
                own.release(),
                own.limits(),
                new Relaying(List.of(originator), "CUSTOMS"));
    }

    /** The parts that go to the hub. */
    static List<Part> parts(SeizureReport report) {
        return parts(report, PSEUDONYM);
    }

    static List<Part> parts(SeizureReport report, @Nullable CasePseudonym pseudonym) {
        List<Part> parts = new ArrayList<>();
        DisclosedReport disclosed = STANDARD.disclose(report, TextRelease.RELEASED_BY_A_PERSON, Set.of());
        (pseudonym == null ? disclosed : disclosed.withPseudonym(pseudonym.keyId(), pseudonym.value()))
                .parts()
                .forEach(part -> parts.add(new Part(part.name(), part.value())));
        return parts;
    }

    /** The parts that another profile lists. */
    static List<Part> parts(SeizureReport report, DisclosureProfile profile) {
        return new Discloser(profile)
                .disclose(report, TextRelease.RELEASED_BY_A_PERSON, Set.of()).parts().stream()
                        .map(part -> new Part(part.name(), part.value()))
                        .toList();
    }

    /** An object part with one text field. */
    static Part part(String name, String field, String value) {
        return new Part(name, JsonNodeFactory.instance.objectNode().put(field, value));
    }

    public IssuedVersion first(ReportIdentity identity, SeizureReport report) {
        return issue(identity, 1, parts(report, pseudonym(identity)), "2026.1");
    }

    public IssuedVersion next(IssuedVersion before, SeizureReport report) {
        ReportIdentity identity = before.claims().identity();
        return issue(
                identity, before.claims().version() + 1, parts(report, pseudonym(identity)), "2026.1", before.digest());
    }

    IssuedVersion issue(
            ReportIdentity identity, int number, List<Part> parts, String vocabulary, Digest... predecessors) {
        return issuer.issue(claims(identity, number, null, vocabulary, predecessors), parts);
    }

    /** What it says, after which another node issues. */
    IssuedVersion handOver(ReportIdentity identity, int number, String to, Digest... predecessors) {
        return issuer.issue(
                claims(identity, number, null, "2026.1", predecessors).handingOverTo(to),
                parts(TestReports.mixed(), pseudonym(identity)));
    }

    String name() {
        return name;
    }

    public IssuedVersion withdrawal(IssuedVersion before) {
        return withdrawal(before.claims().identity(), before.claims().version() + 1, before.digest());
    }

    /** A withdrawal with the reason that erases at every holder. */
    IssuedVersion erasure(IssuedVersion before) {
        return erasure(before.claims().identity(), before.claims().version() + 1, before.digest());
    }

    IssuedVersion erasure(ReportIdentity identity, int number, Digest... predecessors) {
        return issuer.issue(claims(identity, number, "ERASE", "2026.1", predecessors), List.of());
    }

    IssuedVersion withdrawal(ReportIdentity identity, int number, Digest... predecessors) {
        return issuer.issue(claims(identity, number, "OTHER", "2026.1", predecessors), List.of());
    }

    private VersionClaims claims(
            ReportIdentity identity, int number, @Nullable String reason, String vocabulary, Digest... predecessors) {
        return new VersionClaims(
                name,
                identity,
                number,
                reason == null ? VersionKind.CONTENT : VersionKind.WITHDRAWAL,
                reason,
                List.of(predecessors),
                1,
                vocabulary,
                VersionClaims.PROTOCOL,
                RELEASED.plusSeconds(number),
                handling,
                onward);
    }

    /** As it arrives with all its disclosures, where nothing is said of what is held. */
    public Arrived sent(IssuedVersion version) {
        return sent(version.signed(), null);
    }

    public Arrived sent(IssuedVersion version, @Nullable Digest after, IssuedVersion... skipped) {
        return new Arrived(verified(version.signed()), after, bare(skipped));
    }

    /** As a relay passes it on, which withholds the parts of these names. */
    Arrived relayed(IssuedVersion version, List<String> withheld, IssuedVersion... skipped) {
        SignedVersion narrowed = version.disclosing(disclosure -> !withheld.contains(disclosure.name()));
        return new Arrived(verified(narrowed), null, bare(skipped));
    }

    private List<BareVersion> bare(IssuedVersion... versions) {
        return Arrays.stream(versions)
                .map(one ->
                        verifier.verifyBare(one.jws(), one.claims().issuer()).orElseThrow())
                .toList();
    }

    Arrived sent(SignedVersion version, @Nullable Digest after) {
        return new Arrived(verified(version), after, List.of());
    }

    /** As it arrives without the parts of these names. */
    Arrived without(IssuedVersion version, String... names) {
        List<String> withheld = List.of(names);
        return sent(version.disclosing(disclosure -> !withheld.contains(disclosure.name())), null);
    }

    /** As it arrives with the parts of these names alone. */
    Arrived only(IssuedVersion version, String... names) {
        List<String> kept = List.of(names);
        return sent(version.disclosing(disclosure -> kept.contains(disclosure.name())), null);
    }

    private VerifiedVersion verified(SignedVersion version) {
        return (VerifiedVersion) verifier.verify(version, name);
    }
}
