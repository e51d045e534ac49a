package org.tidewaiter.node.delivery.comparison;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.exchange.reconciliation.Holding;
import org.tidewaiter.exchange.reconciliation.HoldingTree;
import org.tidewaiter.exchange.reconciliation.Holdings;
import org.tidewaiter.exchange.reconciliation.Prefix;
import org.tidewaiter.exchange.reconciliation.ReconciliationBounds;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.ComparisonFile;
import org.tidewaiter.node.delivery.VersionRef;

/**
 * What this node holds at a cut, in a file that is gone when it is closed: in memory are the tree and where each leaf begins,
 * 3 MiB however many holdings there are.
 */
public final class HoldingSpool implements Holdings, Closeable {

    static final int DAMAGED = 100;

    private static final int LEAVES = Prefix.WIDTH * Prefix.WIDTH;

    private final ComparisonFile file;
    private final HoldingTree tree;
    private final long[] ends;
    private final List<VersionRef> damaged;

    private HoldingSpool(ComparisonFile file, HoldingTree tree, long[] ends, List<VersionRef> damaged) {
        this.file = file;
        this.tree = tree;
        this.ends = ends;
        this.damaged = damaged;
    }

    /** The first {@value #DAMAGED} versions whose bytes do not verify. */
    public List<VersionRef> damaged() {
        return damaged;
    }

    /** Takes holdings in their order. For one thread. */
    public static final class Writer implements Closeable {

        private final ComparisonFile file;
        private final OutputStream out;
        private final HoldingTree.Builder tree = new HoldingTree.Builder();
        private final long[] ends = new long[LEAVES];
        private final List<VersionRef> damaged = new ArrayList<>();
        private int leaf;
        private long written;
        private boolean kept;

        /** A writer to a new file in that folder. */
        public Writer(Path folder) {
            file = ComparisonFile.in(folder);
            out = new BufferedOutputStream(file.out(), 64 * 1024);
        }

        public void add(Holding holding) {
            int next = tree.add(holding);
            endUpTo(next);
            byte[] line = (holding.line() + "\n").getBytes(StandardCharsets.US_ASCII);
            try {
                out.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException("the file of a comparison cannot be written", e);
            }
            written += line.length;
            if (!holding.sound() && damaged.size() < DAMAGED) {
                damaged.add(new VersionRef(holding.identity(), holding.version()));
            }
        }

        private void endUpTo(int next) {
            while (leaf < next) {
                ends[leaf++] = written;
            }
        }

        public HoldingSpool end() {
            endUpTo(LEAVES);
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("the file of a comparison cannot be written", e);
            }
            kept = true;
            return new HoldingSpool(file, tree.build(), ends, List.copyOf(damaged));
        }

        @Override
        public void close() {
            if (!kept) {
                file.close();
            }
        }
    }

    @Override
    public Summary summary() {
        return new Summary(tree.root(), tree.count());
    }

    @Override
    public List<List<Digest>> children(List<Prefix> prefixes) {
        return prefixes.stream().map(tree::children).toList();
    }

    @Override
    public Page page(Prefix prefix, int from) {
        int leaf = Integer.parseInt(prefix.text(), 16);
        List<Holding> page = text(leaf)
                .lines()
                .skip(from)
                .limit(ReconciliationBounds.HOLDINGS + 1L)
                .map(Holding::parse)
                .toList();
        boolean more = page.size() > ReconciliationBounds.HOLDINGS;
        return new Page(more ? page.subList(0, ReconciliationBounds.HOLDINGS) : page, more);
    }

    private String text(int leaf) {
        long begin = leaf == 0 ? 0 : ends[leaf - 1];
        return new String(file.read(begin, Math.toIntExact(ends[leaf] - begin)), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        file.close();
    }
}
