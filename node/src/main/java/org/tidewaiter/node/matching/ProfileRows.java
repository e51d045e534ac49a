package org.tidewaiter.node.matching;

import static org.tidewaiter.sql.matching.Tables.BLOCK;
import static org.tidewaiter.sql.matching.Tables.PROFILE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.matching.BlockingKeys;
import org.tidewaiter.report.matching.Traits;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code matching.profile} and {@code matching.block}. */
@Component
class ProfileRows {

    /** Reads also what a later release has written, which may say more. */
    private static final JsonMapper JSON = ReportJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DSLContext sql;

    ProfileRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Keeps what these reports say now, in place of what they said before. */
    void keep(Map<UUID, Traits> said) {
        forget(said.keySet());
        List<Query> profiles = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        List<UUID> records = new ArrayList<>();
        said.forEach((record, traits) -> {
            Set<Long> kept = BlockingKeys.kept(traits);
            profiles.add(sql.insertInto(PROFILE, PROFILE.RECORD, PROFILE.KEYS, PROFILE.TRAITS)
                    .values(record, kept.toArray(Long[]::new), JSONB.valueOf(JSON.writeValueAsString(traits))));
            keys.addAll(kept);
            kept.forEach(key -> records.add(record));
        });
        if (!profiles.isEmpty()) {
            sql.batch(profiles).execute();
            sql.execute(
                    "insert into matching.block (key, record) select * from unnest(?::bigint[], ?::uuid[])",
                    keys.toArray(Long[]::new),
                    records.toArray(UUID[]::new));
        }
    }

    /** Forgets reports that no longer stand. */
    void forget(Collection<UUID> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Long> keys = new ArrayList<>();
        List<UUID> names = new ArrayList<>();
        sql.deleteFrom(PROFILE)
                .where(PROFILE.RECORD.eq(DSL.any(records.toArray(UUID[]::new))))
                .returning(PROFILE.RECORD, PROFILE.KEYS)
                .fetch()
                .forEach(row -> {
                    for (Long key : row.getKeys()) {
                        keys.add(key);
                        names.add(row.getRecord());
                    }
                });
        sql.execute(
                "delete from matching.block using unnest(?::bigint[], ?::uuid[]) as gone (key, record)"
                        + " where block.key = gone.key and block.record = gone.record",
                keys.toArray(Long[]::new),
                names.toArray(UUID[]::new));
    }

    Map<UUID, Traits> traits(Collection<UUID> records) {
        Map<UUID, Traits> traits = new HashMap<>();
        if (!records.isEmpty()) {
            sql.select(PROFILE.RECORD, PROFILE.TRAITS)
                    .from(PROFILE)
                    .where(PROFILE.RECORD.eq(DSL.any(records.toArray(UUID[]::new))))
                    .forEach(row ->
                            traits.put(row.value1(), JSON.readValue(row.value2().data(), Traits.class)));
        }
        return traits;
    }

    /** Every pair of one of these with a report under a key that it seeks; looks for each key by itself. */
    Set<Pair> pairs(Map<UUID, Traits> reports) {
        Map<Long, List<UUID>> seekers = new HashMap<>();
        reports.forEach((record, traits) -> BlockingKeys.sought(traits)
                .forEach(key ->
                        seekers.computeIfAbsent(key, none -> new ArrayList<>()).add(record)));
        Set<Pair> pairs = new HashSet<>();
        if (seekers.isEmpty()) {
            return pairs;
        }
        Field<Long> wanted = DSL.field(DSL.name("wanted", "key"), Long.class);
        Field<UUID[]> kept = DSL.array(DSL.select(BLOCK.RECORD)
                .from(BLOCK)
                .where(BLOCK.KEY.eq(wanted))
                .orderBy(BLOCK.RECORD)
                .limit(BlockingKeys.CROWD + 1));
        sql.select(wanted, kept)
                .from(DSL.unnest(seekers.keySet().toArray(Long[]::new)).as("wanted", "key"))
                .forEach(row -> pair(seekers.getOrDefault(row.value1(), List.of()), row.value2(), pairs));
        return pairs;
    }

    private static void pair(List<UUID> seekers, UUID[] kept, Set<Pair> pairs) {
        if (kept.length > BlockingKeys.CROWD) {
            return;
        }
        for (UUID one : seekers) {
            for (UUID other : kept) {
                if (!one.equals(other)) {
                    pairs.add(Pair.of(one, other));
                }
            }
        }
    }
}
