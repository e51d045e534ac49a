package org.tidewaiter.node.nominal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.registry.NationalRegistryTest;
import org.tidewaiter.node.registry.Store;
import org.tidewaiter.node.sealing.SealBrokenException;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.generated.GeneratedCases;

@NationalRegistryTest
class NominalRecordsTest {

    private static final AccessScope OFFICER = TestScopes.of(NodePart.NATIONAL, Role.OFFICER);
    private static final AccessScope ANALYST = TestScopes.of(NodePart.NATIONAL, Role.ANALYST);

    private final GeneratedCases cases = new GeneratedCases(9, LocalDate.of(2026, 5, 20));

    @Autowired
    NominalRecords records;

    @Autowired
    DSLContext sql;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
        sql.execute("truncate nominal.record");
    }

    private NominalPart part() {
        return cases.nextWithPlantedNominal("ZQXW").nominal();
    }

    @Test
    void readsBackWhatWasStored() {
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        NominalPart first = part();
        NominalPart second = part();

        records.store(OFFICER, Map.of(one, first, two, second));

        assertThat(records.read(OFFICER, one)).contains(first);
        assertThat(records.read(OFFICER, two)).contains(second);
        assertThat(records.read(OFFICER, UUID.randomUUID())).isEmpty();
        assertThat(records.present(ANALYST, List.of(one, two, UUID.randomUUID())))
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    void theNewestRevisionCountsAndEarlierOnesStay() {
        UUID record = UUID.randomUUID();
        NominalPart corrected = part();
        records.store(OFFICER, Map.of(record, part()));
        records.store(OFFICER, Map.of(record, corrected));

        assertThat(records.read(OFFICER, record)).contains(corrected);
        assertThat(sql.fetch("select revision from nominal.record order by revision")
                        .getValues(0))
                .isEqualTo(List.of(1, 2));
    }

    @Test
    void anEmptyPartIsNotStored() {
        UUID record = UUID.randomUUID();

        records.store(OFFICER, Map.of(record, NominalPart.none()));

        assertThat(records.present(OFFICER, List.of(record))).isEmpty();
    }

    @Test
    void nothingOfItCanBeReadInTheRow() {
        records.store(OFFICER, Map.of(UUID.randomUUID(), part()));

        assertThat(sql.fetch("select encode(sealed, 'escape') from nominal.record")
                        .toString())
                .doesNotContain("ZQXW");
        assertThat(sql.fetch("select * from nominal.record").toString()).doesNotContain("ZQXW");
    }

    @Test
    void aRowMovedToAnotherReportDoesNotOpen() {
        UUID record = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        records.store(OFFICER, Map.of(record, part()));
        sql.execute("update nominal.record set record = ?", other);

        assertThatThrownBy(() -> records.read(OFFICER, other)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void onlyWhoMaySeePersonsReadsThem() {
        UUID record = UUID.randomUUID();
        records.store(OFFICER, Map.of(record, part()));

        assertThatThrownBy(() -> records.read(ANALYST, record)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> records.store(ANALYST, Map.of(record, part())))
                .isInstanceOf(NotPermittedException.class);
    }
}
