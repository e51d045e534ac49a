package org.tidewaiter.node.matching;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.matching.LinkRefusedException.Reason;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.node.registry.SeizureSources;
import org.tidewaiter.report.matching.Evidence;

/** What people see and say of which reports are about one seizure. */
@Component
public class Links {

    /** Pairs that one page of a report offers. */
    private static final int MOST_OFFERED = 10;

    private final SeizureSources sources;
    private final LinkRows rows;
    private final OfferRows offers;
    private final Likenesses likenesses;
    private final Judging judging;
    private final Clock clock;

    Links(
            SeizureSources sources,
            LinkRows rows,
            OfferRows offers,
            Likenesses likenesses,
            Judging judging,
            Clock clock) {
        this.sources = sources;
        this.rows = rows;
        this.offers = offers;
        this.likenesses = likenesses;
        this.judging = judging;
        this.clock = clock;
    }

    /** What else there is on the seizure of a report. */
    @Transactional(readOnly = true)
    public Sources of(AccessScope scope, UUID record) {
        return source(scope, record)
                .map(source -> of(scope, source))
                .orElseGet(() -> new Sources(List.of(), List.of(), List.of()));
    }

    private Sources of(AccessScope scope, SeizureSource source) {
        Map<UUID, LinkRows.Link> direct = new HashMap<>();
        rows.standing(Set.of(source.record()))
                .forEach(link -> direct.put(link.pair().other(source.record()), link));
        List<LinkedReport> linked = behind(scope, source).stream()
                .filter(other -> !other.record().equals(source.record()))
                .map(other -> linked(other, direct.get(other.record())))
                .toList();
        List<OfferedReport> offered = scope.may(Permission.LINK) ? offered(scope, source, linked) : List.of();
        List<String> handling = linked.isEmpty()
                ? List.of()
                : sources.handlingOfEach(scope, Set.of(source.record())).getOrDefault(source.record(), List.of());
        return new Sources(handling, linked, offered);
    }

    private List<SeizureSource> behind(AccessScope scope, SeizureSource source) {
        return source.seizure() == null ? List.of() : sources.behind(scope, Set.of(source.seizure()));
    }

    private static LinkedReport linked(SeizureSource other, LinkRows.@Nullable Link link) {
        return new LinkedReport(
                other.record(),
                other.identity(),
                other.standing(),
                link == null ? null : new LinkedReport.Judgement(link.id(), link.rule(), link.author(), link.madeAt()));
    }

    private List<OfferedReport> offered(AccessScope scope, SeizureSource source, List<LinkedReport> linked) {
        if (!source.standing()) {
            return List.of();
        }
        Set<UUID> known = new HashSet<>();
        known.add(source.record());
        linked.forEach(other -> known.add(other.record()));
        Set<Pair> parted = rows.parted(Set.of(source.record()));
        List<OfferedReport> offered = new ArrayList<>();
        ofTheCase(scope, source).stream()
                .filter(other -> known.add(other.record()))
                .map(other -> new OfferedReport(
                        other.record(),
                        other.identity(),
                        SameCase.judge(source, other) instanceof Verdict.Doubtful(var differences)
                                ? differences
                                : Set.of(),
                        List.of(),
                        parted.contains(Pair.of(source.record(), other.record()))))
                .forEach(offered::add);
        resembling(scope, source).stream()
                .filter(other -> known.add(other.record()))
                .map(other ->
                        new OfferedReport(other.record(), other.identity(), Set.of(), evidence(source, other), false))
                .forEach(offered::add);
        return offered;
    }

    private List<SeizureSource> ofTheCase(AccessScope scope, SeizureSource source) {
        return source.pseudonym() == null
                ? List.of()
                : sources.ofCases(scope, Set.of(source.pseudonym()), Neighbourhood.CROWD);
    }

    private List<SeizureSource> resembling(AccessScope scope, SeizureSource source) {
        return sources
                .of(
                        scope,
                        offers.of(source.record(), MOST_OFFERED).stream()
                                .map(offer -> offer.pair().other(source.record()))
                                .toList())
                .stream()
                .filter(SeizureSource::standing)
                .toList();
    }

    private List<Evidence> evidence(SeizureSource one, SeizureSource other) {
        return likenesses.compare(one, other).evidence();
    }

    /**
     * Says that two reports are about the same seizure. No rule takes this back.
     *
     * @throws LinkRefusedException where that cannot be said
     */
    @Transactional
    public void link(AccessScope scope, UUID record, UUID other) {
        scope.require(Permission.LINK);
        rows.lock();
        SeizureSource one = seen(scope, record);
        SeizureSource two = seen(scope, other);
        if (record.equals(other) || (one.seizure() != null && one.seizure().equals(two.seizure()))) {
            throw new LinkRefusedException(Reason.LINKED);
        }
        if (!one.standing() || !two.standing()) {
            throw new LinkRefusedException(Reason.WITHDRAWN);
        }
        rows.insert(Pair.of(record, other), null, scope.accountName(), clock.instant());
        judging.judge(Set.of(record, other));
        UUID seizure = seen(scope, record).seizure();
        if (seizure == null || !seizure.equals(seen(scope, other).seizure())) {
            throw new LinkRefusedException(Reason.PARTED);
        }
    }

    /**
     * Says that the two reports of a link are not about the same seizure. No rule links them again.
     *
     * @param record one of the two
     * @throws LinkRefusedException where that cannot be said
     */
    @Transactional
    public void undo(AccessScope scope, UUID record, long id, PartingReason reason) {
        scope.require(Permission.LINK);
        rows.lock();
        LinkRows.Link link = rows.find(id)
                .filter(one -> one.pair().has(record))
                .orElseThrow(() -> new LinkRefusedException(Reason.NOT_FOUND));
        seen(scope, link.pair().first());
        seen(scope, link.pair().second());
        if (link.undoneAt() != null) {
            throw new LinkRefusedException(Reason.UNDONE);
        }
        rows.undo(id, scope.accountName(), reason.name(), clock.instant());
        judging.judge(Set.of(link.pair().first(), link.pair().second()));
    }

    /**
     * Says of two reports that no rule has linked that they are not about the same seizure. No rule links them, and they are
     * not offered again.
     *
     * @throws LinkRefusedException where that cannot be said
     */
    @Transactional
    public void part(AccessScope scope, UUID record, UUID other, PartingReason reason) {
        scope.require(Permission.LINK);
        rows.lock();
        SeizureSource one = seen(scope, record);
        SeizureSource two = seen(scope, other);
        Pair pair = pair(record, other);
        if (rows.parted(Set.of(record)).contains(pair)) {
            throw new LinkRefusedException(Reason.UNDONE);
        }
        if (one.seizure() != null && one.seizure().equals(two.seizure())) {
            throw new LinkRefusedException(Reason.LINKED);
        }
        rows.refuse(pair, Grouping.LIKENESS, scope.accountName(), reason.name(), clock.instant());
        judging.judge(Set.of(record, other));
    }

    private static Pair pair(UUID record, UUID other) {
        if (record.equals(other)) {
            throw new LinkRefusedException(Reason.LINKED);
        }
        return Pair.of(record, other);
    }

    /**
     * Takes back what a person said of two reports: they are open again, to rules and to people.
     *
     * @param id of the judgement
     * @throws LinkRefusedException where that cannot be said
     */
    @Transactional
    public void takeBack(AccessScope scope, long id) {
        scope.require(Permission.LINK);
        rows.lock();
        LinkRows.Link link = rows.find(id).orElseThrow(() -> new LinkRefusedException(Reason.NOT_FOUND));
        seen(scope, link.pair().first());
        seen(scope, link.pair().second());
        boolean parted = link.undoneBy() != null;
        if (link.reopened() || !parted && (!link.isByPerson() || link.undoneAt() != null)) {
            throw new LinkRefusedException(Reason.UNDONE);
        }
        if (!parted) {
            rows.undo(id, scope.accountName(), PartingReason.LINKED_BY_MISTAKE.name(), clock.instant());
        }
        rows.reopen(id, scope.accountName(), clock.instant());
        judging.judge(Set.of(link.pair().first(), link.pair().second()));
    }

    private SeizureSource seen(AccessScope scope, UUID record) {
        return source(scope, record).orElseThrow(() -> new LinkRefusedException(Reason.NOT_FOUND));
    }

    private Optional<SeizureSource> source(AccessScope scope, UUID record) {
        return sources.of(scope, Set.of(record)).stream().findFirst();
    }
}
