package org.tidewaiter.node.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.IssuedVersion;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.VersionClaims;

/**
 * What became of one report at its originator, made up: corrections, forks after a restore, corrections that leave the scope
 * and come back, hand-overs to another node and back, also by a node that a restore lets forget them, a withdrawal or an erasure. Steps stand in the order in which the originator took them.
 */
final class MadeHistory {

    private static final String[] BRANDS = {"Northern Pine", "Southern Fir", "Eastern Oak", "Western Elm"};

    /** What a partner is told at one step. */
    sealed interface Step {

        /**
         * A version; where the originator has forked, one of the branches of one number.
         *
         * @param by the node that issued it
         * @param chain what was told since the report was handed over first, so that a holder sees who may issue
         */
        record Told(Sender by, List<IssuedVersion> branches, List<IssuedVersion> chain) implements Step {}

        /** The report has left the scope with this version, and is taken back. */
        record TakenBack(RecalledReport report) implements Step {}
    }

    /** The node that issues now, and the one to which it would hand over. */
    private Sender sender;

    private Sender other;
    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private List<IssuedVersion> heads;
    private final List<IssuedVersion> chain = new ArrayList<>();
    private boolean withdrawn;
    private boolean erased;

    private MadeHistory(Sender sender, Sender other, Random random) {
        this.sender = sender;
        this.other = other;
        this.random = random;
        this.heads = List.of(sender.first(Sender.newReport(), TestReports.mixed()));
        steps.add(new Step.Told(sender, heads, List.of()));
    }

    static MadeHistory of(Sender sender, Sender other, Random random) {
        MadeHistory history = new MadeHistory(sender, other, random);
        for (int i = random.nextInt(6); i > 0 && !history.withdrawn; i--) {
            history.go();
        }
        if (history.heads.size() > 1) {
            history.tell(List.of(history.correction()));
        }
        return history;
    }

    private void go() {
        switch (random.nextInt(7)) {
            case 0 -> {
                erased = random.nextBoolean();
                tell(List.of(
                        erased
                                ? sender.erasure(identity(), number() + 1, digests())
                                : sender.withdrawal(identity(), number() + 1, digests())));
                withdrawn = true;
            }
            case 1 -> {
                if (!chain.isEmpty()) {
                    // What another node sent its successor does not recall.
                    tell(List.of(correction()));
                    return;
                }
                heads = List.of(correction());
                steps.add(new Step.TakenBack(new RecalledReport(
                        identity(), number(), heads.getFirst().digest())));
            }
            case 2 -> fork();
            case 3 -> handOver();
            default -> tell(List.of(correction()));
        }
    }

    /** Of two branches the one that an older copy has forgotten may have gone on. */
    private void fork() {
        IssuedVersion standing = correction();
        IssuedVersion forgotten = correction();
        tell(List.of(standing, forgotten));
        if (random.nextBoolean()) {
            IssuedVersion further = correction(forgotten.digest());
            tell(List.of(further));
            heads = List.of(further, standing, forgotten);
        }
    }

    private void handOver() {
        Digest[] before = digests();
        IssuedVersion last = sender.handOver(identity(), number() + 1, other.name(), before);
        Sender former = sender;
        boolean forgets = random.nextInt(3) == 0;
        if (forgets) {
            tell(List.of(last, correction(before)));
        } else {
            tell(List.of(last));
        }
        if (chain.isEmpty()) {
            chain.addAll(heads);
        }
        sender = other;
        other = former;
        if (forgets && random.nextBoolean()) {
            goOnBeside(former, last, heads.getLast());
        }
    }

    /** Both issue: the one that has the report now, and the one that has forgotten that it gave it away. */
    private void goOnBeside(Sender former, IssuedVersion handOver, IssuedVersion forgotten) {
        IssuedVersion standing = correction(handOver.digest());
        IssuedVersion beside = correction(former, forgotten.claims().version() + 1, forgotten.digest());
        steps.add(new Step.Told(former, List.of(beside), List.copyOf(chain)));
        chain.add(beside);
        tell(List.of(standing));
        heads = List.of(standing, handOver, beside, forgotten);
    }

    private void tell(List<IssuedVersion> branches) {
        heads = branches;
        steps.add(new Step.Told(sender, branches, List.copyOf(chain)));
        if (!chain.isEmpty()) {
            chain.addAll(branches);
        }
    }

    /** Numbered above all that is known, and following every branch of it. */
    private IssuedVersion correction() {
        return correction(digests());
    }

    private IssuedVersion correction(Digest... predecessors) {
        return correction(sender, number() + 1, predecessors);
    }

    private IssuedVersion correction(Sender by, int number, Digest... predecessors) {
        return by.issue(
                identity(),
                number,
                Sender.parts(TestReports.with(TestReports.mixed(), "/goods/0/brand", BRANDS[random.nextInt(4)])),
                "2026.1",
                predecessors);
    }

    private Digest[] digests() {
        return heads.stream().map(IssuedVersion::digest).toArray(Digest[]::new);
    }

    private int number() {
        return heads.getFirst().claims().version();
    }

    ReportIdentity identity() {
        return heads.getFirst().claims().identity();
    }

    /** Whether it ends with an erasure. */
    boolean isErased() {
        return erased;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** What a partner should be told now: the withdrawal alone, else what was told since the report was taken back last. */
    List<Step> due() {
        if (withdrawn) {
            return List.of(steps.getLast());
        }
        return List.copyOf(steps.subList(Math.max(0, lastTakenBack()), steps.size()));
    }

    private int lastTakenBack() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.TakenBack) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return steps.stream().map(MadeHistory::words).collect(Collectors.joining(", ", identity() + ": ", ""));
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.TakenBack(var report) -> "taken back at " + report.version();
            case Step.Told told ->
                told.branches().stream().map(MadeHistory::words).collect(Collectors.joining(" beside "));
        };
    }

    private static String words(IssuedVersion version) {
        VersionClaims claims = version.claims();
        return "%d %s %s by %s after %s%s"
                .formatted(
                        claims.version(),
                        claims.kind(),
                        start(version.digest()),
                        claims.issuer(),
                        claims.predecessors().stream().map(MadeHistory::start).toList(),
                        claims.next() == null ? "" : " to " + claims.next());
    }

    private static String start(Digest digest) {
        return digest.text().substring(0, 6);
    }
}
