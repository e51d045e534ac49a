package org.tidewaiter.node.matching;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.journal.Journal;
import org.tidewaiter.node.journal.JournalEntry;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.node.registry.Seizures;
import org.tidewaiter.report.matching.Comparison;

/**
 * Judges what changed against all that it may have to do with, and brings links and seizures into line: in the transaction
 * that moves the cursor, so that after a crash a change was judged or was not, never half. Judging again changes nothing.
 */
@Component
class Judging {

    private static final String FOLLOWER = "matching";
    static final int BATCH = 500;

    private final Journal journal;
    private final SeizureSources sources;
    private final Seizures seizures;
    private final Neighbourhood neighbourhood;
    private final Likenesses likenesses;
    private final LinkRows links;
    private final Offering offering;
    private final AccessScope node;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Judging(
            Journal journal,
            SeizureSources sources,
            Seizures seizures,
            Neighbourhood neighbourhood,
            Likenesses likenesses,
            LinkRows links,
            Offering offering,
            NodeScope node,
            ApplicationEventPublisher events,
            Clock clock) {
        this.journal = journal;
        this.sources = sources;
        this.seizures = seizures;
        this.neighbourhood = neighbourhood;
        this.likenesses = likenesses;
        this.links = links;
        this.offering = offering;
        this.node = node.scope();
        this.events = events;
        this.clock = clock;
    }

    /** Judges the next changes; how many were read, 0 also while another instance does it. */
    @Transactional
    public int follow() {
        Optional<Long> cursor = journal.lockCursor(FOLLOWER);
        if (cursor.isEmpty()) {
            return 0;
        }
        List<JournalEntry> entries = journal.after(cursor.get(), BATCH);
        if (entries.isEmpty()) {
            return 0;
        }
        Set<ReportIdentity> changed = entries.stream()
                .map(entry -> new ReportIdentity(entry.originator(), entry.number()))
                .collect(Collectors.toSet());
        links.lock();
        List<SeizureSource> fresh = sources.named(node, changed);
        likenesses.refresh(fresh);
        judge(fresh);
        journal.moveCursor(FOLLOWER, entries.getLast().position());
        return entries.size();
    }

    /** Judges what a person has just said of these; the caller holds the lock on the links. */
    @Transactional(propagation = Propagation.MANDATORY)
    void judge(Set<UUID> records) {
        judge(sources.of(node, records));
    }

    private void judge(Collection<SeizureSource> changed) {
        Neighbourhood.Gathered gathered = neighbourhood.around(changed);
        Instant now = clock.instant();
        Map<Pair, String> wanted = new HashMap<>(gathered.grouping().byRule());
        Map<UUID, SeizureSource> known = new HashMap<>();
        gathered.sources().forEach(source -> known.put(source.record(), source));
        for (LinkRows.Link link : gathered.standing()) {
            if (!link.isByPerson() && wanted.remove(link.pair()) == null) {
                String rule = Objects.requireNonNull(link.rule());
                String reason = reason(link.pair(), known, gathered.grouping());
                links.undo(link.id(), null, reason, now);
                events.publishEvent(new RuleJudgement.Parted(link.pair(), rule, reason));
            }
        }
        gathered.grouping().byRule().keySet().stream()
                .filter(wanted::containsKey)
                .forEach(pair -> {
                    String rule = Objects.requireNonNull(wanted.get(pair));
                    links.insert(pair, rule, score(gathered, pair, rule), null, now);
                    events.publishEvent(new RuleJudgement.Linked(pair, rule));
                });
        seizures.regroup(gathered.grouping().groups());
        offering.bringIntoLine(gathered);
    }

    private static @Nullable BigDecimal score(Neighbourhood.Gathered gathered, Pair pair, String rule) {
        Comparison comparison = gathered.alike().get(pair);
        return comparison == null || !rule.equals(Grouping.LIKENESS) ? null : OfferRows.Offer.score(comparison.score());
    }

    /** Why the rule no longer links two reports, as a code. */
    private static String reason(Pair pair, Map<UUID, SeizureSource> known, Grouping grouping) {
        SeizureSource first = known.get(pair.first());
        SeizureSource second = known.get(pair.second());
        if (first == null || second == null || !first.standing() || !second.standing()) {
            return "withdrawn";
        }
        return switch (grouping.verdict(pair)) {
            case Verdict.Unrelated() -> "case";
            case Verdict.Alike alike -> alike.certain() ? "another" : "likeness";
            case Verdict.Doubtful(var differences) ->
                differences.stream().sorted().map(Difference::code).collect(Collectors.joining("+"));
            case Verdict.Same() -> "another";
        };
    }
}
