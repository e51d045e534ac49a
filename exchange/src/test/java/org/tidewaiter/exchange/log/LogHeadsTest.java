package org.tidewaiter.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.Forgery;
import org.tidewaiter.exchange.Node;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

class LogHeadsTest {

    private static final Instant AT = Instant.parse("2026-05-03T10:15:32.001Z");
    private static final Digest SOME = Digest.sha256(new byte[] {1});

    private static SignedLogHead signed(LogHead head) {
        return LogHeads.sign(head, Node.HUB.key());
    }

    private static LogHead head() {
        return new LogHead("hub", new LogPoint(2, 41, SOME), List.of(new LogPoint(1, 40, SOME)), AT);
    }

    private static void assertRefused(String jws, String log, Rule rule) {
        assertThat(LogHeads.read(jws, log, Node.partners()))
                .isInstanceOfSatisfying(
                        LogHeadReading.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    @Test
    void readsBackWhatWasSigned() {
        LogHead first = new LogHead("hub", new LogPoint(1, 0, TreeHash.EMPTY), List.of(), AT);
        for (LogHead head : List.of(head(), first)) {
            assertThat(LogHeads.read(signed(head).jws(), "hub", Node.partners()))
                    .isInstanceOfSatisfying(
                            VerifiedLogHead.class,
                            verified -> assertThat(verified.head()).isEqualTo(head));
        }
    }

    @Test
    void nobodySignsTheHeadOfAnothersLog() {
        assertRefused(LogHeads.sign(head(), Node.LATVIA.key()).jws(), "hub", Rule.WRONG_KEY);
        assertRefused(LogHeads.sign(head(), Node.LATVIA.key()).jws(), Node.LATVIA.name(), Rule.WRONG_ISSUER);
    }

    @Test
    void refusesAnAlteredHead() {
        String jws = signed(head()).jws();
        String[] parts = jws.split("\\.");
        String altered = Forgery.payloadOf(jws).replace(":41", ":42");
        assertRefused(parts[0] + "." + Forgery.encode(altered) + "." + parts[2], "hub", Rule.BAD_SIGNATURE);
    }

    @Test
    void aNewEpochFollowsWhatWasSeenOfTheOneBefore() {
        Digest other = Digest.sha256(new byte[] {2});
        assertThat(head().followsFrom(new LogPoint(1, 40, SOME))).isTrue();
        assertThat(head().followsFrom(new LogPoint(1, 39, other))).isTrue();
        assertThat(head().followsFrom(new LogPoint(1, 40, other))).isFalse();
        assertThat(head().followsFrom(new LogPoint(1, 41, SOME))).isFalse();
        assertThat(head().followsFrom(new LogPoint(2, 1, SOME))).isFalse();
    }

    @Test
    void anEntryHasOneWrittenForm() {
        LogEntry entry = new LogEntry(
                LogEntry.Kind.ACCEPTED,
                new ReportIdentity("EE-CUSTOMS", UUID.fromString("0197b1f0-7c1e-7a53-8e21-3f2b8c9d0aaa")),
                3,
                SOME,
                SOME,
                "ee-customs",
                AT);

        assertThat(entry.written()).asString().isEqualTo("""
                tidewaiter-log-entry/1
                accepted
                EE-CUSTOMS
                0197b1f0-7c1e-7a53-8e21-3f2b8c9d0aaa
                3
                S_UZu9SWpk8UQDfpQKM_tCDNfS-0VUEgdR1RcOTKKWo
                S_UZu9SWpk8UQDfpQKM_tCDNfS-0VUEgdR1RcOTKKWo
                ee-customs
                2026-05-03T10:15:32.001Z
                """.replace(
                        "S_UZu9SWpk8UQDfpQKM_tCDNfS-0VUEgdR1RcOTKKWo", SOME.text()));
    }
}
