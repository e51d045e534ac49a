package org.tidewaiter.node.delivery.queue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.OutgoingVersions;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.journal.Change;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * Turns journal entries into items on a partner's lane, in the transaction that moves the partner's cursor: after a
 * crash an entry was expanded or was not, never half. Each partner has a cursor of its own, so a partner that is new, or
 * whose agreement begins later, gets everything from the start.
 */
@Component
public class JournalFollower {

    private static final int BATCH = 1000;

    private static final String INSERT = """
            insert into delivery.item
                   (partner, originator, number, version, withdrawal, position, state, released_at, source)
            select ?, e.originator, e.number, e.version, e.withdrawal, e.position, 'WAITING', e.released_at, e.source
              from unnest(cast(? as text[]), cast(? as uuid[]), cast(? as integer[]), cast(? as boolean[]),
                          cast(? as bigint[]), cast(? as timestamptz[]), cast(? as text[]))
                   as e (originator, number, version, withdrawal, position, released_at, source)
             order by e.position
            on conflict (partner, originator, number, version) do nothing
            """;

    // What goes no more, for a later version takes its place: the lane drops it when it looks at it.
    private static final String MOVED_ON = """
            update delivery.supplement s
               set state = 'WAITING', reason = null, faults = null, not_before = null
              from delivery.item i, unnest(cast(? as text[]), cast(? as uuid[]), cast(? as integer[]))
                   as e (originator, number, version)
             where s.item_id = i.id and i.partner = ? and i.originator = e.originator and i.number = e.number
               and i.version < e.version
            """;

    private static final String ON_LANE = """
            select distinct i.originator, i.number
              from delivery.item i
             where i.partner = ?
               and (i.originator, i.number) in (
                   select e.originator, e.number
                     from unnest(cast(? as text[]), cast(? as uuid[])) as e (originator, number))
            """;

    private final String own;
    private final Journal journal;
    private final OutgoingVersions outgoing;
    private final RelayedEntries relayed;
    private final DSLContext sql;

    JournalFollower(
            NodeSettings settings, Journal journal, OutgoingVersions outgoing, RelayedEntries relayed, DSLContext sql) {
        this.own = settings.node().name();
        this.journal = journal;
        this.outgoing = outgoing;
        this.relayed = relayed;
        this.sql = sql;
    }

    /**
     * What was done.
     *
     * @param read entries of the journal; 0 also while another instance reads them
     * @param placed whether anything came on the lane
     */
    public record Followed(int read, boolean placed) {

        static final Followed NOTHING = new Followed(0, false);
    }

    /** Expands the next entries for one partner. */
    @Transactional
    public Followed expand(String partner) {
        String follower = follower(partner);
        Optional<Long> cursor = journal.lockCursor(follower);
        if (cursor.isEmpty()) {
            return Followed.NOTHING;
        }
        if (relayed.coverMore(partner)) {
            journal.moveCursor(follower, 0);
            return new Followed(1, false);
        }
        List<JournalEntry> entries = journal.after(cursor.get(), BATCH);
        if (!entries.isEmpty()) {
            // What was passed over there may be about reports that come on the lane now.
            journal.moveCursor(ahead(partner), 0);
        }
        return follow(partner, follower, entries, entries);
    }

    /**
     * The same where nothing goes to the partner but what takes back: of reports alone that stand on its lane. The partner's
     * own cursor stays, so that everything else follows when an agreement is in force again.
     */
    @Transactional
    public Followed expandTakingBack(String partner) {
        Optional<Long> cursor = journal.lockCursor(follower(partner));
        Optional<Long> ahead = journal.lockCursor(ahead(partner));
        if (cursor.isEmpty() || ahead.isEmpty()) {
            return Followed.NOTHING;
        }
        List<JournalEntry> entries = journal.after(Math.max(cursor.get(), ahead.get()), BATCH);
        return follow(partner, ahead(partner), entries, onLane(partner, entries));
    }

    private Followed follow(String partner, String follower, List<JournalEntry> read, List<JournalEntry> among) {
        if (read.isEmpty()) {
            return Followed.NOTHING;
        }
        List<JournalEntry> passedOn = relayed.among(among, partner);
        Set<JournalEntry> travelling = new LinkedHashSet<>(passedOn);
        among.stream()
                .filter(entry -> entry.source().equals(own) && isVersion(entry.change()))
                .forEach(travelling::add);
        if (!travelling.isEmpty()) {
            List<JournalEntry> placed = List.copyOf(travelling);
            insert(partner, placed);
            relayed.putBack(passedOn, partner);
            sql.execute(MOVED_ON, originators(placed), numbers(placed), numbered(placed), partner);
        }
        journal.moveCursor(follower, read.getLast().position());
        return new Followed(read.size(), !travelling.isEmpty());
    }

    private List<JournalEntry> onLane(String partner, List<JournalEntry> entries) {
        Set<ReportIdentity> there = sql.resultQuery(ON_LANE, partner, originators(entries), numbers(entries))
                .fetchSet(
                        row -> new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)));
        return entries.stream()
                .filter(entry -> there.contains(version(entry).identity()))
                .toList();
    }

    /** The name of a partner's cursor. */
    public static String follower(String partner) {
        return "delivery/" + partner;
    }

    /** The name of the cursor that runs ahead of it while nothing goes but what takes back. */
    private static String ahead(String partner) {
        return follower(partner) + "/taking-back";
    }

    private static boolean isVersion(Change change) {
        return change == Change.CONTENT || change == Change.WITHDRAWAL;
    }

    private void insert(String partner, List<JournalEntry> entries) {
        List<VersionRef> versions =
                entries.stream().map(JournalFollower::version).toList();
        Map<VersionRef, Instant> released = outgoing.releasedAt(versions);
        sql.execute(
                INSERT,
                partner,
                originators(entries),
                numbers(entries),
                numbered(entries),
                entries.stream()
                        .map(entry -> entry.change() == Change.WITHDRAWAL)
                        .toArray(Boolean[]::new),
                entries.stream().map(JournalEntry::position).toArray(Long[]::new),
                entries.stream()
                        .map(entry -> Moments.of(released.getOrDefault(version(entry), entry.at())))
                        .toArray(OffsetDateTime[]::new),
                entries.stream()
                        .map(entry -> entry.source().equals(own) ? null : entry.source())
                        .toArray(String[]::new));
    }

    private static String[] originators(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::originator).toArray(String[]::new);
    }

    private static UUID[] numbers(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::number).toArray(UUID[]::new);
    }

    private static Integer[] numbered(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::version).toArray(Integer[]::new);
    }

    private static VersionRef version(JournalEntry entry) {
        return new VersionRef(new ReportIdentity(entry.originator(), entry.number()), entry.version());
    }
}
