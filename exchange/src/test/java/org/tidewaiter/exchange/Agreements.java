package org.tidewaiter.exchange;

import java.time.Instant;
import java.util.List;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementSigner;
import org.tidewaiter.exchange.agreement.ProfileReference;
import org.tidewaiter.exchange.agreement.ReleaseRule;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;

/** An agreement to test with: Estonia reports to the hub. */
public final class Agreements {

    public static final Agreement ESTONIA_TO_HUB = new Agreement(
            "EE-HUB-1",
            1,
            null,
            Node.ESTONIA.name(),
            Node.HUB.name(),
            List.of("TOBACCO", "DRUGS"),
            List.of("SEIZURE"),
            new ProfileReference("global-non-personal@1", Digest.sha256(new byte[] {1})),
            List.of("CUSTOMS-ONLY"),
            new Onward(List.of("NATIONAL"), "global-non-personal@1"),
            "Convention of Nairobi, Annex IX – §3",
            24,
            Instant.parse("2026-01-01T00:00:00Z"),
            null,
            ReleaseRule.COORDINATOR);

    private Agreements() {}

    public static SignedAgreement signedByBoth(Agreement agreement) {
        return new SignedAgreement(
                new AgreementSigner(Node.ESTONIA.key()).sign(agreement),
                new AgreementSigner(Node.HUB.key()).sign(agreement));
    }
}
