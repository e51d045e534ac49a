package org.tidewaiter.exchange.version;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.token.Rule;

/** How a version stands to what a receiver holds of the same report. */
public sealed interface Succession {

    /** Stands from now on: the newest version, or a withdrawal, which no later number undoes. */
    record Next() implements Succession {}

    /** Belongs to the history, below a version that is held: to be stored without becoming the newest. */
    record Earlier() implements Succession {}

    /** This very version is held: accepted already, or supplemented if it brings new disclosures. */
    record Held() implements Succession {}

    /** Another branch is held, and stays. */
    record Conflicting(Digest kept) implements Succession {}

    /** Relies on a predecessor that is not held here, or that alone can say that its issuer may issue it. */
    record Unlinked() implements Succession {}

    /**
     * Can never follow.
     *
     * @param rule {@link Rule#CHAIN_BROKEN}, {@link Rule#REPORT_WITHDRAWN} or {@link Rule#NOT_THE_ISSUER}
     */
    record Impossible(Rule rule) implements Succession {}

    /**
     * Judges a verified version.
     *
     * <p>A withdrawal is never refused for want of a predecessor, and after one no content follows, whatever the numbers.
     * With no {@code after}, any version may come first. Versions of neighbouring numbers must be linked: the higher one
     * was numbered above all that its issuer knew and names every branch of these, so that a missing link means another
     * branch. Over a gap nothing can be said; the version that fills it is checked against both ends.
     *
     * <p>One node issues at a time, as {@link IssuingRight} says: who issues after a version stands in that version.
     *
     * @param claims the version's clear claims
     * @param digest its digest
     * @param after what the sender believes was accepted here last; none if nothing
     * @param skipped the verified tokens that came along, in any order
     * @param held all versions of the same report that are held here
     */
    static Succession judge(
            VersionClaims claims,
            Digest digest,
            @Nullable Digest after,
            Collection<BareVersion> skipped,
            Collection<HeldVersion> held) {
        if (held.stream().anyMatch(version -> version.digest().equals(digest))) {
            return new Held();
        }
        Optional<HeldVersion> sameNumber = numbered(claims.version(), held);
        if (sameNumber.isPresent()) {
            return new Conflicting(sameNumber.get().digest());
        }
        IssuingRight right = IssuingRight.of(claims, skipped, held);
        if (claims.kind() == VersionKind.WITHDRAWAL) {
            return switch (right) {
                case HAS, STRANGER -> new Next();
                case FORMER -> new Unlinked();
                case LACKS -> new Impossible(Rule.NOT_THE_ISSUER);
            };
        }
        if (held.stream().anyMatch(version -> version.kind() == VersionKind.WITHDRAWAL)) {
            return new Impossible(Rule.REPORT_WITHDRAWN);
        }
        return judgeContent(claims, digest, after, skipped, held, right);
    }

    private static Succession judgeContent(
            VersionClaims claims,
            Digest digest,
            @Nullable Digest after,
            Collection<BareVersion> skipped,
            Collection<HeldVersion> held,
            IssuingRight right) {
        Set<Digest> known = held.stream().map(HeldVersion::digest).collect(Collectors.toSet());
        if (after != null && !known.contains(after)) {
            return new Unlinked();
        }
        Optional<HeldVersion> otherBranch = numbered(claims.version() - 1, held)
                .filter(below -> !claims.predecessors().contains(below.digest()))
                .or(() -> numbered(claims.version() + 1, held)
                        .filter(above -> !above.predecessors().contains(digest)
                                || !above.issuer().equals(claims.nextIssuer())));
        if (otherBranch.isPresent()) {
            return new Conflicting(otherBranch.get().digest());
        }
        if (right == IssuingRight.LACKS) {
            return new Impossible(Rule.NOT_THE_ISSUER);
        }
        if (right != IssuingRight.HAS) {
            return new Unlinked();
        }
        if (held.stream().anyMatch(version -> version.version() > claims.version())) {
            return new Earlier();
        }
        return after == null || leadsTo(known, claims, skipped) ? new Next() : new Impossible(Rule.CHAIN_BROKEN);
    }

    private static Optional<HeldVersion> numbered(int number, Collection<HeldVersion> held) {
        return held.stream().filter(version -> version.version() == number).findFirst();
    }

    private static boolean leadsTo(Set<Digest> known, VersionClaims claims, Collection<BareVersion> skipped) {
        Map<Digest, List<Digest>> predecessors = new HashMap<>();
        for (BareVersion bare : skipped) {
            if (bare.claims().identity().equals(claims.identity())
                    && bare.claims().version() < claims.version()) {
                predecessors.put(bare.digest(), bare.claims().predecessors());
            }
        }
        Deque<Digest> open = new ArrayDeque<>(claims.predecessors());
        Set<Digest> visited = new HashSet<>();
        while (!open.isEmpty()) {
            Digest next = open.pop();
            if (known.contains(next)) {
                return true;
            }
            if (visited.add(next)) {
                open.addAll(predecessors.getOrDefault(next, List.of()));
            }
        }
        return false;
    }
}
