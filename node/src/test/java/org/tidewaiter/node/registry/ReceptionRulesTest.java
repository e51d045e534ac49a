package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ItemFault;
import org.tidewaiter.exchange.version.Onward;
import org.tidewaiter.exchange.version.Part;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionIssuer;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.report.disclosure.DisclosureProfile;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ReceptionRulesTest {

    private static final String PROFILE = "non-personal-standard";
    private static final Instant NOW = Instant.parse("2026-05-20T09:00:00Z");
    private static final Agreement AGREEMENT = new Agreement(
            "EE-GLOBAL-1",
            1,
            null,
            "EE",
            "GLOBAL",
            List.of("TOBACCO"),
            List.of("SEIZURE"),
            new ProfileReference(
                    PROFILE, Digest.parse(DisclosureProfile.named(PROFILE).digest())),
            List.of("H0"),
            new Onward(List.of(), PROFILE),
            "for a test",
            24,
            NOW,
            null,
            ReleaseRule.AUTOMATIC);

    private final ReceptionRules rules = new ReceptionRules(
            new ReportRules(Vocabulary.load(), () -> LocalDate.of(2026, 5, 20)),
            Vocabulary.load(),
            new CeilingCheck(new KnownProfiles(), new HandlingRules(Vocabulary.load())));

    @Test
    void namesThePartThatExceedsTheProfileAndNothingThatWasWrittenInIt() {
        ObjectNode place = JsonNodeFactory.instance.objectNode().put("post", "Narva");
        place.put("Jaan Tamm", "1").put("Mari.Tamm", "2");
        assertThat(rules.check(AGREEMENT, version(new Part("place", place)), List.of()))
                .isEqualTo(new ReceptionRules.Checked.Faulty(List.of(new ItemFault("place", "beyond-profile"))));
    }

    @Test
    void doesNotRepeatTheNameOfAPartThatNoReportHas() {
        Part part = new Part("Jaan-Tamm", JsonNodeFactory.instance.objectNode());
        assertThat(rules.check(AGREEMENT, version(part), List.of()))
                .isEqualTo(new ReceptionRules.Checked.Faulty(List.of(new ItemFault("", "beyond-profile"))));
    }

    private static VersionContent version(Part part) {
        VersionClaims claims = new VersionClaims(
                "EE",
                new ReportIdentity("EE-CUSTOMS", UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0e11")),
                1,
                VersionKind.CONTENT,
                null,
                List.of(),
                1,
                Vocabulary.load().edition(),
                VersionClaims.PROTOCOL,
                NOW,
                List.of("H0"),
                new Onward(List.of(), PROFILE));
        SecureRandom random = new SecureRandom();
        return new VersionIssuer(SigningKey.generate(random), random)
                .issue(claims, List.of(part))
                .content();
    }
}
