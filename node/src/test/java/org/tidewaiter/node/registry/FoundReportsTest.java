package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.Offenders;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.generated.GeneratedCases;

@NationalRegistryTest
class FoundReportsTest {

    private static final SeizureReport MIXED = TestReports.mixed();

    @Autowired
    Recording recording;

    @Autowired
    ReportSearch search;

    @Autowired
    FoundReports found;

    @Autowired
    Decisions decisions;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private UUID record(SeizureReport report, ReleaseMode release) {
        return recording
                .record(People.MARI, List.of(new NewReport(report, null, null, release)))
                .getFirst()
                .record();
    }

    private List<FoundReport> all(AccessScope scope, SearchFilter filter) {
        List<FoundReport> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            FoundPage<FoundReport> page = found.page(scope, filter, after);
            assertThat(page.found()).hasSizeLessThanOrEqualTo(FoundReports.PAGE);
            all.addAll(page.found());
            after = page.next();
        } while (after != null);
        return all;
    }

    @Test
    void givesTheCasesAndLinesThatTheSearchCounts() {
        GeneratedCases cases = new GeneratedCases(7, LocalDate.of(2026, 5, 20));
        List<NewReport> batch = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            batch.add(new NewReport(cases.next().report(), null, null, ReleaseMode.AUTOMATIC));
        }
        recording.record(People.MARI, batch);
        for (SearchFilter filter : List.of(
                SearchFilter.everything(),
                Filters.by("categories", Set.of("TOBACCO", "CURRENCY")),
                Filters.by("subcategories", Set.of("CIGARETTES")),
                Filters.by("modes", Set.of("3")),
                Filters.words("cocaine"))) {
            List<FoundReport> all = all(People.ANALYST, filter);
            Counts counts = search.count(People.ANALYST, filter);
            assertThat(all).hasSize((int) counts.cases());
            assertThat(all.stream().mapToLong(report -> report.lines().size()).sum())
                    .isEqualTo(counts.seizures());
            assertThat(all)
                    .extracting(FoundReport::number)
                    .doesNotHaveDuplicates()
                    .doesNotContainNull();
        }
    }

    @Test
    void givesOfACaseTheLinesThatWereAskedFor() {
        record(MIXED, ReleaseMode.AUTOMATIC);
        FoundReport report =
                all(People.ANALYST, Filters.by("categories", Set.of("TOBACCO"))).getFirst();
        assertThat(report.lines()).extracting(GoodsLine::category).containsExactly("TOBACCO");
        assertThat(report.content().goods()).hasSize(5);
    }

    @Test
    void givesNoTextThatNobodyReleased() {
        record(MIXED, ReleaseMode.AUTOMATIC);
        record(MIXED, ReleaseMode.BY_COORDINATOR);
        SearchFilter states = Filters.by("states", Set.of(ReportState.SIGNED, ReportState.SUBMITTED));
        assertThat(all(People.COORDINATOR, states)).hasSize(2).allSatisfy(report -> {
            String json = ReportJson.mapper().writeValueAsString(report.content());
            assertThat(MIXED.summary()).isNotBlank();
            assertThat(json).doesNotContain(MIXED.summary(), "white powder").contains("Northern Pine");
        });
    }

    @Test
    void givesTextThatAPersonReleased() {
        UUID record = record(MIXED, ReleaseMode.BY_COORDINATOR);
        decisions.verify(People.COORDINATOR, record);
        decisions.release(People.COORDINATOR, record, true);
        Awaiting.until(
                "it is signed",
                () -> !all(People.ANALYST, SearchFilter.everything()).isEmpty());
        assertThat(all(People.ANALYST, SearchFilter.everything())
                        .getFirst()
                        .content()
                        .summary())
                .isEqualTo(MIXED.summary());
    }

    @Test
    void singlesOutNobody() {
        Offenders one = new Offenders(1, List.of(new Offenders.Profile("EE", "1", null, "DRIVER")));
        record(TestReports.with(MIXED, "/offenders", one), ReleaseMode.AUTOMATIC);
        record(TestReports.with(MIXED, "/offenders", one), ReleaseMode.BY_COORDINATOR);
        SearchFilter states = Filters.by("states", Set.of(ReportState.SIGNED, ReportState.SUBMITTED));
        assertThat(all(People.COORDINATOR, states)).hasSize(2).allSatisfy(report -> {
            Offenders offenders = report.content().offenders();
            assertThat(offenders).isNotNull();
            assertThat(ReportJson.mapper().writeValueAsString(offenders)).doesNotContain("DRIVER", "sex");
        });
        assertThat(found.versions(People.COORDINATOR, SearchFilter.everything(), null)
                        .found()
                        .getFirst()
                        .versions()
                        .getFirst()
                        .partNames())
                .contains("offenders")
                .doesNotContain("offender-profiles");
    }

    @Test
    void withdrawnReportsGoIntoNoFile() {
        UUID record = record(MIXED, ReleaseMode.AUTOMATIC);
        decisions.withdraw(People.COORDINATOR, record, "OTHER");
        Awaiting.until(
                "it is withdrawn",
                () -> search.count(People.ANALYST, SearchFilter.everything()).cases() == 0);
        SearchFilter withdrawn = Filters.by("states", Set.of(ReportState.WITHDRAWN));
        SearchFilter every = Filters.by("states", Set.of(ReportState.values()));
        assertThat(search.count(People.ANALYST, withdrawn).cases()).isEqualTo(1);
        assertThat(FoundReports.withoutWithdrawn(withdrawn)).isEmpty();
        assertThat(all(People.ANALYST, every)).isEmpty();
        assertThat(found.versions(People.ANALYST, every, null).found()).isEmpty();
        assertThatThrownBy(() -> found.page(People.ANALYST, withdrawn, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoMayNotSeeACaseGetsItInNoFile() {
        record(MIXED, ReleaseMode.AUTOMATIC);
        record(TestReports.with(MIXED, "/reportingCountry", "LV"), ReleaseMode.AUTOMATIC);
        SearchFilter every = SearchFilter.everything();

        assertThat(all(People.PEETER_OF_HER_OFFICE, every)).hasSize(2);
        assertThat(all(People.LIIS_OF_ANOTHER, every)).isEmpty();
        assertThat(found.versions(People.LIIS_OF_ANOTHER, every, null).found()).isEmpty();
        assertThat(all(People.analystFor("LV", "LT"), every))
                .extracting(report -> report.content().reportingCountry())
                .containsExactly("LV");
        assertThat(found.versions(People.analystFor("LV", "LT"), every, null).found())
                .hasSize(1);
        assertThatThrownBy(() -> all(People.ADMINISTRATOR, every)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void givesVersionsAsTheyWereSignedWithoutThePseudonym() {
        record(MIXED, ReleaseMode.AUTOMATIC);
        FoundVersions report = found.versions(People.ANALYST, SearchFilter.everything(), null)
                .found()
                .getFirst();
        assertThat(report.versions()).hasSize(1);
        VersionDetail version = report.versions().getFirst();
        assertThat(version.jws()).contains(".");
        assertThat(version.partNames()).contains("event").doesNotContain("pseudonym");
        assertThat(version.disclosures()).hasSameSizeAs(version.partNames());
    }
}
