package org.tidewaiter.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tidewaiter.exchange.version.Digest;

class TreeTest {

    private static final int LARGEST = 130;
    private static final List<byte[]> ENTRIES = Trees.entries(LARGEST);
    private static final Map<Subtree, Digest> KEPT = Trees.grown(ENTRIES);
    private static final List<Digest> LEAVES = Trees.leaves(ENTRIES);

    /** The entries of the test vectors that implementations of RFC 6962 and RFC 9162 share. */
    private static final List<byte[]> KNOWN = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static Digest hex(String text) {
        return Digest.of(HexFormat.of().parseHex(text));
    }

    private static Digest root(int size) {
        return Trees.root(ENTRIES.subList(0, size));
    }

    private static LogPoint point(int size) {
        return new LogPoint(1, size, root(size));
    }

    private static List<Digest> inclusion(int index, int size) {
        return InclusionProof.create(new TreeSet<>(List.of((long) index)), size, Trees.hashes(KEPT));
    }

    private static boolean proves(long index, Digest leaf, long size, List<Digest> proof, Digest root) {
        return InclusionProof.proves(new TreeMap<>(Map.of(index, leaf)), size, proof, root);
    }

    private static List<Digest> consistency(int from, int to) {
        return ConsistencyProof.create(from, to, Trees.hashes(KEPT));
    }

    private static Digest flipped(Digest digest, int bit) {
        byte[] bytes = digest.bytes();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Digest.of(bytes);
    }

    @Test
    void hasTheKnownRoots() {
        List<String> roots = List.of(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        GrowingTree tree = new GrowingTree();
        assertThat(tree.root()).isEqualTo(hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        for (int at = 0; at < KNOWN.size(); at++) {
            tree.append(TreeHash.leaf(KNOWN.get(at)));
            assertThat(tree.root()).isEqualTo(hex(roots.get(at)));
        }
    }

    @Test
    void hasTheKnownProofs() {
        Hashes hashes = Trees.hashes(Trees.grown(KNOWN));
        Digest firstFour = hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        Digest fifth = hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        Digest lastTwo = hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
        Digest sixth = hex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
        Digest thirdAndFourth = hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e");

        assertThat(InclusionProof.create(new TreeSet<>(List.of(5L)), 8, hashes))
                .containsExactly(firstFour, fifth, lastTwo);
        assertThat(ConsistencyProof.create(6, 8, hashes)).containsExactly(sixth, lastTwo, firstFour);
        assertThat(ConsistencyProof.create(2, 5, hashes)).containsExactly(thirdAndFourth, fifth);
    }

    @Test
    void growsToTheRootOfTheDefinitionAtEverySize() {
        GrowingTree tree = new GrowingTree();
        for (int size = 1; size <= LARGEST; size++) {
            tree.append(LEAVES.get(size - 1));
            assertThat(tree.root()).isEqualTo(root(size));
            assertThat(new GrowingTree(size, tree.peaks()).root()).isEqualTo(root(size));
        }
    }

    @Test
    void everyEntryIsProvenInATreeOfEverySize() {
        for (int size = 1; size <= LARGEST; size++) {
            Digest root = root(size);
            for (int index = 0; index < size; index++) {
                assertThat(proves(index, LEAVES.get(index), size, inclusion(index, size), root))
                        .isTrue();
            }
        }
    }

    @Test
    void everySizeIsProvenTheBeginningOfEveryLargerOne() {
        for (int to = 0; to <= LARGEST; to++) {
            for (int from = 0; from <= to; from++) {
                List<Digest> proof = consistency(from, to);
                assertThat(ConsistencyProof.proves(point(from), point(to), proof))
                        .isTrue();
                assertThat(proof.size()).isLessThanOrEqualTo(9);
            }
        }
    }

    @Property(tries = 500)
    void anyEntriesAreProvenTogether(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = LARGEST - 1) Integer> chosen,
            @ForAll @IntRange(max = 255) int bit) {
        TreeMap<Long, Digest> leaves = new TreeMap<>();
        chosen.forEach(index -> leaves.put((long) index, LEAVES.get(index)));
        List<Digest> proof = InclusionProof.create(new TreeSet<>(leaves.keySet()), LARGEST, Trees.hashes(KEPT));

        assertThat(InclusionProof.proves(leaves, LARGEST, proof, root(LARGEST))).isTrue();

        leaves.replace(leaves.lastKey(), flipped(leaves.lastEntry().getValue(), bit));
        assertThat(InclusionProof.proves(leaves, LARGEST, proof, root(LARGEST))).isFalse();
    }

    @Test
    void aBatchAtTheEndSharesOnePath() {
        TreeSet<Long> batch =
                new TreeSet<>(LongStream.range(70, LARGEST).boxed().toList());
        assertThat(InclusionProof.create(batch, LARGEST, Trees.hashes(KEPT))).hasSize(Long.bitCount(70));
    }

    @Property(tries = 500)
    void anInclusionProofHoldsForNothingElse(
            @ForAll @IntRange(min = 2, max = LARGEST) int size,
            @ForAll @LongRange(max = 1_000_000) long chosen,
            @ForAll @IntRange(max = 255) int bit) {
        int index = (int) (chosen % size);
        List<Digest> proof = inclusion(index, size);
        Digest root = root(size);
        Digest leaf = LEAVES.get(index);

        assertThat(proves(index, flipped(leaf, bit), size, proof, root)).isFalse();
        assertThat(proves(index, leaf, size, proof, flipped(root, bit))).isFalse();
        for (int at = 0; at < proof.size(); at++) {
            List<Digest> altered = new ArrayList<>(proof);
            altered.set(at, flipped(proof.get(at), bit));
            assertThat(proves(index, leaf, size, altered, root)).isFalse();
        }
        for (int other = 0; other < size; other++) {
            assertThat(proves(other, leaf, size, proof, root)).isEqualTo(other == index);
        }
        assertThat(proves(index, leaf, size, proof.subList(1, proof.size()), root))
                .isFalse();
        assertThat(proves(index, leaf, size, with(proof, leaf), root)).isFalse();
        assertThat(proves(size, leaf, size, proof, root)).isFalse();
        assertThat(proves(-1, leaf, size, proof, root)).isFalse();
    }

    @Property(tries = 500)
    void aConsistencyProofHoldsForNothingElse(
            @ForAll @IntRange(min = 2, max = LARGEST) int to,
            @ForAll @LongRange(max = 1_000_000) long chosen,
            @ForAll @IntRange(max = 255) int bit) {
        int from = 1 + (int) (chosen % (to - 1));
        List<Digest> proof = consistency(from, to);
        LogPoint older = point(from);
        LogPoint newer = point(to);

        assertThat(ConsistencyProof.proves(new LogPoint(1, from, flipped(older.root(), bit)), newer, proof))
                .isFalse();
        assertThat(ConsistencyProof.proves(older, new LogPoint(1, to, flipped(newer.root(), bit)), proof))
                .isFalse();
        assertThat(ConsistencyProof.proves(older, new LogPoint(2, to, newer.root()), proof))
                .isFalse();
        assertThat(ConsistencyProof.proves(newer, older, proof)).isFalse();
        for (int at = 0; at < proof.size(); at++) {
            List<Digest> altered = new ArrayList<>(proof);
            altered.set(at, flipped(proof.get(at), bit));
            assertThat(ConsistencyProof.proves(older, newer, altered)).isFalse();
        }
        assertThat(ConsistencyProof.proves(older, newer, with(proof, newer.root())))
                .isFalse();
        assertThat(ConsistencyProof.proves(older, newer, proof.subList(1, proof.size())))
                .isFalse();
        for (int size = 1; size < to; size++) {
            assertThat(ConsistencyProof.proves(new LogPoint(1, size, older.root()), newer, proof))
                    .isEqualTo(size == from);
        }
    }

    private static List<Digest> with(List<Digest> proof, Digest more) {
        return Stream.concat(proof.stream(), Stream.of(more)).toList();
    }

    @Test
    void nodesKeepTheirPlacesAsTheTreeGrows() {
        List<Long> places = KEPT.keySet().stream().map(Subtree::place).sorted().toList();
        assertThat(places).doesNotHaveDuplicates();
        assertThat(new Subtree(0, 0).place()).isZero();
        assertThat(new Subtree(1, 0).place()).isEqualTo(1);
        assertThat(new Subtree(0, 1).place()).isEqualTo(2);
        assertThat(new Subtree(2, 0).place()).isEqualTo(3);
        assertThat(new Subtree(1, 1).place()).isEqualTo(5);
    }

    @Test
    void aHashThatWasTakenAwayIsMissed() {
        Map<Subtree, Digest> cut = new TreeMap<>(Comparator.comparingLong(Subtree::place));
        cut.putAll(KEPT);
        cut.remove(new Subtree(1, 2));

        assertThatThrownBy(() -> InclusionProof.create(new TreeSet<>(List.of(6L)), 100, Trees.hashes(cut)))
                .isInstanceOf(LogDamagedException.class);
    }
}
