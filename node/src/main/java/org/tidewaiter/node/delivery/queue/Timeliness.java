package org.tidewaiter.node.delivery.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.database.Moments;

/**
 * How long versions took from release to receipt. Counted in buckets whose bounds are powers of 1.05 seconds, so that a
 * figure read from them is at most 5 % above the true one, and reading costs the same after ten reports and ten million. What
 * took less than nothing by a clock that went back counts as nothing.
 */
@Component
public class Timeliness {

    private static final double GROWTH = Math.log(1.05);
    private static final double SHORTEST_SECONDS = 0.001;

    private static final String COUNT = """
            insert into delivery.timeliness as t (partner, hour, bucket, versions, longest)
            select ?, cast(? as timestamptz), b.bucket, b.versions, b.longest
              from unnest(cast(? as integer[]), cast(? as bigint[]), cast(? as double precision[]))
                   as b (bucket, versions, longest)
            on conflict (partner, hour, bucket) do update
               set versions = t.versions + excluded.versions, longest = greatest(t.longest, excluded.longest)
            """;

    private static final String BETWEEN = """
            select bucket, sum(versions) as versions, max(longest) as longest
              from delivery.timeliness
             where partner = ? and hour >= cast(? as timestamptz) and hour < cast(? as timestamptz)
             group by bucket
             order by bucket
            """;

    private final DSLContext sql;

    Timeliness(DSLContext sql) {
        this.sql = sql;
    }

    private record Bucket(long versions, double longest) {

        Bucket plus(Bucket other) {
            return new Bucket(versions + other.versions, Math.max(longest, other.longest));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void count(String partner, List<SettledItem> settled, Instant now) {
        Map<Integer, Bucket> buckets = new TreeMap<>();
        for (SettledItem item : settled) {
            if (item.delivered()) {
                double seconds = Math.max(0, item.took().toMillis()) / 1000.0;
                buckets.merge(bucket(seconds), new Bucket(1, seconds), Bucket::plus);
            }
        }
        if (buckets.isEmpty()) {
            return;
        }
        sql.execute(
                COUNT,
                partner,
                Moments.of(now.truncatedTo(ChronoUnit.HOURS)),
                buckets.keySet().toArray(Integer[]::new),
                buckets.values().stream().map(Bucket::versions).toArray(Long[]::new),
                buckets.values().stream().map(Bucket::longest).toArray(Double[]::new));
    }

    /** The figures of the last 24 full or begun hours. */
    @Transactional(readOnly = true)
    public LaneClock lastDay(String partner, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        return between(partner, end.minus(Duration.ofHours(24)), end);
    }

    /** The figures of what was delivered from one full hour to before another. */
    @Transactional(readOnly = true)
    public LaneClock between(String partner, Instant from, Instant until) {
        Map<Integer, Bucket> buckets = new TreeMap<>();
        sql.resultQuery(BETWEEN, partner, Moments.of(from), Moments.of(until))
                .forEach(row -> buckets.put(
                        row.get("bucket", Integer.class),
                        new Bucket(row.get("versions", Long.class), row.get("longest", Double.class))));
        if (buckets.isEmpty()) {
            return LaneClock.NOTHING_DELIVERED;
        }
        Bucket all = buckets.values().stream().reduce(new Bucket(0, 0), Bucket::plus);
        return new LaneClock(all.versions(), quantile(buckets, all, 0.5), quantile(buckets, all, 0.95), all.longest());
    }

    private static double quantile(Map<Integer, Bucket> buckets, Bucket all, double share) {
        long wanted = (long) Math.ceil(all.versions() * share);
        long seen = 0;
        for (Map.Entry<Integer, Bucket> bucket : buckets.entrySet()) {
            seen += bucket.getValue().versions();
            if (seen >= wanted) {
                return Math.min(upperBound(bucket.getKey()), bucket.getValue().longest());
            }
        }
        return all.longest();
    }

    public static int bucket(double seconds) {
        return (int) Math.ceil(Math.log(Math.max(seconds, SHORTEST_SECONDS)) / GROWTH);
    }

    private static double upperBound(int bucket) {
        return Math.exp(bucket * GROWTH);
    }
}
