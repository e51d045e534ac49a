package org.tidewaiter.node.delivery.lane;

import java.time.Clock;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.agreement.OnwardTerms;
import org.tidewaiter.node.delivery.queue.LaneClaims;
import org.tidewaiter.node.delivery.queue.Lease;

/**
 * Looks again, under a new revision of an agreement, at what was not due under the one before: a wider one may let it go. So
 * may one under which reports come that are passed on. It goes through a lane's past in steps, each in the transaction that
 * moves its mark, and goes on from there after a crash.
 *
 * <p>Of a lane on which versions were judged before it was noted by which revision, everything is looked at under a later one
 * than the first.
 *
 * <p>Only the newest version of a report is put back; an older one has nothing to add. Its clock begins then: before, it was
 * not due.
 */
@Component
public class LaneSecondLooks {

    public static final int STEP = 500;

    private static final String STATE =
            "select judged_by, look_again_to, looked_again from delivery.lane where partner = ?";

    private static final String DUE = """
            select judged_by is distinct from ? or look_again_to is not null or supplement_to is not null
              from delivery.lane
             where partner = ?
            """;

    private static final String JUDGED = "update delivery.lane set judged_by = ? where partner = ?";

    private static final String BEGIN = """
            update delivery.lane
               set looked_again = 0,
                   look_again_to = (select max(id) from delivery.item where partner = ? and state = 'NOT_DUE')
             where partner = ?
            """;

    private static final String PUT_BACK = """
            with page as (
                select id, originator, number, version, withdrawal
                  from delivery.item
                 where partner = ? and state = 'NOT_DUE' and id > ? and id <= ?
                 order by id
                 limit ?),
            again as (
                update delivery.item i
                   set state = 'WAITING', reason = null, not_before = null,
                       released_at = greatest(i.released_at, cast(? as timestamptz))
                  from page p
                 where i.id = p.id and not p.withdrawal
                   and not exists (
                       select 1 from delivery.item l
                        where l.partner = i.partner and l.originator = i.originator and l.number = i.number
                          and l.version > i.version)
                returning i.id)
            select max(p.id) as last, (select count(*) from again) as again from page p
            """;

    private final DSLContext sql;
    private final LaneClaims claims;
    private final LaneSupplementLooks supplementLooks;
    private final OnwardTerms onwardTerms;
    private final Clock clock;

    LaneSecondLooks(
            DSLContext sql,
            LaneClaims claims,
            LaneSupplementLooks supplementLooks,
            OnwardTerms onwardTerms,
            Clock clock) {
        this.sql = sql;
        this.claims = claims;
        this.supplementLooks = supplementLooks;
        this.onwardTerms = onwardTerms;
        this.clock = clock;
    }

    /** Whether there is a step to take under this agreement, at what was not due or at what was delivered. */
    @Transactional(readOnly = true)
    public boolean due(String partner, Agreement agreement) {
        return sql.resultQuery(DUE, agreement.digest().text(), partner)
                        .fetchOptional(0, Boolean.class)
                        .orElse(false)
                || onwardTerms.haveChanged(partner, agreement);
    }

    /** Takes the next step, if there is one to take under this agreement; whether there may be another. */
    @Transactional
    public boolean take(Lease lease, Agreement agreement) {
        String partner = lease.partner();
        String digest = agreement.digest().text();
        Record lane = sql.resultQuery(STATE, partner).fetchSingle();
        String judgedBy = lane.get("judged_by", String.class);
        Long to = lane.get("look_again_to", Long.class);
        boolean onward = onwardTerms.haveChanged(partner, agreement);
        if (digest.equals(judgedBy) && to == null && !onward) {
            return false;
        }
        claims.require(lease);
        if (judgedBy == null && agreement.revision() == 1) {
            sql.execute(JUDGED, digest, partner);
            return onward;
        }
        if (!digest.equals(judgedBy)) {
            sql.execute(JUDGED, digest, partner);
            sql.execute(BEGIN, partner, partner);
            supplementLooks.begin(partner, judgedBy == null ? null : Digest.parse(judgedBy), agreement);
        } else if (onward) {
            beginOnward(partner);
        } else {
            putBack(partner, lane.get("looked_again", Long.class), Objects.requireNonNull(to));
        }
        return true;
    }

    /** What was passed on is left as it is where a partner may hold what would not go now. */
    private void beginOnward(String partner) {
        if (onwardTerms.note(partner, clock.instant())) {
            sql.execute(BEGIN, partner, partner);
            supplementLooks.begin(partner, !onwardTerms.takeAway());
        }
    }

    private void putBack(String partner, long after, long to) {
        Record step = sql.resultQuery(PUT_BACK, partner, after, to, STEP, Moments.of(clock.instant()))
                .fetchSingle();
        Long last = step.get("last", Long.class);
        sql.execute(
                "update delivery.lane set looked_again = ?, look_again_to = ?, not_due = not_due - ? where partner = ?",
                last == null ? to : last,
                last == null ? null : to,
                step.get("again", Long.class),
                partner);
    }
}
