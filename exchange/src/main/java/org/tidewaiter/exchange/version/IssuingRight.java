package org.tidewaiter.exchange.version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /** @param skipped verified tokens that came along; each counts if it would be taken if it came itself */
    static IssuingRight of(VersionClaims claims, Collection<BareVersion> skipped, Collection<HeldVersion> held) {
        List<HeldVersion> below = held.stream()
                .filter(version -> version.version() < claims.version())
                .toList();
        Optional<HeldVersion> newest = newest(below);
        Map<Digest, Link> known = known(claims, skipped, held);
        List<Link> followed = links(Set.copyOf(claims.predecessors()), known);
        if (newest.isEmpty()) {
            return followed.isEmpty() || mayFollow(claims.issuer(), followed, List.of()) ? HAS : LACKS;
        }
        List<Digest> handOvers =
                Objects.requireNonNull(known.get(newest.get().digest())).handOvers();
        boolean has = leadsTo(newest.get().digest(), claims, known)
                ? mayFollow(claims.issuer(), followed, handOvers)
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

    private static Optional<HeldVersion> newest(Collection<HeldVersion> versions) {
        return versions.stream().max(Comparator.comparing(HeldVersion::version));
    }

    /**
     * A version that is known.
     *
     * @param next who issues after it
     * @param handOvers the versions by which the report was handed over up to it, as far as they are known, in their order
     */
    private record Link(int version, String next, Set<Digest> predecessors, List<Digest> handOvers) {

        static Link of(HeldVersion version, List<Digest> before, Optional<Digest> bridge) {
            List<Digest> handOvers = new ArrayList<>(before);
            if (!version.issuer().equals(version.nextIssuer())) {
                handOvers.add(version.digest());
            }
            Set<Digest> predecessors = new HashSet<>(version.predecessors());
            bridge.ifPresent(predecessors::add);
            return new Link(version.version(), version.nextIssuer(), predecessors, handOvers);
        }

        boolean goesOnFrom(List<Digest> before) {
            return handOvers.size() >= before.size()
                    && handOvers.subList(0, before.size()).equals(before);
        }
    }

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
                .filter(version -> held.contains(version) || counts(version, held, known))
                .forEach(version -> known.put(
                        version.digest(),
                        Link.of(version, handOversBefore(version, known), bridge(version, held, known))));
        return known;
    }

    /**
     * Over a gap a token that came along goes on from the newest version that is held below it, which says that its issuer may
     * issue it: it would be taken if it came itself.
     */
    private static Optional<Digest> bridge(HeldVersion version, Collection<HeldVersion> held, Map<Digest, Link> known) {
        return held.contains(version) || !links(version.predecessors(), known).isEmpty()
                ? Optional.empty()
                : newest(held.stream()
                                .filter(below -> below.version() < version.version())
                                .toList())
                        // One of the number below would be named; it is of another branch.
                        .filter(below -> below.version() < version.version() - 1)
                        .filter(below -> below.nextIssuer().equals(version.issuer()))
                        .map(HeldVersion::digest);
    }

    /** Whether a version of which the token alone is known would be taken. */
    private static boolean counts(HeldVersion version, Collection<HeldVersion> held, Map<Digest, Link> known) {
        List<Link> followed = links(version.predecessors(), known);
        if (!followed.isEmpty()) {
            return mayFollow(version.issuer(), followed, List.of());
        }
        boolean besideOneOfItsIssuer = held.stream()
                .anyMatch(other -> other.issuer().equals(version.issuer())
                        && other.predecessors().equals(version.predecessors()));
        return held.isEmpty()
                || besideOneOfItsIssuer
                || newest(held.stream()
                                .filter(other -> other.version() < version.version())
                                .toList())
                        .filter(below -> below.nextIssuer().equals(version.issuer()))
                        .isPresent();
    }

    /** Where nothing is known that it follows, those up to what is known below it. */
    private static List<Digest> handOversBefore(HeldVersion version, Map<Digest, Link> known) {
        List<Link> followed = links(version.predecessors(), known);
        Stream<Link> before = followed.isEmpty()
                ? known.values().stream()
                        .filter(below -> below.version() < version.version())
                        .max(Comparator.comparing(Link::version))
                        .stream()
                : followed.stream();
        return before.map(Link::handOvers).max(Comparator.comparing(List::size)).orElse(List.of());
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

    /**
     * Of several branches the one that was handed over most often decides, if it goes on from the hand-overs that are known here:
     * nobody takes a report back by forking it.
     */
    private static boolean mayFollow(String issuer, List<Link> followed, List<Digest> handOvers) {
        List<Link> goingOn =
                followed.stream().filter(link -> link.goesOnFrom(handOvers)).toList();
        int most =
                goingOn.stream().mapToInt(link -> link.handOvers().size()).max().orElse(0);
        return !goingOn.isEmpty()
                && goingOn.stream()
                        .filter(link -> link.handOvers().size() == most)
                        .allMatch(link -> link.next().equals(issuer));
    }
}
