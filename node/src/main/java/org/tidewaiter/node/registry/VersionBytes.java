package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.version.ClaimedIssuer;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.Disclosure;
import org.tidewaiter.exchange.version.RejectedVersion;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.exchange.version.VerifiedVersion;
import org.tidewaiter.exchange.version.VersionContent;
import org.tidewaiter.exchange.version.VersionKind;
import org.tidewaiter.exchange.version.VersionVerifier;

/**
 * What the stored bytes of a version say, and whether what is stored beside them agrees.
 *
 * @param digest of the stored signing input
 * @param disclosed over the stored disclosures
 * @param sound whether the issuer's signature holds, the bytes are of this version, and no column contradicts them
 */
record VersionBytes(int version, boolean withdrawal, Digest digest, Digest disclosed, boolean sound) {

    /** The columns that are read. */
    static final List<Field<?>> COLUMNS = List.of(
            VERSION.VERSION_,
            VERSION.KIND,
            VERSION.DIGEST,
            VERSION.DISCLOSED,
            VERSION.PREDECESSORS,
            VERSION.JWS,
            VERSION.PART_NAMES,
            VERSION.DISCLOSURES,
            VERSION.ISSUER,
            VERSION.HANDS_TO,
            VERSION.SOURCE);

    /** Reads a row. Of a version that was passed on, the issuer is another node than the one from which it came. */
    static VersionBytes of(ReportIdentity identity, Record row, VersionVerifier verifier) {
        SignedVersion signed = signed(row);
        boolean sound = switch (verifier.verify(signed, row.get(VERSION.ISSUER))) {
            case VerifiedVersion verified -> agrees(identity, row, verified.content());
            // Of a node that is no partner any more no signature can be checked, only that the columns agree.
            case RejectedVersion rejected ->
                rejected.faults().stream().allMatch(fault -> fault.breaks(Rule.UNKNOWN_SENDER))
                        && names(signed.jws(), row.get(VERSION.ISSUER))
                        && row.get(VERSION.DIGEST).equals(signed.digest().text())
                        && row.get(VERSION.DISCLOSED).equals(signed.disclosed().text());
        };
        return new VersionBytes(
                row.get(VERSION.VERSION_),
                row.get(VERSION.KIND).equals(VersionKind.WITHDRAWAL.name()),
                signed.digest(),
                signed.disclosed(),
                sound);
    }

    /**
     * What some of the ways brought of it.
     *
     * @param all by which it came
     */
    VersionBytes broughtBy(List<Way> some, List<Way> all, Record row, VersionVerifier verifier) {
        if (some.size() == all.size()) {
            return this;
        }
        List<String> brought = some.stream()
                .flatMap(way -> way.disclosures().stream())
                .distinct()
                .toList();
        boolean intact = verifier.verify(new SignedVersion(row.get(VERSION.JWS), brought), row.get(VERSION.ISSUER))
                instanceof VerifiedVersion;
        return new VersionBytes(version, withdrawal, digest, DisclosedSet.digest(brought), sound && intact);
    }

    private static boolean names(String jws, String issuer) {
        return ClaimedIssuer.of(jws)
                .filter(claimed -> claimed.issuer().equals(issuer))
                .isPresent();
    }

    static SignedVersion signed(Record row) {
        return new SignedVersion(row.get(VERSION.JWS), List.of(row.get(VERSION.DISCLOSURES)));
    }

    private static boolean agrees(ReportIdentity identity, Record row, VersionContent content) {
        return isOf(identity, row, content)
                && row.get(VERSION.KIND).equals(content.claims().kind().name())
                && Objects.equals(row.get(VERSION.HANDS_TO), content.claims().next())
                && row.get(VERSION.DIGEST).equals(content.digest().text())
                && row.get(VERSION.DISCLOSED).equals(content.disclosed().text())
                && List.of(row.get(VERSION.PREDECESSORS))
                        .equals(content.claims().predecessors().stream()
                                .map(Digest::text)
                                .toList())
                && List.of(row.get(VERSION.PART_NAMES))
                        .equals(content.disclosures().stream()
                                .map(Disclosure::name)
                                .toList());
    }

    /** Whether the bytes are those of the version in whose row they stand. */
    static boolean isOf(ReportIdentity identity, Record row, VersionContent content) {
        return content.claims().identity().equals(identity) && content.claims().version() == row.get(VERSION.VERSION_);
    }
}
