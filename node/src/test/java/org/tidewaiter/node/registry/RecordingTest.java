package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.access.NotPermittedException;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Vocabulary;

@NationalRegistryTest
class RecordingTest {

    private static final CasePseudonym PSEUDONYM = new CasePseudonym("2026-ab", "A".repeat(43));

    @Autowired
    Recording recording;

    @Autowired
    Reports reports;

    @Autowired
    Journal journal;

    @Autowired
    TestSigning signing;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private static NewReport report(SeizureReport content, @Nullable String key, ReleaseMode release) {
        return new NewReport(content, PSEUDONYM, key, release);
    }

    private RecordOutcome record(NewReport report) {
        return recording.record(People.MARI, List.of(report)).getFirst();
    }

    private ReportDetail find(UUID record) {
        return reports.find(People.MARI, record).orElseThrow();
    }

    @Test
    void aReportWaitsForTheCoordinator() {
        UUID record = record(report(TestReports.mixed(), "K1", ReleaseMode.BY_COORDINATOR))
                .record();

        ReportDetail found = find(record);

        assertThat(found.summary().state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(found.summary().number()).isNull();
        assertThat(found.summary().identity()).isNull();
        assertThat(found.summary().version()).isZero();
        assertThat(found.summary().recordedBy()).isEqualTo("mari");
        assertThat(found.summary().recordedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(found.summary().releasedAt()).isNull();
        assertThat(found.content()).isEqualTo(TestReports.mixed());
        assertThat(found.versions()).isEmpty();
        assertThat(found.open())
                .isEqualTo(new OpenRevision(
                        1,
                        ReportState.SUBMITTED,
                        TestReports.mixed(),
                        null,
                        false,
                        "mari",
                        RegistryNode.NOW,
                        null,
                        null,
                        null,
                        null));
        assertThat(journal.lastPosition()).isZero();
    }

    @Test
    void everyColumnOfTheReportIsWritten() {
        UUID record =
                record(report(TestReports.mixed(), "K1", ReleaseMode.AUTOMATIC)).record();

        ReportSummary summary = find(record).summary();

        assertThat(summary.originator()).isEqualTo("EE-CUSTOMS");
        assertThat(summary.source()).isEqualTo("EE");
        assertThat(summary.provenance()).isEqualTo("GENERATED");
        assertThat(summary.generated()).isTrue();
        assertThat(summary.eventKind()).isEqualTo("SEIZURE");
        assertThat(summary.eventDate()).isEqualTo(EventDate.on(LocalDate.of(2026, 5, 3)));
        assertThat(summary.reportingCountry()).isEqualTo("EE");
        assertThat(summary.discoveryCountry()).isEqualTo("EE");
        assertThat(summary.place()).isEqualTo("Port of Tallinn");
        assertThat(summary.locationType()).isEqualTo("SEAPORT");
        assertThat(summary.direction()).isEqualTo("IMPORT");
        assertThat(summary.mode()).isEqualTo("1");
        assertThat(summary.conveyance()).isEqualTo("CONTAINER_VESSEL");
        assertThat(summary.departureCountry()).isEqualTo("AE");
        assertThat(summary.destinationCountry()).isEqualTo("GB");
        assertThat(summary.goods())
                .extracting(GoodsSummary::line, GoodsSummary::subcategory, line -> Objects.toString(line.amount()))
                .contains(tuple("tobacco2", "CIGARETTES", "9000000"), tuple("cocaine2", "COCAINE_POWDER", "12.5"))
                .hasSize(5);
        assertThat(summary.goods().stream()
                        .filter(line -> line.line().equals("tobacco2"))
                        .findFirst()
                        .orElseThrow()
                        .brand())
                .isEqualTo("Northern Pine");
        assertThat(store.value(
                        "select concat_ws('/', source_key, office, recorded_by, pseudonym_key, pseudonym, form_type,"
                                + " date_precision, agency, offence, concealment, state) from registry.report where"
                                + " record = ?",
                        record))
                .isEqualTo("K1/narva/mari/2026-ab/" + PSEUDONYM.value()
                        + "/STANDARD/DAY/CUSTOMS/SMUGGLING/{CARGO_AMONG_GOODS}/SIGNED");
        assertThat(store.value("select array_to_string(categories, ' ') from registry.report where record = ?", record))
                .isEqualTo("TOBACCO DRUGS WEAPONS_EXPLOSIVES CITES CURRENCY");
        assertThat(store.value(
                        "select concat_ws('/', hs6, unit, base_amount::text, base_unit) from registry.goods_line where"
                                + " line = 'tobacco2'"))
                .asString()
                .startsWith("240220/STK/9000000");
    }

    @Test
    void aReportReleasedByAgreementIsSignedInTheSameTransaction() {
        UUID record =
                record(report(TestReports.mixed(), null, ReleaseMode.AUTOMATIC)).record();

        ReportDetail found = find(record);

        assertThat(found.summary().state()).isEqualTo(ReportState.SIGNED);
        assertThat(found.summary().releasedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(found.summary().version()).isEqualTo(1);
        assertThat(found.open()).isNull();
        assertThat(journal.after(0, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.number()).isEqualTo(found.summary().number());
            assertThat(entry.version()).isEqualTo(1);
            assertThat(entry.change()).isEqualTo(Change.CONTENT);
            assertThat(entry.source()).isEqualTo("EE");
        });
    }

    @Test
    void everyColumnOfTheVersionIsWritten() {
        UUID record =
                record(report(TestReports.mixed(), null, ReleaseMode.AUTOMATIC)).record();

        VersionDetail version = find(record).versions().getFirst();

        assertThat(version.version()).isEqualTo(1);
        assertThat(version.withdrawal()).isFalse();
        assertThat(version.reason()).isNull();
        assertThat(version.content()).isEqualTo(TestReports.mixed());
        assertThat(version.predecessors()).isEmpty();
        assertThat(version.digest())
                .isEqualTo(new SignedVersion(version.jws(), List.of()).digest().text());
        assertThat(version.partNames()).contains("event", "goods/tobacco2").hasSameSizeAs(version.disclosures());
        assertThat(version.vocabulary()).isEqualTo(Vocabulary.load().edition());
        assertThat(version.issuer()).isEqualTo("EE");
        assertThat(version.source()).isEqualTo("EE");
        assertThat(version.agreement()).isNull();
        assertThat(version.receiptId()).isNull();
        assertThat(version.releasedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(version.acceptedAt()).isEqualTo(RegistryNode.NOW);
        assertThat(version.position()).isEqualTo(1);
        assertThat(Digest.parse(version.disclosed())).isEqualTo(DisclosedSet.digest(List.of((String[])
                store.value("select disclosures from registry.version"))));
    }

    @Test
    void textDoesNotLeaveByAutomaticReleaseAndIsNotSearchedFor() {
        UUID record =
                record(report(TestReports.mixed(), null, ReleaseMode.AUTOMATIC)).record();

        assertThat(find(record).versions().getFirst().partNames()).doesNotContain("text");
        assertThat(store.value("select words::text from registry.report"))
                .asString()
                .contains("'northern'")
                .doesNotContain("furniture");
    }

    @Test
    void thePseudonymIsSignedButNeverShown() {
        UUID record =
                record(report(TestReports.mixed(), null, ReleaseMode.AUTOMATIC)).record();

        assertThat((String[]) store.value("select part_names from registry.version"))
                .contains("pseudonym");
        assertThat(find(record).versions().getFirst().partNames()).doesNotContain("pseudonym");
        assertThat(find(record).toString()).doesNotContain(PSEUDONYM.value());
        find(record)
                .versions()
                .getFirst()
                .disclosures()
                .forEach(disclosure ->
                        assertThat(DisclosedContent.part(disclosure).toString()).doesNotContain(PSEUDONYM.value()));
    }

    @Test
    void whatMayNotBeSignedYetIsSignedWhenItMay() {
        signing.permit(false);
        UUID record =
                record(report(TestReports.mixed(), null, ReleaseMode.AUTOMATIC)).record();

        assertThat(find(record).summary().state()).isEqualTo(ReportState.RELEASED);
        assertThat(find(record).summary().number()).isNotNull();
        assertThat(Objects.requireNonNull(find(record).open()).releasedBy()).isEqualTo("agreement");
        assertThat(journal.lastPosition()).isZero();

        signing.permit(true);
        Awaiting.until("it is signed", () -> find(record).summary().state() == ReportState.SIGNED);
        assertThat(find(record).versions()).hasSize(1);
        assertThat(find(record).summary().version()).isEqualTo(1);
        assertThat(find(record).open()).isNull();
        assertThat(journal.lastPosition()).isEqualTo(1);
    }

    @Test
    void theSameReportOfASourceChangesNothing() {
        RecordOutcome first = record(report(TestReports.mixed(), "K1", ReleaseMode.AUTOMATIC));
        SeizureReport otherLineNames = TestReports.with(TestReports.mixed(), "/goods/0/id", "zzzzzzz2");

        RecordOutcome again = record(report(otherLineNames, "K1", ReleaseMode.AUTOMATIC));

        assertThat(first).isInstanceOf(RecordOutcome.Recorded.class);
        assertThat(again).isEqualTo(new RecordOutcome.AlreadyThere(first.record()));
        assertThat(store.value("select count(*) from registry.report")).isEqualTo(1L);
        assertThat(journal.lastPosition()).isEqualTo(1);
    }

    @Test
    void saysSoWhenTheSourceSendsOtherContentUnderAKnownKey() {
        RecordOutcome first = record(report(TestReports.mixed(), "K1", ReleaseMode.AUTOMATIC));
        SeizureReport other = TestReports.with(TestReports.mixed(), "/goods/0/brand", "Southern Fir");

        assertThat(record(report(other, "K1", ReleaseMode.AUTOMATIC)))
                .isEqualTo(new RecordOutcome.OtherContent(first.record()));
        assertThat(find(first.record()).content()).isEqualTo(TestReports.mixed());
    }

    @Test
    void aKeyRepeatedInOneBatchIsRecordedOnce() {
        SeizureReport other = TestReports.with(TestReports.mixed(), "/goods/0/brand", "Southern Fir");
        List<RecordOutcome> outcomes = recording.record(
                People.MARI,
                List.of(
                        report(TestReports.mixed(), "K1", ReleaseMode.AUTOMATIC),
                        report(TestReports.mixed(), null, ReleaseMode.AUTOMATIC),
                        report(TestReports.mixed(), "K1", ReleaseMode.AUTOMATIC),
                        report(other, "K1", ReleaseMode.AUTOMATIC)));

        UUID first = outcomes.getFirst().record();
        assertThat(outcomes.get(1)).isInstanceOf(RecordOutcome.Recorded.class);
        assertThat(outcomes.get(2)).isEqualTo(new RecordOutcome.AlreadyThere(first));
        assertThat(outcomes.get(3)).isEqualTo(new RecordOutcome.OtherContent(first));
        assertThat(store.value("select count(*) from registry.report")).isEqualTo(2L);
    }

    @Test
    void ofTwoImportsOfTheSameKeysAtOnceOneRecordsThem() throws Exception {
        List<NewReport> batch = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            batch.add(report(TestReports.tobacco(), "K" + i, ReleaseMode.AUTOMATIC));
        }
        List<RecordOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<List<RecordOutcome>> run = () -> recording.record(People.MARI, batch);
            for (Future<List<RecordOutcome>> done : threads.invokeAll(List.of(run, run, run, run))) {
                outcomes.addAll(done.get());
            }
        }

        assertThat(outcomes)
                .filteredOn(RecordOutcome.Recorded.class::isInstance)
                .hasSize(20);
        assertThat(outcomes)
                .filteredOn(RecordOutcome.AlreadyThere.class::isInstance)
                .hasSize(60);
        assertThat(store.value("select count(*) from registry.report")).isEqualTo(20L);
        assertThat(journal.lastPosition()).isEqualTo(20);
    }

    @Test
    void someReportsOfABatchMayBeReleasedAndOthersNot() {
        List<RecordOutcome> outcomes = recording.record(
                People.MARI,
                List.of(
                        report(TestReports.mixed(), null, ReleaseMode.BY_COORDINATOR),
                        report(TestReports.tobacco(), null, ReleaseMode.AUTOMATIC)));

        assertThat(find(outcomes.getFirst().record()).summary().state()).isEqualTo(ReportState.SUBMITTED);
        assertThat(find(outcomes.getLast().record()).summary().state()).isEqualTo(ReportState.SIGNED);
    }

    @Test
    void onlyWhoMayRecordRecords() {
        assertThatThrownBy(() -> recording.record(
                        People.ANALYST, List.of(report(TestReports.mixed(), null, ReleaseMode.AUTOMATIC))))
                .isInstanceOf(NotPermittedException.class);
        assertThat(store.value("select count(*) from registry.report")).isEqualTo(0L);
    }
}
