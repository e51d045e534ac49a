package org.tidewaiter.node.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.log.ConsistencyProof;
import org.tidewaiter.exchange.log.GrowingTree;
import org.tidewaiter.exchange.log.InclusionProof;
import org.tidewaiter.exchange.log.LogEntry;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.exchange.log.Subtree;
import org.tidewaiter.exchange.version.Digest;

/**
 * Appends to the log and proves what is in it. Appending locks the head: whoever holds that lock commits before the next one
 * gets a place. It must be among the last things that a transaction does, after the journal.
 */
@Component
public class Ledger {

    private final LedgerRows rows;

    Ledger(LedgerRows rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public LedgerHead head() {
        return rows.head();
    }

    /** Appends in the given order: a fixed number of statements, however many entries. */
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerGrowth append(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            LedgerHead head = rows.head();
            return new LedgerGrowth(head, head.point().size(), Map.of());
        }
        LedgerRows.Edge edge = rows.lock();
        GrowingTree tree = edge.tree();
        long first = tree.size();
        List<LedgerEntry> placed = new ArrayList<>(entries.size());
        entries.forEach(entry -> placed.add(new LedgerEntry(tree.append(entry.hash()), entry)));
        rows.insert(edge.epoch(), placed, tree.completed());
        rows.moveTo(tree);
        LogPoint point = new LogPoint(edge.epoch(), tree.size(), tree.root());
        return new LedgerGrowth(new LedgerHead(point, edge.follows()), first, tree.known());
    }

    /**
     * Closes this epoch and begins the next, empty, because partners have seen more of it than this node knows.
     *
     * @param known the furthest points that partners presented, at most one of each epoch
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerHead openEpoch(Collection<LogPoint> known) {
        LedgerHead head = rows.lock().head();
        SortedMap<Long, LogPoint> furthest = new TreeMap<>();
        Stream.concat(Stream.concat(head.follows().stream(), Stream.of(head.point())), known.stream())
                .forEach(point -> furthest.merge(point.epoch(), point, (a, b) -> b.size() > a.size() ? b : a));
        rows.close(furthest.values());
        rows.open(furthest.lastKey() + 1);
        return rows.head();
    }

    /** All entries of this epoch about those reports, oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> about(Collection<UUID> numbers) {
        return numbers.isEmpty() ? List.of() : rows.about(numbers);
    }

    /** Proves entries against the head of that growth. */
    @Transactional(readOnly = true)
    public List<Digest> inclusion(SortedSet<Long> indexes, LedgerGrowth growth) {
        LogPoint point = growth.head().point();
        return InclusionProof.create(
                indexes, point.size(), subtrees -> hashes(point.epoch(), subtrees, growth.known()));
    }

    /**
     * Proves that the log of this epoch only grew from one size to another.
     *
     * @throws IllegalArgumentException if it never had these sizes in that order
     */
    @Transactional(readOnly = true)
    public List<Digest> consistency(long epoch, long from, long to) {
        LogPoint point = rows.head().point();
        if (epoch != point.epoch() || to > point.size()) {
            throw new IllegalArgumentException("the log of this epoch has not come so far");
        }
        return ConsistencyProof.create(from, to, subtrees -> hashes(epoch, subtrees, Map.of()));
    }

    private Map<Subtree, Digest> hashes(long epoch, Collection<Subtree> subtrees, Map<Subtree, Digest> known) {
        Map<Subtree, Digest> found = new HashMap<>();
        List<Subtree> missing = new ArrayList<>();
        for (Subtree subtree : subtrees) {
            Digest hash = known.get(subtree);
            if (hash == null) {
                missing.add(subtree);
            } else {
                found.put(subtree, hash);
            }
        }
        if (!missing.isEmpty()) {
            found.putAll(rows.hashes(epoch, missing));
        }
        return found;
    }
}
