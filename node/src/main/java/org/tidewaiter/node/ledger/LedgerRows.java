package org.tidewaiter.node.ledger;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.log.GrowingTree;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogHead;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.Subtree;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

/** The log's tables. */
@Component
class LedgerRows {

    private static final String ENTRIES = """
            insert into ledger.entry
                   (epoch, entry_index, kind, originator, number, version, digest, disclosed, sender, at)
            select ?, s.entry_index, s.kind, s.originator, s.number, s.version,
                   decode(s.digest, 'hex'), decode(s.disclosed, 'hex'), s.sender, s.at
              from unnest(cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as uuid[]),
                          cast(? as bigint[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as timestamptz[]))
                   as s (entry_index, kind, originator, number, version, digest, disclosed, sender, at)
            """;

    private static final String HASHES = """
            insert into ledger.hash (epoch, place, hash)
            select ?, s.place, decode(s.hash, 'hex')
              from unnest(cast(? as bigint[]), cast(? as text[])) as s (place, hash)
            """;

    private static final String ABOUT = """
            select e.*
              from ledger.entry e
              join ledger.head h on h.epoch = e.epoch
             where e.number = any (cast(? as uuid[]))
             order by e.entry_index
            """;

    private static final HexFormat HEX = HexFormat.of();

    private final DSLContext sql;

    LedgerRows(DSLContext sql) {
        this.sql = sql;
    }

    /** The right edge of the tree. */
    record Edge(long epoch, GrowingTree tree, List<LogPoint> follows) {

        LedgerHead head() {
            return new LedgerHead(new LogPoint(epoch, tree.size(), tree.root()), follows);
        }
    }

    LedgerHead head() {
        return edge(sql.resultQuery("select * from ledger.head").fetchSingle()).head();
    }

    Edge lock() {
        return edge(sql.resultQuery("select * from ledger.head for update").fetchSingle());
    }

    private Edge edge(Record row) {
        byte[] peaks = Objects.requireNonNull(row.get("peaks", byte[].class));
        List<Digest> hashes = new ArrayList<>();
        for (int at = 0; at < peaks.length; at += Codes.DIGEST_BYTES) {
            hashes.add(Digest.of(Arrays.copyOfRange(peaks, at, at + Codes.DIGEST_BYTES)));
        }
        long epoch = row.get("epoch", Long.class);
        return new Edge(epoch, new GrowingTree(row.get("size", Long.class), hashes), epoch == 1 ? List.of() : closed());
    }

    private List<LogPoint> closed() {
        return sql.resultQuery("select * from ledger.closed order by epoch desc limit ?", LogHead.MOST_EPOCHS)
                .fetch(row ->
                        new LogPoint(row.get("epoch", Long.class), row.get("size", Long.class), digest(row, "root")));
    }

    void close(Collection<LogPoint> points) {
        for (LogPoint point : points) {
            sql.execute(
                    "insert into ledger.closed (epoch, size, root) values (?, ?, ?)"
                            + " on conflict (epoch) do update set size = excluded.size, root = excluded.root",
                    point.epoch(),
                    point.size(),
                    point.root().bytes());
        }
    }

    void open(long epoch) {
        sql.execute("update ledger.head set epoch = ?, size = 0, peaks = ''", epoch);
    }

    private static Digest digest(Record row, String column) {
        return Digest.of(Objects.requireNonNull(row.get(column, byte[].class)));
    }

    void moveTo(GrowingTree tree) {
        ByteArrayOutputStream peaks = new ByteArrayOutputStream();
        tree.peaks().forEach(peak -> peaks.writeBytes(peak.bytes()));
        sql.execute("update ledger.head set size = ?, peaks = ?", tree.size(), peaks.toByteArray());
    }

    void insert(long epoch, List<LedgerEntry> entries, Map<Subtree, Digest> hashes) {
        sql.execute(
                ENTRIES,
                epoch,
                entries.stream().map(LedgerEntry::index).toArray(Long[]::new),
                texts(entries, entry -> entry.kind().name()),
                texts(entries, entry -> entry.identity().originator()),
                entries.stream().map(one -> one.entry().identity().number()).toArray(UUID[]::new),
                entries.stream().map(one -> one.entry().version()).toArray(Long[]::new),
                texts(entries, entry -> hex(entry.digest())),
                texts(entries, entry -> hex(entry.disclosed())),
                texts(entries, LogEntry::sender),
                entries.stream()
                        .map(one -> one.entry().at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        List<Subtree> subtrees = List.copyOf(hashes.keySet());
        sql.execute(
                HASHES,
                epoch,
                subtrees.stream().map(Subtree::place).toArray(Long[]::new),
                subtrees.stream()
                        .map(subtree -> hex(Objects.requireNonNull(hashes.get(subtree))))
                        .toArray(String[]::new));
    }

    private static String[] texts(List<LedgerEntry> entries, Function<LogEntry, String> value) {
        return entries.stream().map(one -> value.apply(one.entry())).toArray(String[]::new);
    }

    private static String hex(Digest digest) {
        return HEX.formatHex(digest.bytes());
    }

    List<LedgerEntry> about(Collection<UUID> numbers) {
        return sql.resultQuery(ABOUT, (Object) numbers.toArray(UUID[]::new)).fetch(LedgerRows::entry);
    }

    private static LedgerEntry entry(Record row) {
        return new LedgerEntry(
                row.get("entry_index", Long.class),
                new LogEntry(
                        LogEntry.Kind.valueOf(row.get("kind", String.class)),
                        new ReportIdentity(row.get("originator", String.class), row.get("number", UUID.class)),
                        row.get("version", Long.class),
                        digest(row, "digest"),
                        digest(row, "disclosed"),
                        row.get("sender", String.class),
                        row.get("at", OffsetDateTime.class).toInstant()));
    }

    Map<Subtree, Digest> hashes(long epoch, Collection<Subtree> subtrees) {
        Map<Long, Subtree> byPlace = new HashMap<>();
        subtrees.forEach(subtree -> byPlace.put(subtree.place(), subtree));
        Map<Subtree, Digest> found = new HashMap<>();
        sql.resultQuery(
                        "select place, hash from ledger.hash where epoch = ? and place = any (cast(? as bigint[]))",
                        epoch,
                        byPlace.keySet().toArray(Long[]::new))
                .fetch()
                .forEach(row -> found.put(
                        Objects.requireNonNull(byPlace.get(row.get("place", Long.class))), digest(row, "hash")));
        return found;
    }
}
