package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.sql.registry.tables.Report;

/** Names of reports in rows of {@code registry.report}. */
final class Identities {

    private static final Report SOUGHT = REPORT.as("sought");

    private Identities() {}

    static ReportIdentity of(Record report) {
        return new ReportIdentity(report.get(REPORT.ORIGINATOR), report.get(REPORT.NUMBER));
    }

    /**
     * Name inside this node of a report that comes from another: the same again when the report was lost and comes again, so that
     * what other modules keep about it still belongs to it.
     */
    static UUID recordOf(ReportIdentity received) {
        return UUID.nameUUIDFromBytes(received.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The rows of these reports, and perhaps some more: a number that two originators gave is found for both. */
    static Condition among(Collection<ReportIdentity> identities) {
        Set<String> originators =
                identities.stream().map(ReportIdentity::originator).collect(Collectors.toSet());
        UUID[] numbers =
                identities.stream().map(ReportIdentity::number).distinct().toArray(UUID[]::new);
        return eachOf(
                numbers,
                UUID.class,
                wanted -> SOUGHT.ORIGINATOR.in(originators).and(SOUGHT.NUMBER.eq(wanted)),
                originators.size());
    }

    /** The reports of that originator which came with these source keys. */
    static Condition withSourceKeys(String originator, Collection<String> keys) {
        return eachOf(
                keys.toArray(String[]::new),
                String.class,
                wanted -> SOUGHT.ORIGINATOR.eq(originator).and(SOUGHT.SOURCE_KEY.eq(wanted)),
                1);
    }

    /**
     * Looks for each value by itself, whatever the planner believes: in a table that has grown since it was last analysed it
     * would else read all rows of an originator for every batch.
     *
     * @param most rows that a value can have
     */
    private static <T> Condition eachOf(T[] values, Class<T> type, Function<Field<T>, Condition> which, int most) {
        Field<T> wanted = DSL.field(DSL.name("wanted", "value"), type);
        Table<?> found = DSL.lateral(DSL.select(SOUGHT.ID)
                        .from(SOUGHT)
                        .where(which.apply(wanted))
                        .limit(most))
                .as("found", "id");
        return REPORT.ID.eq(DSL.any(DSL.array(DSL.select(DSL.field(DSL.name("found", "id"), Long.class))
                .from(DSL.unnest(values).as("wanted", "value"))
                .crossJoin(found))));
    }
}
