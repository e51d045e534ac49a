package org.tidewaiter.exchange.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.keys.RecoveryKey;
import org.tidewaiter.exchange.mandate.Mandate.What;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.Token;

class MandateTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
    private static final Instant FROM = NOW.plusSeconds(3600);
    private static final Instant UNTIL = FROM.plusSeconds(86_400);

    private final SecureRandom random = new SecureRandom();
    private final AuthorityKey poland = AuthorityKey.generate("PL-CUSTOMS", random);
    private final AuthorityKey lithuania = AuthorityKey.generate("LT-CUSTOMS", random);

    private static Mandate granting(@Nullable Instant until) {
        return new Mandate("PL-CUSTOMS", "EU", What.GRANTS, "Agreement of 3 May 2026", FROM, until, NOW);
    }

    private static void assertRefused(Rule rule, String path, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.rule()).isEqualTo(rule);
            assertThat(refusal.path()).isEqualTo(path);
        });
    }

    private static String payload(String what, String more) {
        return """
                {"originator":"PL-CUSTOMS","node":"EU","what":"%s","act":"Act","from":"2026-05-03T10:00:00Z",\
                "time":"2026-05-03T10:00:00Z"%s}""".formatted(what, more);
    }

    private String signed(String payload) {
        return Token.sign(SignedKind.MANDATE, poland.signingKey(), payload.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasSignedIsReadUnderTheAuthoritysKey() throws Refusal {
        Mandate.Signed signed = granting(UNTIL).sign(poland);

        assertThat(Mandate.read(signed.jws(), poland.verificationKey())).isEqualTo(signed);
        assertThat(Mandate.claimed(signed.jws()).mandate()).isEqualTo(granting(UNTIL));
    }

    @Test
    void permitsFromItsBeginningUntilItsEnd() {
        assertThat(granting(UNTIL).permitsAt(FROM.minusMillis(1))).isFalse();
        assertThat(granting(UNTIL).permitsAt(FROM)).isTrue();
        assertThat(granting(UNTIL).permitsAt(UNTIL.minusMillis(1))).isTrue();
        assertThat(granting(UNTIL).permitsAt(UNTIL)).isFalse();
        assertThat(granting(null).permitsAt(UNTIL.plusSeconds(1_000_000_000))).isTrue();
    }

    @Test
    void anEndPermitsNothing() {
        Mandate end = new Mandate("PL-CUSTOMS", "EU", What.ENDS, "Notice of 4 May 2026", FROM, null, NOW);
        assertThat(end.permitsAt(FROM)).isFalse();
    }

    @Test
    void nobodyElseSignsInTheNameOfAnAuthority() {
        assertThatThrownBy(() -> granting(null).sign(lithuania))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LT-CUSTOMS");
        String gateways = Token.sign(
                SignedKind.MANDATE,
                SigningKey.generate(random),
                payload("GRANTS", "").getBytes(StandardCharsets.UTF_8));
        assertRefused(Rule.WRONG_KEY, "/header/kid", () -> Mandate.read(gateways, poland.verificationKey()));
    }

    @Test
    void anAlteredMandateIsRefused() {
        String jws = granting(null).sign(poland).jws();
        String[] parts = jws.split("\\.");
        String other = granting(UNTIL).sign(poland).jws().split("\\.")[1];
        assertRefused(
                Rule.BAD_SIGNATURE,
                "/signature",
                () -> Mandate.read(parts[0] + "." + other + "." + parts[2], poland.verificationKey()));
    }

    @Test
    void noOtherSignedKindStandsForAMandate() {
        String letter = Token.sign(
                SignedKind.LETTER, poland.signingKey(), payload("GRANTS", "").getBytes(StandardCharsets.UTF_8));
        assertRefused(Rule.KIND_MISMATCH, "/header/typ", () -> Mandate.read(letter, poland.verificationKey()));
    }

    @Test
    void whatIsNoMandateIsRefused() {
        assertRefused(
                Rule.CLAIM_UNKNOWN,
                "/claims",
                () -> Mandate.claimed(signed(payload("GRANTS", ",\"reason\":\"none\""))));
        assertRefused(Rule.CLAIM_MALFORMED, "/claims/what", () -> Mandate.claimed(signed(payload("ALLOWS", ""))));
        assertRefused(
                Rule.CLAIM_MALFORMED,
                "/claims",
                () -> Mandate.claimed(signed(payload("GRANTS", ",\"until\":\"2026-05-03T10:00:00Z\""))));
        assertRefused(
                Rule.CLAIM_MALFORMED,
                "/claims",
                () -> Mandate.claimed(signed(payload("GRANTS", "").replace("\"Act\"", "\" \""))));
        assertRefused(Rule.TOO_LARGE, "", () -> Mandate.claimed("a".repeat(Mandate.LONGEST + 1)));
        assertRefused(Rule.NOT_A_COMPACT_TOKEN, "", () -> Mandate.claimed("a mandate"));
    }

    @Test
    void underAnotherSignatureItIsAnother() throws Refusal {
        String first = signed(payload("GRANTS", ""));
        assertThat(Mandate.claimed(first).digest())
                .isNotEqualTo(Mandate.claimed(first.substring(0, first.lastIndexOf('.') + 1) + "AAAA")
                        .digest());
    }

    @Test
    void theKeySurvivesPaper() {
        String typed = "\n " + poland.text().replace("\n", "  \n\n");
        assertThat(AuthorityKey.parse(typed).text()).isEqualTo(poland.text());
        assertThat(AuthorityKey.parse(typed).originator()).isEqualTo("PL-CUSTOMS");
    }

    @Test
    void aDamagedOrForeignKeyIsNone() {
        char last = poland.text().charAt(poland.text().length() - 3);
        String damaged = poland.text().replaceFirst(last + "(.)\n$", (last == 'x' ? 'y' : 'x') + "$1\n");
        assertThatThrownBy(() -> AuthorityKey.parse(damaged)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        AuthorityKey.parse(RecoveryKey.generate("EU", random).text()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("authority's key");
        assertThat(poland.toString())
                .doesNotContain(poland.text().split("secret: ")[1].strip());
    }
}
