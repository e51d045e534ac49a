package org.tidewaiter.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Versions;

class ClaimedIssuerTest {

    @Test
    void saysWhoseSignatureToAskForAndVerifiesNothing() {
        IssuedVersion version = Versions.issue(Versions.first(), 1);

        assertThat(ClaimedIssuer.of(version.jws()))
                .contains(new ClaimedIssuer(
                        version.claims().issuer(), version.claims().identity().originator()));
        assertThat(ClaimedIssuer.of("not.a.token")).isEmpty();
    }
}
