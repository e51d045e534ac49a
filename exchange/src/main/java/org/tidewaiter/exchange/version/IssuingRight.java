package org.tidewaiter.exchange.version;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a version comes from the node that issues its report, as far as the versions say that a receiver knows. A mandate says
 * who may issue for an originator at all; which of these nodes issues one report, its versions say: the node that issued the
 * version before, or the one to which that version hands the report over.
 */
enum IssuingRight {
    /** The versions it follows say so; or nothing is known below it, and any version may come first. */
    HAS,
    /** The versions it follows are known, and name another node. */
    LACKS,
    /** Follows what is not known, and its issuer had the report once, before another node had it. */
    FORMER,
    /** Follows what is not known, and its issuer has issued nothing that is known. */
    STRANGER;

    private static final Comparator<Link> BY_HAND_OVERS =
            Comparator.comparing(Link::handOvers).thenComparing(Link::lastHandOver);

    /** @param skipped verified tokens that came along; each counts if its own issuer had the right */
    static IssuingRight of(VersionClaims claims, Collection<BareVersion> skipped, Collection<HeldVersion> held) {
        List<HeldVersion> below = held.stream()
                .filter(version -> version.version() < claims.version())
                .toList();
        Optional<HeldVersion> newest = below.stream().max(Comparator.comparing(HeldVersion::version));
        Map<Digest, Link> known = known(claims, skipped, held);
        List<Link> followed = links(Set.copyOf(claims.predecessors()), known);
        if (newest.isEmpty()) {
            return followed.isEmpty() || mayFollow(claims.issuer(), followed) ? HAS : LACKS;
        }
        boolean has = leadsTo(newest.get().digest(), claims, known)
                ? mayFollow(claims.issuer(), followed)
                // It passes over the newest version that is held, which then decides.
                : newest.get().nextIssuer().equals(claims.issuer());
        if (has) {
            return HAS;
        }
        if (!followed.isEmpty() && followed.size() == claims.predecessors().size()) {
            return LACKS;
        }
        return below.stream().anyMatch(version -> version.issuer().equals(claims.issuer())) ? FORMER : STRANGER;
    }

    /**
     * A version that is known.
     *
     * @param next who issues after it
     * @param handOvers how often the report was handed over up to it, as far as what it follows is known
     * @param lastHandOver digest of the last version that did so; empty if none is known
     */
    private record Link(String next, Set<Digest> predecessors, int handOvers, String lastHandOver) {

        static Link of(HeldVersion version, List<Link> followed) {
            Optional<Link> before = deciding(followed);
            int handOvers = before.map(Link::handOvers).orElse(0);
            return version.issuer().equals(version.nextIssuer())
                    ? new Link(
                            version.nextIssuer(),
                            version.predecessors(),
                            handOvers,
                            before.map(Link::lastHandOver).orElse(""))
                    : new Link(
                            version.nextIssuer(),
                            version.predecessors(),
                            handOvers + 1,
                            version.digest().text());
        }
    }

    /** What came along as a token counts if its issuer may follow what it follows, as the first version may. */
    private static Map<Digest, Link> known(
            VersionClaims claims, Collection<BareVersion> skipped, Collection<HeldVersion> held) {
        Map<Digest, HeldVersion> versions = new HashMap<>();
        skipped.stream()
                .filter(one -> one.claims().identity().equals(claims.identity())
                        && one.claims().version() < claims.version())
                .forEach(one -> versions.put(one.digest(), HeldVersion.of(one)));
        held.forEach(version -> versions.put(version.digest(), version));
        Map<Digest, Link> known = new HashMap<>();
        versions.values().stream()
                .sorted(Comparator.comparing(HeldVersion::version))
                .forEach(version -> {
                    List<Link> followed = links(version.predecessors(), known);
                    if (held.contains(version)
                            || version.predecessors().isEmpty()
                            || mayFollow(version.issuer(), followed)) {
                        known.put(version.digest(), Link.of(version, followed));
                    }
                });
        return known;
    }

    private static List<Link> links(Set<Digest> digests, Map<Digest, Link> known) {
        return digests.stream().filter(known::containsKey).map(known::get).toList();
    }

    private static boolean leadsTo(Digest version, VersionClaims claims, Map<Digest, Link> known) {
        Deque<Digest> open = new ArrayDeque<>(claims.predecessors());
        Set<Digest> visited = new HashSet<>();
        while (!open.isEmpty()) {
            Digest next = open.pop();
            if (next.equals(version)) {
                return true;
            }
            Link link = known.get(next);
            if (visited.add(next) && link != null) {
                open.addAll(link.predecessors());
            }
        }
        return false;
    }

    private static boolean mayFollow(String issuer, List<Link> followed) {
        Optional<Link> deciding = deciding(followed);
        return deciding.isPresent()
                && followed.stream()
                        .filter(link -> BY_HAND_OVERS.compare(link, deciding.get()) == 0)
                        .allMatch(link -> link.next().equals(issuer));
    }

    /**
     * Of several branches the one that was handed over most often decides, so that nobody takes a report back by forking it; of
     * two that were handed over equally often to different nodes, one that is the same for all who know both.
     */
    private static Optional<Link> deciding(List<Link> branches) {
        return branches.stream().max(BY_HAND_OVERS);
    }
}
