package org.tidewaiter.node.nominal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.access.TestScopes;
import org.tidewaiter.node.registry.NationalRegistryTest;
import org.tidewaiter.node.registry.NewReport;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.node.registry.RecordOutcome;
import org.tidewaiter.node.registry.Recording;
import org.tidewaiter.node.registry.Store;
import org.tidewaiter.node.settings.NodePart;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.generated.GeneratedCases;

/** Personal data is found, as text, in no column of any table and in no line of the log. */
@NationalRegistryTest
@ExtendWith(OutputCaptureExtension.class)
class PlantedPersonsTest {

    private static final String MARKER = "ZQXWPLANT";
    private static final AccessScope OFFICER = TestScopes.of(NodePart.NATIONAL, Role.OFFICER);

    @Autowired
    Recording recording;

    @Autowired
    NominalRecords records;

    @Autowired
    AuthorityPseudonyms pseudonyms;

    @Autowired
    DSLContext sql;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
        sql.execute("truncate nominal.record");
    }

    @Test
    void leaveNoTrace(CapturedOutput output) {
        GeneratedCases cases = new GeneratedCases(12, LocalDate.of(2026, 5, 20));
        List<NewReport> reports = new ArrayList<>();
        List<NominalPart> parts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            GeneratedCases.Case next = cases.nextWithPlantedNominal(MARKER);
            reports.add(new NewReport(
                    next.report(),
                    pseudonyms
                            .of("EE-CUSTOMS")
                            .of(next.nominal().nationalCaseRef(), LocalDate.of(2026, 5, 1))
                            .orElseThrow(),
                    "K" + i,
                    ReleaseMode.AUTOMATIC));
            parts.add(next.nominal());
        }
        List<RecordOutcome> outcomes = recording.record(OFFICER, reports);
        Map<UUID, NominalPart> byRecord = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            byRecord.put(outcomes.get(i).record(), parts.get(i));
        }
        records.store(OFFICER, byRecord);

        assertThat(columnsThatHold("GENERATED")).contains("registry.report.provenance");
        assertThat(columnsThatHold(MARKER)).isEmpty();
        assertThat(output.getAll()).doesNotContain(MARKER);
    }

    /** Every column of every table, its bytes read as text and its disclosures decoded. */
    private List<String> columnsThatHold(String marker) {
        List<String> found = new ArrayList<>();
        for (Record column : sql.fetch("""
                select table_schema, table_name, column_name, data_type from information_schema.columns
                where table_schema not in ('pg_catalog', 'information_schema')
                """)) {
            String table = column.get(0) + "." + column.get(1);
            String name = "\"" + column.get(2) + "\"";
            String text = switch (String.valueOf(column.get(3))) {
                case "bytea" -> "encode(" + name + ", 'escape')";
                case "ARRAY" -> name + "::text || coalesce((" + decoded(name) + "), '')";
                default -> name + "::text";
            };
            Object hits = sql.fetchSingle(
                            "select count(*) from " + table + " where " + text + " ilike ?", "%" + marker + "%")
                    .get(0);
            if (!Long.valueOf(0).equals(hits)) {
                found.add(table + "." + column.get(2));
            }
        }
        return found;
    }

    private static String decoded(String array) {
        return "select string_agg(encode(decode(rpad(translate(one, '-_', '+/'), (length(one) + 3) / 4 * 4, '='), 'base64'),"
                + " 'escape'), ' ') from unnest(" + array + "::text[]) one where length(one) % 4 <> 1 and one ~"
                + " '^[A-Za-z0-9_-]{40,}$'";
    }
}
