package org.tidewaiter.exchange.version;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.token.Codes;

/**
 * What stands in clear in a version: codes, numbers and times, never free text or values.
 *
 * @param issuer name of the node that signs: the originator's own, or a gateway under its mandate
 * @param identity the report's name
 * @param version 1, 2, 3 …; above all versions known to the issuer
 * @param kind content or withdrawal
 * @param reason code of the reason, for a withdrawal and only there
 * @param predecessors digests of every known branch that this version follows; none for a first version
 * @param epoch the issuer's journal epoch, which changes at a restore
 * @param vocabulary edition of the vocabulary that the content uses
 * @param protocol version of these rules; {@value #PROTOCOL} is the only one yet
 * @param released time of release, to the millisecond (cut off, not rounded)
 * @param handling handling codes
 * @param onward the ceiling for relays
 * @param next for a hand-over: the node that issues the report's versions after this one; null where the issuer stays
 * @param witnessed how far the issuer had verified which logs of acceptances, at most {@value #MAXIMUM_WITNESSED}
 */
public record VersionClaims(
        String issuer,
        ReportIdentity identity,
        int version,
        VersionKind kind,
        @Nullable String reason,
        List<Digest> predecessors,
        long epoch,
        String vocabulary,
        int protocol,
        Instant released,
        List<String> handling,
        Onward onward,
        @Nullable String next,
        List<LogWitness> witnessed) {

    /** Logs that a version can name. */
    public static final int MAXIMUM_WITNESSED = 8;

    /** The protocol version spoken here. */
    public static final int PROTOCOL = 1;

    /** The highest version number that a report can have. */
    public static final int MAXIMUM_VERSION = 1_000_000;

    /** Branches that a version can name. */
    public static final int MAXIMUM_PREDECESSORS = 16;

    static final int MAXIMUM_HANDLING = 32;

    public VersionClaims {
        Codes.requireCode(issuer, "the issuer");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(onward, "onward");
        Codes.requireNumber(epoch, 0, "the epoch");
        Codes.requireCode(vocabulary, "the vocabulary edition");
        predecessors = List.copyOf(predecessors);
        handling = List.copyOf(handling);
        witnessed = List.copyOf(witnessed);
        if (witnessed.size() > MAXIMUM_WITNESSED) {
            throw new IllegalArgumentException("too many logs");
        }
        handling.forEach(code -> Codes.requireCode(code, "a handling code"));
        released = released.truncatedTo(ChronoUnit.MILLIS);
        requireSizes(version, protocol, predecessors, handling);
        requireReason(kind, reason);
        requireNext(kind, issuer, next);
        requireSuccession(version, predecessors);
    }

    /** Of an issuer that stays and has verified no log. */
    public VersionClaims(
            String issuer,
            ReportIdentity identity,
            int version,
            VersionKind kind,
            @Nullable String reason,
            List<Digest> predecessors,
            long epoch,
            String vocabulary,
            int protocol,
            Instant released,
            List<String> handling,
            Onward onward) {
        this(
                issuer,
                identity,
                version,
                kind,
                reason,
                predecessors,
                epoch,
                vocabulary,
                protocol,
                released,
                handling,
                onward,
                null,
                List.of());
    }

    /** The same, after which another node issues. */
    public VersionClaims handingOverTo(String successor) {
        return new VersionClaims(
                issuer,
                identity,
                version,
                kind,
                reason,
                predecessors,
                epoch,
                vocabulary,
                protocol,
                released,
                handling,
                onward,
                successor,
                witnessed);
    }

    /** The node that issues the version after this one. */
    public String nextIssuer() {
        return next == null ? issuer : next;
    }

    /** The reason of a withdrawal. */
    public Optional<String> withdrawalReason() {
        return Optional.ofNullable(reason);
    }

    private static void requireSizes(int version, int protocol, List<Digest> predecessors, List<String> handling) {
        if (version < 1 || version > MAXIMUM_VERSION || protocol != PROTOCOL) {
            throw new IllegalArgumentException("the version or protocol number is out of range");
        }
        if (predecessors.size() > MAXIMUM_PREDECESSORS || handling.size() > MAXIMUM_HANDLING) {
            throw new IllegalArgumentException("too many predecessors or handling codes");
        }
    }

    private static void requireReason(VersionKind kind, @Nullable String reason) {
        if ((kind == VersionKind.WITHDRAWAL) != (reason != null)) {
            throw new IllegalArgumentException("a withdrawal, and nothing else, has a reason");
        }
        if (reason != null) {
            Codes.requireCode(reason, "the reason");
        }
    }

    private static void requireNext(VersionKind kind, String issuer, @Nullable String next) {
        if (next == null) {
            return;
        }
        Codes.requireCode(next, "the next issuer");
        if (kind == VersionKind.WITHDRAWAL || next.equals(issuer)) {
            throw new IllegalArgumentException("content alone is handed over, and to another node");
        }
    }

    private static void requireSuccession(int version, List<Digest> predecessors) {
        if ((version == 1) != predecessors.isEmpty()) {
            throw new IllegalArgumentException("every version but the first names its predecessors");
        }
        if (new HashSet<>(predecessors).size() != predecessors.size()) {
            throw new IllegalArgumentException("a predecessor is named once");
        }
    }
}
