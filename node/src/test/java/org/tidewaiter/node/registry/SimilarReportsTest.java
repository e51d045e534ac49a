package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.Awaiting;
import org.tidewaiter.node.registry.NewReport.ReleaseMode;
import org.tidewaiter.report.SeizureReport;

/** Cases that share brand, route, concealment or means of transport. */
@NationalRegistryTest
class SimilarReportsTest {

    private static final SeizureReport CASE = TestReports.tobacco();
    private static final SeizureReport OTHER_ROUTE = TestReports.with(CASE, "/route/1/country", "CN");
    private static final SeizureReport OTHER_BRAND = TestReports.with(CASE, "/goods/0/brand", "Southern Birch");

    @Autowired
    Recording recording;

    @Autowired
    SimilarReports similar;

    @Autowired
    Decisions decisions;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
    }

    private UUID record(SeizureReport report) {
        UUID record = recording
                .record(People.MARI, List.of(new NewReport(report, null, null, ReleaseMode.AUTOMATIC)))
                .getFirst()
                .record();
        Awaiting.until(
                "it is signed",
                () -> store.value("select state from registry.report where record = cast(? as uuid)", record)
                        .equals("SIGNED"));
        return record;
    }

    private List<UUID> like(AccessScope scope, UUID record) {
        return similar.to(scope, record, 10).stream()
                .map(one -> one.report().record())
                .toList();
    }

    @Test
    void theMoreTwoCasesShareTheHigherTheyStand() {
        UUID asked = record(CASE);
        UUID brandAlone = record(TestReports.with(
                TestReports.with(OTHER_ROUTE, "/transport/conveyance", "CARGO_VESSEL"),
                "/concealment/0/place",
                "CONTAINER_FLOOR"));
        UUID routeAndMore = record(OTHER_BRAND);
        UUID all = record(CASE);

        assertThat(similar.to(People.ANALYST, asked, 10))
                .extracting(one -> one.report().record(), SimilarReport::likenesses)
                .containsExactly(
                        tuple(all, EnumSet.allOf(Likeness.class)),
                        tuple(routeAndMore, EnumSet.of(Likeness.ROUTE, Likeness.CONCEALMENT, Likeness.CONVEYANCE)),
                        tuple(brandAlone, EnumSet.of(Likeness.BRAND)));
        assertThat(similar.to(People.ANALYST, asked, 1)).hasSize(1);
    }

    @Test
    void aBrandIsTheSameHoweverItIsWritten() {
        UUID asked = record(CASE);
        UUID shouted = record(TestReports.with(OTHER_ROUTE, "/goods/0/brand", "NORTHERN PINE"));

        assertThat(like(People.ANALYST, asked)).containsExactly(shouted);
    }

    @Test
    void whatSharesOnlyItsConcealmentOrItsTransportIsNotLikeIt() {
        UUID asked = record(CASE);
        record(TestReports.with(OTHER_BRAND, "/route/1/country", "CN"));

        assertThat(like(People.ANALYST, asked)).isEmpty();
    }

    @Test
    void whatIsWithdrawnOrNotForTheReadersEyesIsNotShown() {
        UUID asked = record(CASE);
        UUID withdrawn = record(CASE);
        decisions.withdraw(People.COORDINATOR, withdrawn, "ENTERED_IN_ERROR");
        Awaiting.until("it is withdrawn", () -> like(People.ANALYST, asked).isEmpty());
        record(CASE);

        assertThat(like(People.ANALYST, asked)).hasSize(1);
        assertThat(like(People.LIIS_OF_ANOTHER, asked))
                .as("a case of another office")
                .isEmpty();
        assertThat(like(People.MARI, asked)).as("of her own hand").hasSize(1);
    }
}
