package org.tidewaiter.exchange.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.Digest;

/**
 * Finds the differences between what two ends hold, going down only where their trees differ. Every answer of the other end
 * must fit the digest that it gave above it, so that its root binds all that it says.
 *
 * <p>A version that both ends hold, but that one of them says is damaged, is a difference also where all digests agree: the
 * word "damaged" is a part of the digest.
 */
public final class TreeComparison {

    private final Holdings mine;
    private final Holdings theirs;
    private final int most;

    /**
     * A comparison.
     *
     * @param most differences after which it stops
     */
    public TreeComparison(Holdings mine, Holdings theirs, int most) {
        this.mine = mine;
        this.theirs = theirs;
        this.most = most;
    }

    private static final class Enough {
        private int left;

        private Enough(int left) {
            this.left = left;
        }
    }

    /** A node and the digest that the other end gave for it. */
    private record Claimed(Prefix prefix, Digest digest) {}

    /**
     * Finds differences in the order of the holdings.
     *
     * @return whether all were found; false where there may be more than the most
     * @throws ContradictionException if the other end's answers do not fit each other
     */
    public boolean find(Consumer<Difference> found) throws InterruptedException {
        Digest claimed = theirs.summary().root();
        if (claimed.equals(mine.summary().root())) {
            return true;
        }
        Enough enough = new Enough(most);
        for (List<Claimed> upper : batches(differing(List.of(new Claimed(Prefix.ROOT, claimed))))) {
            for (Claimed leaf : differing(upper)) {
                if (!compareLeaf(leaf, found, enough)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<List<Claimed>> batches(List<Claimed> nodes) {
        List<List<Claimed>> batches = new ArrayList<>();
        for (int from = 0; from < nodes.size(); from += ReconciliationBounds.PREFIXES) {
            batches.add(nodes.subList(from, Math.min(from + ReconciliationBounds.PREFIXES, nodes.size())));
        }
        return batches;
    }

    /** The children of these nodes whose digests differ. */
    private List<Claimed> differing(List<Claimed> nodes) throws InterruptedException {
        List<Prefix> prefixes = nodes.stream().map(Claimed::prefix).toList();
        List<List<Digest>> ours = mine.children(prefixes);
        List<List<Digest>> others = theirs.children(prefixes);
        List<Claimed> differing = new ArrayList<>();
        for (int i = 0; i < prefixes.size(); i++) {
            require(HoldingTree.inner(others.get(i)).equals(nodes.get(i).digest()), prefixes.get(i));
            List<Prefix> children = prefixes.get(i).children();
            for (int child = 0; child < Prefix.WIDTH; child++) {
                Digest other = others.get(i).get(child);
                if (!other.equals(ours.get(i).get(child))) {
                    differing.add(new Claimed(children.get(child), other));
                }
            }
        }
        return differing;
    }

    private boolean compareLeaf(Claimed leaf, Consumer<Difference> found, Enough enough) throws InterruptedException {
        List<Holding> ours = all(mine, leaf.prefix());
        List<Holding> others = all(theirs, leaf.prefix());
        require(HoldingTree.leaf(others).equals(leaf.digest()), leaf.prefix());
        int our = 0;
        int other = 0;
        while (our < ours.size() || other < others.size()) {
            int order = order(ours, our, others, other);
            Holding here = order <= 0 ? ours.get(our++) : null;
            Holding there = order >= 0 ? others.get(other++) : null;
            if (here == null || !here.equals(there)) {
                if (enough.left-- == 0) {
                    return false;
                }
                found.accept(difference(here, there));
            }
        }
        return true;
    }

    private static int order(List<Holding> ours, int our, List<Holding> others, int other) {
        if (our == ours.size()) {
            return 1;
        }
        return other == others.size() ? -1 : Holding.ORDER.compare(ours.get(our), others.get(other));
    }

    private static Difference difference(@Nullable Holding mine, @Nullable Holding theirs) {
        Holding named = mine != null ? mine : Objects.requireNonNull(theirs);
        return new Difference(named.identity(), named.version(), mine, theirs);
    }

    /** All of a leaf; no side holds more there than it says to hold at all. */
    private static List<Holding> all(Holdings side, Prefix leaf) throws InterruptedException {
        long count = side.summary().count();
        List<Holding> all = new ArrayList<>();
        Holdings.Page page;
        do {
            page = side.page(leaf, all.size());
            all.addAll(page.holdings());
            require(all.size() <= count && (!page.more() || !page.holdings().isEmpty()), leaf);
        } while (page.more());
        return all;
    }

    private static void require(boolean fits, Prefix prefix) {
        if (!fits) {
            throw new ContradictionException(prefix);
        }
    }
}
