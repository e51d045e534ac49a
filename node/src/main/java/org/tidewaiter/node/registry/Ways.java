package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;
import static org.tidewaiter.sql.registry.Tables.WAY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.node.delivery.IncomingVersions.Reception;
import org.tidewaiter.node.delivery.LanePlace;
import org.tidewaiter.sql.registry.tables.records.WayRecord;

/**
 * Reads and writes by which ways versions came. Most come by one, which stands in their own row; each gets a row of its own
 * when a version comes by a second. Whoever writes holds the lock on the report.
 */
@Component
class Ways {

    private static final String FIRST = """
            insert into registry.way (report_id, version, source, agreement, lane_epoch, lane_sequence, recalled,
                                      part_names, disclosures)
            select report_id, version, source, coalesce(agreement, ''), coalesce(lane_epoch, 0), coalesce(lane_sequence, 0), recalled,
                   part_names, disclosures
              from registry.version
             where report_id = ? and version = ?
            on conflict do nothing
            """;

    private final DSLContext sql;

    Ways(DSLContext sql) {
        this.sql = sql;
    }

    /** The ways of some versions, in the order in which these came by them. */
    static final class Known {

        private final Map<Long, Map<Integer, List<Way>>> several = new HashMap<>();

        private Known() {}

        /** Also of a version that came by one; of one that this node issued that is the node itself. */
        List<Way> of(long report, Record version) {
            return of(report, version, ordered(version.get(VERSION.DISCLOSURES)));
        }

        /** The same where the row lacks the disclosures of the version. */
        List<Way> of(long report, Record version, Set<String> disclosures) {
            List<Way> known = several.getOrDefault(report, Map.of()).get(version.get(VERSION.VERSION_));
            return known == null ? List.of(single(version, disclosures)) : known;
        }

        private void add(WayRecord row) {
            several.computeIfAbsent(row.getReportId(), none -> new HashMap<>())
                    .computeIfAbsent(row.getVersion(), none -> new ArrayList<>())
                    .add(way(row));
        }
    }

    Known of(Collection<Long> reports) {
        Known known = new Known();
        if (!reports.isEmpty()) {
            sql.selectFrom(WAY)
                    .where(WAY.REPORT_ID.eq(DSL.any(reports.toArray(Long[]::new))))
                    .orderBy(WAY.ID)
                    .forEach(known::add);
        }
        return known;
    }

    private static Way way(WayRecord row) {
        return new Way(
                row.getSource(),
                row.getAgreement(),
                new LanePlace(row.getLaneEpoch(), row.getLaneSequence()),
                row.getRecalled(),
                ordered(row.getDisclosures()));
    }

    private static Way single(Record version, Set<String> disclosures) {
        return new Way(
                version.get(VERSION.SOURCE),
                Objects.requireNonNullElse(version.get(VERSION.AGREEMENT), ""),
                place(version),
                version.get(VERSION.RECALLED),
                disclosures);
    }

    private static LanePlace place(Record version) {
        Long sequence = version.get(VERSION.LANE_SEQUENCE);
        Long epoch = version.get(VERSION.LANE_EPOCH);
        return epoch == null || sequence == null ? LanePlace.FIRST : new LanePlace(epoch, sequence);
    }

    private static Set<String> ordered(String[] disclosures) {
        return new LinkedHashSet<>(List.of(disclosures));
    }

    /** Keeps what came of a version that is held. What was taken back from there and comes again begins anew. */
    void arrived(Reception reception, long report, int version, List<Disclosure> disclosures) {
        if (isTheOnlyOne(reception, report, version)) {
            add(reception, report, version, disclosures);
            return;
        }
        sql.execute(FIRST, report, version);
        WayRecord way = sql.selectFrom(WAY)
                .where(WAY.REPORT_ID.eq(report).and(WAY.VERSION.eq(version)))
                .and(from(reception))
                .fetchOne();
        if (way == null) {
            way = sql.newRecord(WAY);
            way.setReportId(report);
            way.setVersion(version);
            way.setSource(reception.sender());
            way.setAgreement(reception.agreement().number());
            way.setPartNames(new String[0]);
            way.setDisclosures(new String[0]);
            way.setRecalled(false);
        }
        Parts parts = way.getRecalled() ? new Parts() : new Parts(way.getPartNames(), way.getDisclosures());
        disclosures.forEach(parts::add);
        way.setPartNames(parts.names());
        way.setDisclosures(parts.encoded());
        way.setRecalled(false);
        way.setLaneEpoch(reception.place().epoch());
        way.setLaneSequence(reception.place().sequence());
        way.store();
        bringTogether(report, version);
    }

    private static Condition from(Reception reception) {
        return WAY.SOURCE
                .eq(reception.sender())
                .and(WAY.AGREEMENT.eq(reception.agreement().number()));
    }

    private boolean isTheOnlyOne(Reception reception, long report, int version) {
        return sql.fetchExists(DSL.selectOne()
                .from(VERSION)
                .where(VERSION.REPORT_ID.eq(report).and(VERSION.VERSION_.eq(version)))
                .and(VERSION.SOURCE.eq(reception.sender()))
                .and(VERSION.AGREEMENT.eq(reception.agreement().number()))
                .andNotExists(ofItsVersion()));
    }

    /** For a query of versions: those of which ways stand apart. */
    static Select<?> ofItsVersion() {
        return DSL.selectOne()
                .from(WAY)
                .where(WAY.REPORT_ID.eq(VERSION.REPORT_ID).and(WAY.VERSION.eq(VERSION.VERSION_)));
    }

    private void add(Reception reception, long report, int version, List<Disclosure> disclosures) {
        var stored = sql.select(VERSION.PART_NAMES, VERSION.DISCLOSURES, VERSION.RECALLED)
                .from(VERSION)
                .where(VERSION.REPORT_ID.eq(report).and(VERSION.VERSION_.eq(version)))
                .fetchSingle();
        Parts parts = stored.value3() ? new Parts() : new Parts(stored.value1(), stored.value2());
        disclosures.forEach(parts::add);
        sql.update(VERSION)
                .set(VERSION.PART_NAMES, parts.names())
                .set(VERSION.DISCLOSURES, parts.encoded())
                .set(VERSION.DISCLOSED, parts.digest())
                .set(VERSION.LANE_EPOCH, reception.place().epoch())
                .set(VERSION.LANE_SEQUENCE, reception.place().sequence())
                .set(VERSION.RECALLED, false)
                .where(VERSION.REPORT_ID.eq(report).and(VERSION.VERSION_.eq(version)))
                .execute();
    }

    /**
     * Takes back what came of a report's content by this way before.
     *
     * @return of how many versions something is taken back
     */
    int recall(Reception reception, long report) {
        LanePlace place = reception.place();
        List<Integer> apart = sql.update(WAY)
                .set(WAY.RECALLED, true)
                .from(VERSION)
                .where(WAY.REPORT_ID.eq(report))
                .and(VERSION.REPORT_ID.eq(WAY.REPORT_ID).and(VERSION.VERSION_.eq(WAY.VERSION)))
                .and(VERSION.KIND.eq("CONTENT"))
                .and(from(reception))
                .and(WAY.RECALLED.isFalse())
                .and(DSL.row(WAY.LANE_EPOCH, WAY.LANE_SEQUENCE).lt(place.epoch(), place.sequence()))
                .returning(WAY.VERSION)
                .fetch(WAY.VERSION);
        apart.forEach(version -> bringTogether(report, version));
        return apart.size()
                + sql.update(VERSION)
                        .set(VERSION.RECALLED, true)
                        .where(VERSION.REPORT_ID.eq(report))
                        .and(VERSION.SOURCE.eq(reception.sender()))
                        .and(VERSION.AGREEMENT.eq(reception.agreement().number()))
                        .and(VERSION.KIND.eq("CONTENT"))
                        .and(VERSION.RECALLED.isFalse())
                        .andNotExists(ofItsVersion())
                        .and(DSL.row(DSL.coalesce(VERSION.LANE_EPOCH, 0L), DSL.coalesce(VERSION.LANE_SEQUENCE, 0L))
                                .lt(place.epoch(), place.sequence()))
                        .execute();
    }

    /** The version's own row says what came by all ways that were not taken back, and names the first of them. */
    private void bringTogether(long report, int version) {
        List<WayRecord> standing = sql.selectFrom(WAY)
                .where(WAY.REPORT_ID.eq(report).and(WAY.VERSION.eq(version)))
                .and(WAY.RECALLED.isFalse())
                .orderBy(WAY.ID)
                .fetch();
        Condition its = VERSION.REPORT_ID.eq(report).and(VERSION.VERSION_.eq(version));
        if (standing.isEmpty()) {
            sql.update(VERSION).set(VERSION.RECALLED, true).where(its).execute();
            return;
        }
        Parts parts = new Parts();
        standing.forEach(way -> parts.addAll(way.getPartNames(), way.getDisclosures()));
        WayRecord first = standing.getFirst();
        sql.update(VERSION)
                .set(VERSION.SOURCE, first.getSource())
                .set(VERSION.AGREEMENT, first.getAgreement())
                .set(VERSION.LANE_EPOCH, first.getLaneEpoch())
                .set(VERSION.LANE_SEQUENCE, first.getLaneSequence())
                .set(VERSION.RECALLED, false)
                .set(VERSION.PART_NAMES, parts.names())
                .set(VERSION.DISCLOSURES, parts.encoded())
                .set(VERSION.DISCLOSED, parts.digest())
                .where(its)
                .execute();
    }

    /** Destroys what came of a report; by which ways it came stays. */
    void empty(long report) {
        sql.update(WAY)
                .set(WAY.PART_NAMES, new String[0])
                .set(WAY.DISCLOSURES, new String[0])
                .where(WAY.REPORT_ID.eq(report))
                .execute();
    }

    /** Disclosures with their names, each once, in the order in which they came. */
    private static final class Parts {

        private final Map<String, String> names = new LinkedHashMap<>();

        Parts() {}

        Parts(String[] names, String[] disclosures) {
            addAll(names, disclosures);
        }

        void addAll(String[] partNames, String[] disclosures) {
            for (int i = 0; i < disclosures.length; i++) {
                names.putIfAbsent(disclosures[i], partNames[i]);
            }
        }

        void add(Disclosure disclosure) {
            names.putIfAbsent(disclosure.encoded(), disclosure.name());
        }

        String[] names() {
            return names.values().toArray(String[]::new);
        }

        String[] encoded() {
            return names.keySet().toArray(String[]::new);
        }

        String digest() {
            return DisclosedSet.digest(names.keySet()).text();
        }
    }
}
