package org.tidewaiter.node.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.registry.SeizureSource;
import org.tidewaiter.node.registry.SeizureSources;

/**
 * The pairs that wait for a person's word, and those that got it: only for who may link, and only those of which this account
 * may see both reports.
 */
@Component
public class Offers {

    /** Rows looked at for one page, however few of them this account may see. */
    private static final int MOST_ROWS = 500;

    private final OfferRows rows;
    private final LinkRows links;
    private final Likenesses likenesses;
    private final SeizureSources sources;

    Offers(OfferRows rows, LinkRows links, Likenesses likenesses, SeizureSources sources) {
        this.rows = rows;
        this.links = links;
        this.likenesses = likenesses;
        this.sources = sources;
    }

    /** @param after {@link OfferPage#next} of the page before, null for the first */
    @Transactional(readOnly = true)
    public OfferPage page(AccessScope scope, @Nullable String after, int size) {
        scope.require(Permission.LINK);
        OfferRows.Offer last = OfferCursor.read(after).orElse(null);
        List<OfferedPair> shown = new ArrayList<>();
        int looked = 0;
        while (looked < MOST_ROWS) {
            List<OfferRows.Offer> found = rows.page(scope.countries(), last, size + 1);
            Map<UUID, SeizureSource> seen =
                    seen(scope, found.stream().map(OfferRows.Offer::pair).toList());
            for (OfferRows.Offer offer : found) {
                if (shown.size() == size) {
                    return new OfferPage(shown, OfferCursor.text(Objects.requireNonNull(last)));
                }
                pair(offer.pair(), seen).ifPresent(shown::add);
                last = offer;
            }
            looked += found.size();
            if (found.size() <= size) {
                return new OfferPage(shown, null);
            }
        }
        return new OfferPage(shown, OfferCursor.text(Objects.requireNonNull(last)));
    }

    private Optional<OfferedPair> pair(Pair pair, Map<UUID, SeizureSource> seen) {
        SeizureSource one = seen.get(pair.first());
        SeizureSource other = seen.get(pair.second());
        if (one == null || other == null || !one.standing() || !other.standing()) {
            return Optional.empty();
        }
        boolean inOrder = one.identity()
                        .number()
                        .toString()
                        .compareTo(other.identity().number().toString())
                <= 0;
        return Optional.of(new OfferedPair(
                inOrder ? one.record() : other.record(),
                inOrder ? other.record() : one.record(),
                likenesses.compare(one, other)));
    }

    /** @param before {@link SaidPage#next} of the page before, null for the first */
    @Transactional(readOnly = true)
    public SaidPage said(AccessScope scope, @Nullable Long before, int size) {
        scope.require(Permission.LINK);
        List<LinkRows.Link> found = links.said(before, size + 1);
        List<LinkRows.Link> page = found.subList(0, Math.min(size, found.size()));
        Map<UUID, SeizureSource> seen =
                seen(scope, page.stream().map(LinkRows.Link::pair).toList());
        List<SaidPair> said = page.stream()
                .filter(link -> seen.containsKey(link.pair().first())
                        && seen.containsKey(link.pair().second()))
                .map(Offers::said)
                .toList();
        return new SaidPage(said, found.size() > size ? page.getLast().id() : null);
    }

    private static SaidPair said(LinkRows.Link link) {
        boolean same = link.undoneBy() == null;
        return new SaidPair(
                link.id(),
                link.pair().first(),
                link.pair().second(),
                same,
                Objects.requireNonNull(same ? link.author() : link.undoneBy()),
                same ? link.madeAt() : Objects.requireNonNull(link.undoneAt()),
                link.reopened() || same && link.undoneAt() != null);
    }

    private Map<UUID, SeizureSource> seen(AccessScope scope, Collection<Pair> pairs) {
        Set<UUID> records = pairs.stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .collect(Collectors.toSet());
        Map<UUID, SeizureSource> seen = new HashMap<>();
        sources.of(scope, records).forEach(source -> seen.put(source.record(), source));
        return seen;
    }
}
