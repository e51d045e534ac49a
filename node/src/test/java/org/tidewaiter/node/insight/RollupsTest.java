package org.tidewaiter.node.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.node.registry.CountingChanged;
import org.tidewaiter.node.registry.Seizures;
import org.tidewaiter.node.registry.Store;
import org.tidewaiter.node.registry.TestReports;

/** The rollups equal a recount of the reports, whatever has happened to them. */
@RollupNode
class RollupsTest {

    private static final String KEPT = """
        select dimension, category, mode, country, since, value, cases, seizures, generated, open_source
          from insight.cell where cases <> 0 or seizures <> 0 or generated <> 0 or open_source <> 0
         order by dimension, category, mode, country, since, value
        """;

    private static final String RECOUNTED = """
        with standing as (
            select id, coalesce(mode, '-') as mode, coalesce(reporting_country, left(originator, 2)) as country,
                   coalesce(event_date, date '0001-01-01') as day, coalesce(provenance, '') as provenance,
                   concealment, coalesce(departure_country, '-') || '>' || coalesce(destination_country, '-') as route
              from registry.report where state = 'SIGNED'),
        kind as (
            select r.id, '*' as category, count(g.line) as lines
              from standing r left join registry.goods_line g on g.report_id = r.id group by r.id
            union all
            select report_id, category, count(*) from registry.goods_line group by report_id, category
            union all
            select id, '-', 0 from standing
             where not exists (select 1 from registry.goods_line g where g.report_id = standing.id)),
        part as (
            select id, 'TOTAL' as dimension, cast(date_trunc('month', day) as date) as since, '' as value from standing
            union all select id, 'DAY', day, '' from standing
            union all select id, 'ROUTE', cast(date_trunc('month', day) as date), route from standing
            union all select id, 'CONCEALMENT', cast(date_trunc('month', day) as date), unnest(concealment) from standing
            union all select id, 'CONCEALMENT', cast(date_trunc('month', day) as date), '-' from standing
                       where cardinality(concealment) = 0)
        select dimension, category, coalesce(mode, '*') as mode, coalesce(country, '*') as country, since, value,
               cast(count(*) filter (where provenance <> 'OPEN_SOURCE') as integer) as cases,
               cast(coalesce(sum(lines) filter (where provenance <> 'OPEN_SOURCE'), 0) as integer) as seizures,
               cast(count(*) filter (where provenance = 'GENERATED') as integer) as generated,
               cast(count(*) filter (where provenance = 'OPEN_SOURCE') as integer) as open_source
          from standing join kind using (id) join part using (id)
         group by dimension, category, since, value, cube (mode, country)
         order by dimension, category, mode, country, since, value
        """;

    @Autowired
    RollupFollower follower;

    @Autowired
    History history;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Seizures seizures;

    @Autowired
    DSLContext sql;

    @Autowired
    Store store;

    @BeforeEach
    void reset() {
        store.reset();
        history.forget();
        sql.execute("truncate insight.counted, insight.cell, insight.pending");
    }

    private void followToTheEnd() {
        while (follower.follow() > 0) {
            assertThat(store.value("select count(*) from insight.cell")).isNotEqualTo(0L);
        }
    }

    private void stopInTheMiddle() {
        transaction.executeWithoutResult(status -> {
            follower.follow();
            status.setRollbackOnly();
        });
    }

    private List<String> rows(String query) {
        return sql.fetch(query).map(row -> row.intoList().toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalARecountAfterAnyHistory(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            history.step(random);
            switch (random.nextInt(6)) {
                case 0 -> follower.follow();
                case 1 -> stopInTheMiddle();
                default -> {}
            }
        }
        followToTheEnd();

        assertThat(rows(KEPT)).isNotEmpty().isEqualTo(rows(RECOUNTED));
    }

    @Test
    void followingAgainFromTheStartChangesNothing() {
        Random random = new Random(6);
        for (int step = 0; step < 20; step++) {
            history.step(random);
        }
        followToTheEnd();
        sql.execute("update journal.follower set position = 0 where name = 'insight'");
        followToTheEnd();

        assertThat(rows(KEPT)).isNotEmpty().isEqualTo(rows(RECOUNTED));
    }

    @Test
    void aReportThatStopsCountingWithoutAVersionIsTakenOutWhenItIsSaid() {
        IssuedVersion report = history.arrive(TestReports.mixed());
        history.arrive(TestReports.tobacco());
        followToTheEnd();
        transaction.executeWithoutResult(status -> {
            sql.execute(
                    "update registry.report set state = 'WITHDRAWN' where number = ?",
                    report.claims().identity().number());
            events.publishEvent(new CountingChanged(List.of(report.claims().identity())));
        });
        followToTheEnd();

        assertThat(rows(KEPT)).isNotEmpty().isEqualTo(rows(RECOUNTED));
        assertThat(store.value("select count(*) from insight.counted")).isEqualTo(1L);
    }

    @Test
    void reportsOnOneSeizureCountOnceAndTheOtherCountsWhenTheFirstStops() {
        IssuedVersion first = history.arrive(TestReports.tobacco());
        history.arrive(TestReports.tobacco());
        followToTheEnd();
        assertThat(cases()).isEqualTo(2L);

        List<UUID> records =
                sql.fetch("select record from registry.report order by number").map(row -> row.get(0, UUID.class));
        transaction.executeWithoutResult(status -> seizures.regroup(List.of(records)));
        followToTheEnd();
        assertThat(cases()).isEqualTo(1L);

        transaction.executeWithoutResult(status -> {
            sql.execute(
                    "update registry.report set state = 'WITHDRAWN' where number = ?",
                    first.claims().identity().number());
            events.publishEvent(new CountingChanged(List.of(first.claims().identity())));
        });
        followToTheEnd();
        assertThat(cases()).isEqualTo(1L);
        assertThat(store.value("select count(*) from insight.counted")).isEqualTo(1L);
    }

    private Object cases() {
        return store.value("select sum(cases) from insight.cell"
                + " where dimension = 'TOTAL' and category = '*' and mode = '*' and country = '*'");
    }

    @Test
    void whatIsSaidInATransactionThatFailsIsNotKept() {
        IssuedVersion report = history.arrive(TestReports.mixed());
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new CountingChanged(List.of(report.claims().identity())));
            status.setRollbackOnly();
        });

        assertThat(store.value("select count(*) from insight.pending")).isEqualTo(0L);
    }
}
