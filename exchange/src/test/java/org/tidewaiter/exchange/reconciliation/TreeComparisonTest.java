package org.tidewaiter.exchange.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.ReportIdentity;

class TreeComparisonTest {

    private static final int ALL = Integer.MAX_VALUE;

    private static ReportIdentity identity(Random random) {
        long high = random.nextLong() & ~0xF000L | 0x7000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new ReportIdentity("EE-CUSTOMS", new UUID(high, low));
    }

    private static Digest digest(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Digest.of(bytes);
    }

    private static Holding holding(Random random, ReportIdentity identity, int version) {
        return new Holding(identity, version, digest(random), digest(random), true);
    }

    private static List<Holding> holdings(Random random, int reports) {
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            ReportIdentity identity = identity(random);
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                holdings.add(holding(random, identity, version));
            }
        }
        return holdings;
    }

    private static Holding altered(Random random, Holding one) {
        return switch (random.nextInt(3)) {
            case 0 -> new Holding(one.identity(), one.version(), digest(random), one.disclosed(), one.sound());
            case 1 -> new Holding(one.identity(), one.version(), one.digest(), digest(random), one.sound());
            default -> new Holding(one.identity(), one.version(), one.digest(), one.disclosed(), false);
        };
    }

    private static Set<String> found(MemoryHoldings mine, MemoryHoldings theirs) throws InterruptedException {
        Set<String> found = new HashSet<>();
        boolean all = new TreeComparison(mine, theirs, ALL)
                .find(difference -> found.add(difference.mine() + " | " + difference.theirs()));
        assertThat(all).isTrue();
        return found;
    }

    @Property(tries = 60)
    void exactlyTheDifferencesAreFoundWithWorkThatFollowsTheirNumber(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 2000) int reports,
            @ForAll @IntRange(max = 40) int changes)
            throws InterruptedException {
        Random random = new Random(seed);
        List<Holding> mine = holdings(random, reports);
        Map<Integer, Holding> theirs = new HashMap<>();
        for (int i = 0; i < mine.size(); i++) {
            theirs.put(i, mine.get(i));
        }
        Set<String> expected = new HashSet<>();
        Set<Integer> touched = new HashSet<>();
        for (int change = 0; change < changes; change++) {
            int at = mine.isEmpty() ? -1 : random.nextInt(mine.size());
            if (at < 0 || random.nextInt(3) == 0) {
                Holding more = holding(random, identity(random), 1);
                theirs.put(-1 - change, more);
                expected.add(null + " | " + more);
            } else if (touched.add(at)) {
                Holding other = random.nextBoolean() ? altered(random, mine.get(at)) : null;
                if (other == null) {
                    theirs.remove(at);
                } else {
                    theirs.put(at, other);
                }
                expected.add(mine.get(at) + " | " + other);
            }
        }
        MemoryHoldings there = new MemoryHoldings(theirs.values(), 3);
        assertThat(found(new MemoryHoldings(mine, 5), there)).isEqualTo(expected);
        assertThat(there.asked)
                .as("questions for %s differences", expected.size())
                .isLessThanOrEqualTo(expected.isEmpty() ? 0 : 1 + 4 * expected.size());
    }

    @Test
    void oneDifferenceAmongManyIsFoundByThreeQuestionsAndOneLeaf() throws InterruptedException {
        Random random = new Random(7);
        List<Holding> mine = holdings(random, 100_000);
        List<Holding> theirs = new ArrayList<>(mine);
        theirs.remove(4711);
        MemoryHoldings there = new MemoryHoldings(theirs, ReconciliationBounds.HOLDINGS);
        assertThat(found(new MemoryHoldings(mine, ReconciliationBounds.HOLDINGS), there))
                .containsExactly(mine.get(4711) + " | null");
        assertThat(there.asked).isEqualTo(3);
        assertThat(there.sent).isLessThan(30);
    }

    @Test
    void itStopsAtTheMostAndSaysSo() throws InterruptedException {
        Random random = new Random(8);
        List<Holding> mine = holdings(random, 50);
        List<Difference> found = new ArrayList<>();
        boolean all = new TreeComparison(new MemoryHoldings(mine, 10), new MemoryHoldings(List.of(), 10), 20)
                .find(found::add);
        assertThat(all).isFalse();
        assertThat(found)
                .hasSize(20)
                .isSortedAccordingTo((a, b) ->
                        Holding.ORDER.compare(Objects.requireNonNull(a.mine()), Objects.requireNonNull(b.mine())));
    }

    @Test
    void anAnswerThatDoesNotFitTheRootIsRefused() {
        Random random = new Random(9);
        List<Holding> held = holdings(random, 20);
        MemoryHoldings other = new MemoryHoldings(holdings(random, 20), 10);
        MemoryHoldings liar = new MemoryHoldings(held, 10) {
            @Override
            public List<List<Digest>> children(List<Prefix> prefixes) {
                return other.children(prefixes);
            }
        };
        assertThatThrownBy(() -> found(new MemoryHoldings(List.of(), 10), liar))
                .isInstanceOf(ContradictionException.class);
    }

    @Test
    void aLeafThatDoesNotFitItsDigestIsRefused() {
        Random random = new Random(10);
        MemoryHoldings liar = new MemoryHoldings(holdings(random, 20), 10) {
            @Override
            public Page page(Prefix leaf, int from) {
                return new Page(List.of(), false);
            }
        };
        assertThatThrownBy(() -> found(new MemoryHoldings(List.of(), 10), liar))
                .isInstanceOf(ContradictionException.class);
    }

    @Test
    void nothingHasTheDigestOfNoBytes() {
        assertThat(new MemoryHoldings(List.of(), 1).summary().root())
                .isEqualTo(Digest.sha256("".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void holdingsComeInTheirOrderEachOnce() {
        Holding one = holding(new Random(11), identity(new Random(11)), 1);
        HoldingTree.Builder builder = new HoldingTree.Builder();
        builder.add(one);
        assertThatThrownBy(() -> builder.add(one)).isInstanceOf(IllegalArgumentException.class);
    }
}
