package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.generated.GeneratedCases;

@NationalRegistryTest
class ReportSearchTest {

    private static final SeizureReport MIXED = TestReports.mixed();
    private static final SeizureReport RAIL = TestReports.with(
            TestReports.with(
                    TestReports.with(
                            TestReports.with(TestReports.tobacco(), "/transport/mode", "2"),
                            "/locationType",
                            "RAIL_STATION"),
                    "/direction",
                    "EXPORT"),
            "/eventDate/date",
            "2026-01-31");

    @Autowired
    Recording recording;

    @Autowired
    ReportSearch search;

    @Autowired
    Reports reports;

    @Autowired
    Decisions decisions;

    @Autowired
    TestClock clock;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private UUID record(SeizureReport report) {
        return record(People.MARI, report, ReleaseMode.AUTOMATIC);
    }

    private UUID record(AccessScope scope, SeizureReport report, ReleaseMode release) {
        return recording
                .record(scope, List.of(new NewReport(report, null, null, release)))
                .getFirst()
                .record();
    }

    private List<UUID> found(AccessScope scope, SearchFilter filter) {
        return search.search(scope, filter, null, 200).reports().stream()
                .map(ReportSummary::record)
                .toList();
    }

    private List<UUID> found(String component, Object value) {
        return found(People.ANALYST, Filters.by(component, value));
    }

    @Test
    void findsByEachThingThatCanBeAskedFor() {
        UUID mixed = record(MIXED);
        UUID rail = record(RAIL);

        assertThat(found("categories", Set.of("DRUGS"))).containsExactly(mixed);
        assertThat(found("categories", Set.of("DRUGS", "TOBACCO"))).containsExactly(mixed, rail);
        assertThat(found("subcategories", Set.of("IVORY_RAW"))).containsExactly(mixed);
        assertThat(found("countries", Set.of("EE"))).containsExactly(mixed, rail);
        assertThat(found("countries", Set.of("LV"))).isEmpty();
        assertThat(found("departureCountry", "AE")).containsExactly(mixed, rail);
        assertThat(found("departureCountry", "CN")).isEmpty();
        assertThat(found("destinationCountry", "GB")).containsExactly(mixed, rail);
        assertThat(found("destinationCountry", "EE")).isEmpty();
        assertThat(found("modes", Set.of("2"))).containsExactly(rail);
        assertThat(found("locationTypes", Set.of("SEAPORT"))).containsExactly(mixed);
        assertThat(found("directions", Set.of("EXPORT"))).containsExactly(rail);
        assertThat(found("provenances", Set.of("GENERATED"))).containsExactly(mixed, rail);
        assertThat(found("provenances", Set.of("FILE"))).isEmpty();
        assertThat(found("originator", "EE-CUSTOMS")).containsExactly(mixed, rail);
        assertThat(found("originator", "LV-CUSTOMS")).isEmpty();
        assertThat(found("from", LocalDate.of(2026, 5, 3))).containsExactly(mixed);
        assertThat(found("from", LocalDate.of(2026, 5, 4))).isEmpty();
        assertThat(found("until", LocalDate.of(2026, 1, 31))).containsExactly(rail);
        assertThat(found("until", LocalDate.of(2026, 1, 30))).isEmpty();
        assertThat(found("numbers", Set.of(rail))).containsExactly(rail);
        UUID number =
                reports.find(People.ANALYST, mixed).orElseThrow().summary().number();
        assertThat(found("numbers", Set.of(number, UUID.randomUUID()))).containsExactly(mixed);
        assertThat(found("states", Set.of(ReportState.SUBMITTED))).isEmpty();
    }

    @Test
    void categoryAndSubcategoryMustBeOfOneLine() {
        record(MIXED);
        SearchFilter both = new SearchFilter(
                "",
                Set.of("TOBACCO"),
                Set.of("COCAINE_POWDER"),
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                false);

        assertThat(found(People.ANALYST, both)).isEmpty();
    }

    @Test
    void findsByWordsInEnglishAndFrenchWithAndWithoutAccents() {
        UUID mixed = record(MIXED);
        UUID rail = record(RAIL);

        assertThat(found("words", "cocaine")).containsExactly(mixed);
        assertThat(found("words", "cocaïne")).containsExactly(mixed);
        assertThat(found("words", "COCAÏNE estonie")).containsExactly(mixed);
        assertThat(found("words", "cigar north")).containsExactly(mixed, rail);
        assertThat(found("words", "emirats")).containsExactly(mixed, rail);
        assertThat(found("words", "émirats arabes")).containsExactly(mixed, rail);
        assertThat(found("words", "loxodonta")).containsExactly(mixed);
        assertThat(found("words", "CSQU3054383")).containsExactly(mixed, rail);
        assertThat(found("words", "rotterdam")).isEmpty();
        assertThat(found("words", "' & :* \\")).containsExactly(mixed, rail);
    }

    @Test
    void countsCasesSeizuresAndCountries() {
        record(MIXED);
        record(RAIL);
        record(TestReports.with(RAIL, "/reportingCountry", "LV"));

        assertThat(search.count(People.ANALYST, SearchFilter.everything())).isEqualTo(new Counts(3, 7, 2, 0));
        assertThat(search.count(People.ANALYST, Filters.by("categories", Set.of("TOBACCO"))))
                .isEqualTo(new Counts(3, 3, 2, 0));
        assertThat(search.count(People.ANALYST, Filters.words("cocaine"))).isEqualTo(new Counts(1, 5, 1, 0));
        assertThat(search.count(People.ANALYST, Filters.words("nothing"))).isEqualTo(Counts.NONE);
    }

    @Test
    void whatIsKnownFromOpenSourcesIsFoundButNotCountedAsAMembersReport() {
        record(RAIL);
        record(TestReports.with(MIXED, "/provenance", "OPEN_SOURCE"));

        assertThat(found(People.ANALYST, SearchFilter.everything())).hasSize(2);
        assertThat(search.count(People.ANALYST, SearchFilter.everything())).isEqualTo(new Counts(1, 1, 1, 1));
        assertThat(search.count(People.ANALYST, Filters.by("provenances", Set.of("OPEN_SOURCE"))))
                .isEqualTo(new Counts(1, 5, 1, 0));
    }

    @Test
    void aWithdrawnReportIsFoundOnlyByThoseWhoAskForIt() {
        UUID record = record(MIXED);
        decisions.withdraw(People.COORDINATOR, record, "OTHER");
        Awaiting.until(
                "it is withdrawn",
                () -> found(People.ANALYST, SearchFilter.everything()).isEmpty());

        assertThat(search.count(People.ANALYST, SearchFilter.everything())).isEqualTo(Counts.NONE);
        assertThat(found("states", Set.of(ReportState.WITHDRAWN))).containsExactly(record);
        assertThat(reports.find(People.ANALYST, record)).isPresent();
    }

    @Test
    void pagesHaveNeitherGapsNorRepeats() {
        SplittableRandom random = new SplittableRandom(7);
        GeneratedCases cases = new GeneratedCases(7, LocalDate.of(2026, 5, 20));
        List<NewReport> batch = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            SeizureReport report = cases.next().report();
            SeizureReport crowded = random.nextBoolean()
                    ? TestReports.with(report, "/eventDate/date", "2026-02-0" + random.nextInt(1, 5))
                    : random.nextInt(10) == 0 ? TestReports.with(report, "/eventDate", null) : report;
            batch.add(new NewReport(crowded, null, null, ReleaseMode.AUTOMATIC));
        }
        Set<UUID> recorded = recording.record(People.MARI, batch).stream()
                .map(RecordOutcome::record)
                .collect(Collectors.toSet());

        for (int size : new int[] {1, 7, 100, 229, 230, 500}) {
            List<ReportSummary> all = new ArrayList<>();
            String next = null;
            do {
                SearchPage page = search.search(People.ANALYST, SearchFilter.everything(), next, size);
                assertThat(page.reports()).hasSizeLessThanOrEqualTo(Math.min(size, ReportSearch.LARGEST_PAGE));
                all.addAll(page.reports());
                next = page.next();
            } while (next != null);
            assertThat(all).hasSize(230);
            assertThat(new HashSet<>(all.stream().map(ReportSummary::record).toList()))
                    .isEqualTo(recorded);
            assertThat(all.stream()
                            .map(ReportSummary::eventDate)
                            .map(date -> date == null ? LocalDate.MIN : date.date()))
                    .isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void aCursorThatThisNodeNeverGaveIsRefused() {
        for (String cursor : List.of("", "_", "x_1", "1", "1_", "99999999999999_1", "1_1_1")) {
            assertThatThrownBy(() -> search.search(People.ANALYST, SearchFilter.everything(), cursor, 10))
                    .as(cursor)
                    .isInstanceOfSatisfying(
                            ErrorResponseException.class,
                            refused -> assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
        }
    }

    @Test
    void theLatestChangeComesFirst() {
        UUID first = record(MIXED);
        clock.advance(Duration.ofMinutes(1));
        UUID second = record(RAIL);
        clock.advance(Duration.ofMinutes(1));
        decisions.rewrite(People.MARI, first, 1, RAIL, null, ReleaseMode.AUTOMATIC);
        Awaiting.until(
                "it is corrected",
                () -> reports.find(People.MARI, first).orElseThrow().summary().version() == 2);

        assertThat(search.latest(People.ANALYST, SearchFilter.everything(), 10))
                .extracting(ReportSummary::record)
                .containsExactly(first, second);
    }

    @Test
    void anOfficerSeesTheCasesOfTheOwnOfficeAndNoOthers() {
        UUID hers = record(People.MARI, MIXED, ReleaseMode.AUTOMATIC);
        UUID submitted = record(People.MARI, RAIL, ReleaseMode.BY_COORDINATOR);
        SearchFilter all = Filters.by("states", Set.of(ReportState.values()));

        for (AccessScope scope :
                List.of(People.MARI, People.PEETER_OF_HER_OFFICE, People.COORDINATOR, People.ANALYST)) {
            assertThat(found(scope, all)).containsExactlyInAnyOrder(hers, submitted);
            assertThat(reports.find(scope, hers)).isPresent();
        }
        assertThat(found(People.LIIS_OF_ANOTHER, all)).isEmpty();
        assertThat(search.count(People.LIIS_OF_ANOTHER, all).cases()).isZero();
        assertThat(search.latest(People.LIIS_OF_ANOTHER, all, 10)).isEmpty();
        assertThat(reports.find(People.LIIS_OF_ANOTHER, hers)).isEmpty();
        assertThat(reports.summaries(People.LIIS_OF_ANOTHER, List.of(hers))).isEmpty();
        assertThat(reports.summaries(People.MARI, List.of(hers, submitted))).hasSize(2);
    }

    @Test
    void ownReportsAreThoseOfTheOwnHand() {
        UUID hers = record(People.MARI, MIXED, ReleaseMode.BY_COORDINATOR);
        SearchFilter own = SearchFilter.own(Set.of(ReportState.SUBMITTED));

        assertThat(found(People.MARI, own)).containsExactly(hers);
        assertThat(found(People.PEETER_OF_HER_OFFICE, own)).isEmpty();
    }

    @Test
    void anAnalystOfARegionSeesTheCasesThatItsCountriesReported() {
        UUID estonian = record(MIXED);
        UUID latvian = record(TestReports.with(MIXED, "/reportingCountry", "LV"));

        assertThat(found(People.analystFor("LV", "LT"), SearchFilter.everything()))
                .containsExactly(latvian);
        assertThat(reports.find(People.analystFor("LV", "LT"), estonian)).isEmpty();
        assertThat(search.count(People.analystFor("LV", "LT"), SearchFilter.everything()))
                .isEqualTo(new Counts(1, 5, 1, 0));
        assertThat(found(People.HUB_ANALYST, SearchFilter.everything())).hasSize(2);
    }

    @Test
    void whoMayNotSearchFindsNothing() {
        assertThatThrownBy(() -> found(People.ADMINISTRATOR, SearchFilter.everything()))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> search.count(People.ADMINISTRATOR, SearchFilter.everything()))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> reports.find(People.ADMINISTRATOR, UUID.randomUUID()))
                .isInstanceOf(NotPermittedException.class);
    }
}
