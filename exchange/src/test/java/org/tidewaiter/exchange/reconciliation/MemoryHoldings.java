package org.tidewaiter.exchange.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.exchange.version.Digest;

/** Holdings in memory, which count what they are asked. */
class MemoryHoldings implements Holdings {

    private final Map<Prefix, List<Holding>> leaves = new HashMap<>();
    private final HoldingTree tree;
    private final int pageSize;
    int asked;
    int sent;

    MemoryHoldings(Collection<Holding> holdings, int pageSize) {
        this.pageSize = pageSize;
        HoldingTree.Builder builder = new HoldingTree.Builder();
        for (Holding holding : holdings.stream().sorted(Holding.ORDER).toList()) {
            builder.add(holding);
            Prefix leaf = Prefix.leafOf(Holding.key(holding.identity()));
            leaves.computeIfAbsent(leaf, none -> new ArrayList<>()).add(holding);
        }
        tree = builder.build();
    }

    @Override
    public Summary summary() {
        return new Summary(tree.root(), tree.count());
    }

    @Override
    public List<List<Digest>> children(List<Prefix> prefixes) {
        asked++;
        return prefixes.stream().map(tree::children).toList();
    }

    @Override
    public Page page(Prefix leaf, int from) {
        asked++;
        List<Holding> all = leaves.getOrDefault(leaf, List.of());
        List<Holding> page = all.subList(from, Math.min(from + pageSize, all.size()));
        sent += page.size();
        return new Page(page, from + page.size() < all.size());
    }
}
