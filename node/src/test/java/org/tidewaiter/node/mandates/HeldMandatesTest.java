package org.tidewaiter.node.mandates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.mandate.AuthorityKey;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.exchange.mandate.Mandate.What;
import org.tidewaiter.node.delivery.SignedMandates.Word;
import org.tidewaiter.node.settings.AuthoritySettings;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.settings.Title;

class HeldMandatesTest {

    private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");
    private static final String POLAND = "PL-CUSTOMS";

    private final AuthorityKey polish = AuthorityKey.generate(POLAND, new SecureRandom());
    private final List<MandateRows.Row> came = new ArrayList<>();
    private final HeldMandates held = held(polish.verificationKey().text(), "PL");

    private HeldMandates held(String key, @Nullable String node) {
        NodeSettings settings = new NodeSettings(
                new NodeSettings.Node("HUB", new Title("Hub", "Plateforme"), NodePart.HUB, null),
                Path.of("data"),
                null,
                null,
                new NodeSettings.Exchange(0),
                List.of(),
                List.of(),
                List.of(new AuthoritySettings(POLAND, key, node)),
                List.of(),
                List.of(),
                "GLOBAL",
                null,
                false);
        return new HeldMandates(settings, new RowsInMemory(came), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Mandates as a test brought them. */
    private static final class RowsInMemory extends MandateRows {

        private final List<Row> came;

        RowsInMemory(List<Row> came) {
            super(DSL.using(SQLDialect.POSTGRES));
            this.came = came;
        }

        @Override
        long newest() {
            return came.size();
        }

        @Override
        List<Row> all() {
            return came;
        }
    }

    private void comes(AuthorityKey key, What what, Instant from, @Nullable Instant until, Instant time) {
        String jws = new Mandate(POLAND, "EU", what, "Act", from, until, time)
                .sign(key)
                .jws();
        came.add(new MandateRows.Row(came.size() + 1L, jws, null, NOW));
        held.refresh();
    }

    private Word word() {
        return held.of("EU", POLAND);
    }

    @Test
    void theSettingsDecideWhereTheAuthoritysKeyIsNotKnown() {
        assertThat(held.of("EU", "LT-CUSTOMS")).isEqualTo(Word.NOT_ASKED);
    }

    @Test
    void anAuthoritysOwnNodeNeedsNone() {
        assertThat(held.of("PL", POLAND)).isEqualTo(Word.IN_FORCE);
        assertThat(held.originatorsOf("PL")).containsExactly(POLAND);
        assertThat(word()).isEqualTo(Word.NEVER);
        assertThat(held.originatorsOf("EU")).isEmpty();
    }

    @Test
    void holdsFromItsFirstMomentUntilItsLast() {
        comes(polish, What.GRANTS, NOW.plusMillis(1), null, NOW.minusSeconds(9));
        assertThat(word()).isEqualTo(Word.NEVER);
        comes(polish, What.GRANTS, NOW, NOW.plusMillis(1), NOW.minusSeconds(8));
        assertThat(word()).isEqualTo(Word.IN_FORCE);
        comes(polish, What.GRANTS, NOW.minusSeconds(1), NOW, NOW.minusSeconds(7));
        assertThat(word()).isEqualTo(Word.ENDED);
    }

    @Test
    void whatWasSignedLastCountsInWhateverOrderItCame() {
        comes(polish, What.ENDS, NOW, null, NOW.minusSeconds(1));
        comes(polish, What.GRANTS, NOW.minusSeconds(5), null, NOW.minusSeconds(5));
        assertThat(word()).isEqualTo(Word.ENDED);
        comes(polish, What.GRANTS, NOW.minusSeconds(5), null, NOW.minusMillis(999));
        assertThat(word()).isEqualTo(Word.IN_FORCE);
    }

    @Test
    void ofTwoOfTheSameMomentTheEndCounts() {
        comes(polish, What.ENDS, NOW, null, NOW);
        comes(polish, What.GRANTS, NOW, null, NOW);
        assertThat(word()).isEqualTo(Word.ENDED);
    }

    @Test
    void whatAnotherKeySignedInTheAuthoritysNameCountsForNothing() {
        comes(AuthorityKey.generate(POLAND, new SecureRandom()), What.GRANTS, NOW, null, NOW);
        assertThat(word()).isEqualTo(Word.NEVER);
        assertThat(held.last()).isEmpty();
    }

    @Test
    void aNodeDoesNotStartWithAKeyThatIsNone() {
        assertThatThrownBy(() -> held("A".repeat(43), null))
                .hasMessageContaining("tidewaiter.authorities")
                .hasMessageContaining("Compare it with the authority again");
    }
}
