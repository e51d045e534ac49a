package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.report.SeizureReport;

/** Reads reports as sources on seizures, as far as an account may see them. */
@Component
public class SeizureSources {

    private final DSLContext sql;
    private final Summaries summaries;
    private final HeadContents contents;

    SeizureSources(DSLContext sql, Summaries summaries, HeadContents contents) {
        this.sql = sql;
        this.summaries = summaries;
        this.contents = contents;
    }

    @Transactional(readOnly = true)
    public List<SeizureSource> named(AccessScope scope, Collection<ReportIdentity> identities) {
        return identities.isEmpty() ? List.of() : sources(scope, Identities.among(identities));
    }

    @Transactional(readOnly = true)
    public List<SeizureSource> of(AccessScope scope, Collection<UUID> records) {
        return records.isEmpty() ? List.of() : sources(scope, REPORT.RECORD.eq(DSL.any(records.toArray(UUID[]::new))));
    }

    /** What those of these reports say that stand. */
    @Transactional(readOnly = true)
    public Map<UUID, SeizureReport> contents(AccessScope scope, Collection<UUID> records) {
        scope.require(Permission.READ);
        Map<Long, UUID> names = new HashMap<>();
        if (!records.isEmpty()) {
            sql.select(REPORT.ID, REPORT.RECORD)
                    .from(REPORT)
                    .where(REPORT.RECORD.eq(DSL.any(records.toArray(UUID[]::new))))
                    .and(REPORT.STATE.eq(ReportState.SIGNED.name()))
                    .and(Visibility.of(scope))
                    .forEach(row -> names.put(row.value1(), row.value2()));
        }
        Map<UUID, SeizureReport> said = new HashMap<>();
        contents.of(names.keySet()).forEach((id, content) -> said.put(Objects.requireNonNull(names.get(id)), content));
        return said;
    }

    /** All that share a seizure with one of these. */
    @Transactional(readOnly = true)
    public List<SeizureSource> behind(AccessScope scope, Collection<UUID> seizures) {
        return seizures.isEmpty()
                ? List.of()
                : sources(scope, REPORT.SEIZURE.eq(DSL.any(seizures.toArray(UUID[]::new))));
    }

    /**
     * All standing reports of these cases. Of a case that more reports name than {@code most}, as happens where a sender
     * fills in the same word everywhere, only those that share a seizure.
     */
    @Transactional(readOnly = true)
    public List<SeizureSource> ofCases(AccessScope scope, Collection<CasePseudonym> cases, int most) {
        if (cases.isEmpty()) {
            return List.of();
        }
        Set<String> crowded = crowded(cases, most);
        return sources(scope, ofCases(cases).and(REPORT.PSEUDONYM.notIn(crowded).or(REPORT.SEIZURE.isNotNull())));
    }

    /** Those of these cases that more standing reports name than {@code most}, by the values of their pseudonyms. */
    @Transactional(readOnly = true)
    public Set<String> crowded(Collection<CasePseudonym> cases, int most) {
        return new HashSet<>(sql.select(REPORT.PSEUDONYM)
                .from(REPORT)
                .where(ofCases(cases))
                .groupBy(REPORT.PSEUDONYM)
                .having(DSL.count().gt(most))
                .fetch(REPORT.PSEUDONYM));
    }

    private static Condition ofCases(Collection<CasePseudonym> cases) {
        Set<String> values = new HashSet<>();
        cases.forEach(one -> values.add(one.value()));
        return REPORT.PSEUDONYM.in(values).and(REPORT.STATE.eq(ReportState.SIGNED.name()));
    }

    /** How many standing reports that this account sees are about the seizure of each of these; those alone are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> counts(AccessScope scope, Collection<UUID> records) {
        scope.require(Permission.READ);
        var other = REPORT.as("shown");
        Map<UUID, Integer> counts = new HashMap<>();
        sql.select(other.RECORD, DSL.count())
                .from(REPORT)
                .join(other)
                .on(other.SEIZURE.eq(REPORT.SEIZURE))
                .where(other.RECORD.in(records))
                .and(Visibility.of(scope))
                .and(REPORT.STATE.eq(ReportState.SIGNED.name()))
                .groupBy(other.RECORD)
                .having(DSL.count().gt(1))
                .forEach(row -> counts.put(row.value1(), row.value2()));
        return counts;
    }

    /**
     * Of each the strictest handling: every restriction that its own head states or that of a report which stands beside it on
     * its seizure, as far as the account sees them; of one that is not signed yet nothing.
     */
    @Transactional(readOnly = true)
    public Map<UUID, List<String>> handlingOfEach(AccessScope scope, Collection<UUID> records) {
        scope.require(Permission.READ);
        var shown = REPORT.as("shown");
        Map<UUID, List<List<String>>> stated = new HashMap<>();
        Condition itself = shown.ID.eq(REPORT.ID);
        Condition beside = shown.SEIZURE.eq(REPORT.SEIZURE).and(REPORT.STATE.eq(ReportState.SIGNED.name()));
        for (Condition which : List.of(itself, beside)) {
            sql.select(shown.RECORD, VERSION.JWS)
                    .from(shown)
                    .join(REPORT)
                    .on(which)
                    .join(VERSION)
                    .on(VERSION.REPORT_ID.eq(REPORT.ID))
                    .and(VERSION.VERSION_.eq(REPORT.VERSION))
                    .where(shown.RECORD.in(records))
                    .and(Visibility.of(scope))
                    .forEach(row -> stated.computeIfAbsent(row.value1(), record -> new ArrayList<>())
                            .add(HandlingCodes.of(row.value2())));
        }
        Map<UUID, List<String>> strictest = new HashMap<>();
        stated.forEach((record, all) -> strictest.put(record, HandlingCodes.strictest(all)));
        return strictest;
    }

    private List<SeizureSource> sources(AccessScope scope, Condition which) {
        scope.require(Permission.READ);
        var rows = sql.selectFrom(REPORT)
                .where(which)
                .and(Visibility.of(scope))
                .and(REPORT.NUMBER.isNotNull())
                .orderBy(REPORT.NUMBER, REPORT.ORIGINATOR)
                .fetch();
        List<SeizureSource> sources = new ArrayList<>(rows.size());
        List<ReportSummary> known = summaries.of(rows);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            ReportSummary summary = known.get(i);
            sources.add(new SeizureSource(
                    summary.record(),
                    Objects.requireNonNull(summary.identity()),
                    summary.source(),
                    summary.state() == ReportState.SIGNED,
                    row.getSeizure(),
                    row.getPseudonym() == null ? null : new CasePseudonym(row.getPseudonymKey(), row.getPseudonym()),
                    summary.eventDate(),
                    summary.goods()));
        }
        return sources;
    }
}
