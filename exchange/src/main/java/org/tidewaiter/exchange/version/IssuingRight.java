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

    /** @param skipped verified tokens that came along; each counts if its own issuer had the right */
    static IssuingRight of(VersionClaims claims, Collection<BareVersion> skipped, Collection<HeldVersion> held) {
        List<HeldVersion> below = held.stream()
                .filter(version -> version.version() < claims.version())
                .toList();
        Optional<HeldVersion> newest = below.stream().max(Comparator.comparing(HeldVersion::version));
        if (newest.isEmpty()) {
            return HAS;
        }
        Map<Digest, Link> known = known(claims, skipped, held);
        List<Link> followed = links(Set.copyOf(claims.predecessors()), known);
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
     */
    private record Link(String issuer, String next, Set<Digest> predecessors) {

        boolean handsOver() {
            return !issuer.equals(next);
        }
    }

    private static Map<Digest, Link> known(
            VersionClaims claims, Collection<BareVersion> skipped, Collection<HeldVersion> held) {
        Map<Digest, Link> known = new HashMap<>();
        held.forEach(version ->
                known.put(version.digest(), new Link(version.issuer(), version.nextIssuer(), version.predecessors())));
        skipped.stream()
                .filter(one -> one.claims().identity().equals(claims.identity())
                        && one.claims().version() < claims.version())
                .sorted(Comparator.comparing((BareVersion one) -> one.claims().version()))
                .forEach(one -> {
                    Set<Digest> predecessors = Set.copyOf(one.claims().predecessors());
                    if (mayFollow(one.claims().issuer(), links(predecessors, known))) {
                        known.putIfAbsent(
                                one.digest(),
                                new Link(one.claims().issuer(), one.claims().nextIssuer(), predecessors));
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

    /** Of two branches one of which hands over, that one decides: nobody takes a report back by forking it. */
    private static boolean mayFollow(String issuer, List<Link> followed) {
        List<Link> handingOver = followed.stream().filter(Link::handsOver).toList();
        return handingOver.isEmpty()
                ? followed.stream().anyMatch(link -> link.next().equals(issuer))
                : handingOver.stream().allMatch(link -> link.next().equals(issuer));
    }
}
