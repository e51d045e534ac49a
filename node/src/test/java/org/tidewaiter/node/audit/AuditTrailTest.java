package org.tidewaiter.node.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.NationalNodeTest;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.settings.NodePart;

@NationalNodeTest
class AuditTrailTest {
    @Autowired
    AuditTrail trail;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DSLContext sql;

    private final AccessScope who = TestScopes.of(NodePart.NATIONAL, Role.ADMINISTRATOR);

    @Test
    void anEntryIsThereOnceItIsRecorded() {
        trail.record(who, "report.released", "there-once", Map.of("version", "1"));

        assertThat(about("there-once")).singleElement().satisfies(entry -> {
            assertThat(entry.account()).isEqualTo(who.accountId());
            assertThat(entry.action()).isEqualTo("report.released");
            assertThat(entry.details()).containsExactly(Map.entry("version", "1"));
        });
        assertThat(trail.verifyChain()).isInstanceOf(ChainCheck.Intact.class);
    }

    @Test
    void whatIsUndoneIsNotInTheTrail() {
        transaction.executeWithoutResult(status -> {
            trail.record(who, "report.released", "undone", Map.of());
            status.setRollbackOnly();
        });

        assertThat(about("undone")).isEmpty();
    }

    @Test
    void theEntriesOfATransactionKeepTheirOrder() {
        transaction.executeWithoutResult(status -> {
            for (int version = 1; version <= 3; version++) {
                trail.record(who, "report.read", "in-order", Map.of("version", "" + version));
            }
        });

        assertThat(about("in-order"))
                .extracting(entry -> entry.details().get("version"))
                .containsExactly("3", "2", "1");
    }

    @Test
    void anInnerTransactionKeepsItsOwnEntries() {
        var inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            trail.record(who, "report.read", "outer", Map.of());
            inner.executeWithoutResult(own -> trail.record(who, "report.read", "inner", Map.of()));
            trail.record(who, "report.read", "outer", Map.of());
            status.setRollbackOnly();
        });

        assertThat(about("inner")).hasSize(1);
        assertThat(about("outer")).isEmpty();
    }

    @Test
    void refusesToPretendThatAReadOnlyTransactionIsAudited() {
        var readOnly = new TransactionTemplate(transactions);
        readOnly.setReadOnly(true);

        assertThatThrownBy(() -> readOnly.executeWithoutResult(
                        status -> trail.record(who, "report.read", "read-only", Map.of())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyAtOnceMakeOneChainWithoutGaps() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> transaction.executeWithoutResult(
                            status -> trail.record(who, "report.read", "crowd", Map.of("count", "" + i)))))
                    .toList();
            all.forEach(each -> assertThat(each).succeedsWithin(java.time.Duration.ofSeconds(30)));
        }

        assertThat(about("crowd")).hasSize(200);
        assertThat(trail.verifyChain()).isInstanceOf(ChainCheck.Intact.class);
    }

    @Test
    void theTableRefusesToChangeOrForget() {
        trail.record(who, "report.read", "lasting", Map.of());

        for (var statement : List.of(
                "update audit.entry set subject = 'other'", "delete from audit.entry", "truncate audit.entry")) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("append-only");
        }
    }

    @Test
    void anAlteredEntryIsFound() {
        trail.record(who, "report.read", "altered", Map.of("version", "1"));
        long position = about("altered").getFirst().position();

        assertThat(afterTampering(
                        "update audit.entry set details = '{\"version\":\"2\"}' where position = " + position))
                .isEqualTo(new ChainCheck.Broken(position, ChainCheck.Fault.ALTERED));
    }

    @Test
    void aMissingEntryIsFound() {
        trail.record(who, "report.read", "missing", Map.of());
        trail.record(who, "report.read", "missing", Map.of());
        long position = about("missing").getLast().position();

        assertThat(afterTampering("delete from audit.entry where position = " + position))
                .isEqualTo(new ChainCheck.Broken(position, ChainCheck.Fault.MISSING));
    }

    @Test
    void aCutTailIsFoundWhereTheEndIsStillKnown() {
        trail.record(who, "report.read", "cut", Map.of());
        long position = about("cut").getFirst().position();

        assertThat(afterTampering("delete from audit.entry where position = " + position))
                .isEqualTo(new ChainCheck.Broken(position, ChainCheck.Fault.CUT));
    }

    @Test
    void refusesADetailThatNobodyHasThoughtAbout() {
        assertThatThrownBy(() -> trail.record(who, "report.read", "x", Map.of("surname", "Tamm")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surname")
                .hasMessageNotContaining("Tamm");
    }

    @Test
    void refusesAValueThatLooksLikeSomethingTyped() {
        assertThatThrownBy(() -> trail.record(who, "report.read", "x", Map.of("reason", "the driver said so")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("driver");
        assertThatThrownBy(() -> trail.record(who, "report.read", "Mari Tamm", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Tamm");
        assertThatThrownBy(() -> trail.record(who, "looked", "x", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyThoseWhoMayReadIt() {
        var officer = TestScopes.of(NodePart.NATIONAL, Role.OFFICER);

        assertThatThrownBy(() -> trail.entries(officer, AuditFilter.ALL, Optional.empty(), 10))
                .isInstanceOf(NotPermittedException.class);
    }

    /** Runs the tampering as the table's owner would, looks, and puts everything back. */
    private ChainCheck afterTampering(String statement) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            sql.execute("set local session_replication_role = replica");
            sql.execute(statement);
            status.setRollbackOnly();
            return trail.verifyChain();
        }));
    }

    private List<AuditEntry> about(String subject) {
        var filter = new AuditFilter(
                Optional.empty(), Optional.empty(), Optional.of(subject), Optional.empty(), Optional.empty());
        return trail.entries(who, filter, Optional.empty(), 500);
    }
}
