package org.tidewaiter.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.version.Digest;

class CosignaturesTest {

    private static final Instant AT = Instant.parse("2026-05-03T10:15:32.001Z");
    private static final LogPoint POINT = new LogPoint(1, 41, Digest.sha256(new byte[] {1}));

    private static SignedLogHead head(Node signer) {
        return LogHeads.sign(new LogHead("hub", POINT, List.of(), AT), signer.key());
    }

    private static String cosigned(Node cosigner, SignedLogHead head) {
        return Cosignatures.sign(new Cosignature(cosigner.name(), head, AT), cosigner.key());
    }

    private static ReadCosignature read(String jws, KeyDirectory keys) {
        CosignatureReading reading = Cosignatures.read(jws, "hub", keys);
        assertThat(reading).isInstanceOf(ReadCosignature.class);
        return (ReadCosignature) reading;
    }

    private static void assertRefused(String jws, Rule rule, String path) {
        assertThat(Cosignatures.read(jws, "hub", Node.partners()))
                .isEqualTo(new CosignatureReading.Refused(rule, path));
    }

    @Test
    void readsBackWhatWasCosigned() {
        SignedLogHead head = head(Node.HUB);

        ReadCosignature read = read(cosigned(Node.LATVIA, head), Node.partners());

        assertThat(read.cosigner()).isEqualTo(Node.LATVIA.name());
        assertThat(read.head().signed()).isEqualTo(head);
        assertThat(read.head().point()).isEqualTo(POINT);
        assertThat(read.time()).isEqualTo(AT);
        assertThat(read.isOfKnownNode()).isTrue();
    }

    @Test
    void aCosignerWhoseKeyIsNotKnownIsReadAsSuchAndTheHeadIsTheLogsAllTheSame() {
        ReadCosignature read = read(cosigned(Node.STRANGER, head(Node.HUB)), Node.partners());

        assertThat(read.isOfKnownNode()).isFalse();
        assertThat(read.head().point()).isEqualTo(POINT);
    }

    @Test
    void nobodyCosignsInTheNameOfAnother() {
        String forged = Cosignatures.sign(new Cosignature(Node.ESTONIA.name(), head(Node.HUB), AT), Node.LATVIA.key());
        assertRefused(forged, Rule.WRONG_KEY, "/header/kid");
    }

    @Test
    void nobodyMakesUpTheHeadThatItCosigns() {
        assertRefused(cosigned(Node.LATVIA, head(Node.LATVIA)), Rule.WRONG_KEY, "/claims/head");
        assertRefused(cosigned(Node.STRANGER, head(Node.STRANGER)), Rule.WRONG_KEY, "/claims/head");
    }

    @Test
    void nobodyCosignsItsOwnLog() {
        assertThatThrownBy(() -> new Cosignature("hub", head(Node.HUB), AT))
                .isInstanceOf(IllegalArgumentException.class);
        String own = cosigned(Node.LATVIA, head(Node.HUB));
        String claims = Forgery.payloadOf(own).replace(Node.LATVIA.name(), "hub");
        assertRefused(
                Forgery.token(Forgery.headerOf(own), claims, Node.HUB.key()), Rule.WRONG_ISSUER, "/claims/cosigner");
    }

    @Test
    void refusesWhatWasAltered() {
        String[] parts = cosigned(Node.LATVIA, head(Node.HUB)).split("\\.");
        String later = Forgery.decode(parts[1]).replace("2026-05-03T", "2026-05-04T");
        assertRefused(parts[0] + "." + Forgery.encode(later) + "." + parts[2], Rule.BAD_SIGNATURE, "/signature");
    }

    @Test
    void refusesAnotherSignedKindInItsPlace() {
        assertRefused(head(Node.HUB).jws(), Rule.KIND_MISMATCH, "/header/typ");
        String claims = Forgery.payloadOf(cosigned(Node.LATVIA, head(Node.HUB)));
        for (SignedKind other : List.of(SignedKind.LOG_HEAD, SignedKind.LETTER)) {
            String jws = Forgery.token(Forgery.header(other.type(), Node.LATVIA.key()), claims, Node.LATVIA.key());
            assertRefused(jws, Rule.KIND_MISMATCH, "/header/typ");
        }
        assertThat(LogHeads.read(cosigned(Node.LATVIA, head(Node.HUB)), "hub", Node.partners()))
                .isEqualTo(new LogHeadReading.Refused(Rule.KIND_MISMATCH, "/header/typ"));
    }

    @Test
    void refusesAClaimTooManyAndWhatIsTooLong() {
        String jws = cosigned(Node.LATVIA, head(Node.HUB));
        String more = Forgery.payloadOf(jws).replace("{\"cosigner\"", "{\"note\":\"x\",\"cosigner\"");
        assertRefused(Forgery.token(Forgery.headerOf(jws), more, Node.LATVIA.key()), Rule.CLAIM_UNKNOWN, "/claims");
        assertRefused("x".repeat(Cosignatures.LONGEST + 1), Rule.TOO_LARGE, "");
    }

    @Test
    void whatANodeShowsIsReadBackAndIsBounded() {
        List<String> shown = List.of(cosigned(Node.LATVIA, head(Node.HUB)), cosigned(Node.ESTONIA, head(Node.HUB)));
        assertThat(CosignaturesJson.read(CosignaturesJson.write(shown))).contains(shown);
        assertThat(CosignaturesJson.read(CosignaturesJson.write(List.of()))).contains(List.of());

        List<String> tooMany = Collections.nCopies(CosignaturesJson.MOST + 1, "a.b.c");
        assertThat(CosignaturesJson.read(CosignaturesJson.write(tooMany))).isEmpty();
        assertThat(CosignaturesJson.read("<html>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
