package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.EMBARGO;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.recall.RecalledReport;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.OldCopy;
import org.tidewaiter.node.delivery.OutgoingVersions;
import org.tidewaiter.node.delivery.Travel;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.registry.AgreedParts.Agreed;

/** Says what of the stored versions travels under an agreement: the bytes that were signed, and what it discloses. */
@Component
class TravellingVersions implements OutgoingVersions {

    /** How long what an old copy knows of others waits before it is asked about again. */
    private static final Duration UNTIL_COMPARED = Duration.ofMinutes(1);

    private final LeavingVersions leavingVersions;
    private final Ways ways;
    private final OldCopy copy;
    private final DSLContext sql;
    private final Clock clock;

    TravellingVersions(LeavingVersions leavingVersions, Ways ways, OldCopy copy, DSLContext sql, Clock clock) {
        this.leavingVersions = leavingVersions;
        this.ways = ways;
        this.copy = copy;
        this.sql = sql;
        this.clock = clock;
    }

    /** The stored versions of one report, by number, and its hold. */
    private record Stored(
            ReportIdentity identity,
            TreeMap<Integer, Record> versions,
            Ways.Known ways,
            @Nullable Hold hold) {

        Agreed leaving(Leaving leaving, Record version) {
            return leaving.of(identity, version, ways.of(version.get(REPORT.ID), version));
        }

        boolean isWithdrawn() {
            return versions.values().stream()
                    .anyMatch(version -> version.get(VERSION.KIND).equals("WITHDRAWAL"));
        }

        /** The version with which it stands; the last one where all were taken back. */
        Record newest() {
            return versions.descendingMap().values().stream()
                    .filter(version -> !version.get(VERSION.RECALLED))
                    .findFirst()
                    .orElseGet(
                            () -> Objects.requireNonNull(versions.lastEntry()).getValue());
        }

        /** Whether all that came of it was taken back; then its row names the highest version that its sender knew. */
        boolean isRecalled() {
            return newest().get(REPORT.STATE).equals(ReportState.RECALLED.name());
        }

        /** What a recall says of it: the version that a partner is to hold no more. */
        RecalledReport takenBack() {
            Record newest = newest();
            return isRecalled()
                    ? new RecalledReport(identity, newest.get(REPORT.VERSION), Digest.parse(newest.get(REPORT.DIGEST)))
                    : new RecalledReport(
                            identity, newest.get(VERSION.VERSION_), Digest.parse(newest.get(VERSION.DIGEST)));
        }
    }

    private record Hold(@Nullable Instant until, String reason) {}

    @Override
    @Transactional(readOnly = true)
    public List<Travel> travels(List<Asked> asked, Agreement agreement) {
        Map<ReportIdentity, Stored> stored =
                load(asked.stream().map(one -> one.version().identity()).collect(Collectors.toSet()));
        Leaving leaving = leavingVersions.under(agreement);
        List<Travel> answers = new ArrayList<>(asked.size());
        for (Asked one : asked) {
            Stored report = stored.get(one.version().identity());
            answers.add(report == null ? new Travel.NotDue("unknown") : travel(one, report, leaving));
        }
        return List.copyOf(answers);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VersionRef, Instant> releasedAt(Collection<VersionRef> versions) {
        Set<VersionRef> wanted = Set.copyOf(versions);
        Map<VersionRef, Instant> released = new HashMap<>();
        sql.select(REPORT.ORIGINATOR, REPORT.NUMBER, VERSION.VERSION_, VERSION.RELEASED_AT)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(Identities.among(
                        versions.stream().map(VersionRef::identity).toList()))
                .forEach(row -> {
                    VersionRef version = new VersionRef(Identities.of(row), row.get(VERSION.VERSION_));
                    if (wanted.contains(version)) {
                        released.put(version, row.get(VERSION.RELEASED_AT).toInstant());
                    }
                });
        return released;
    }

    private Travel travel(Asked asked, Stored report, Leaving leaving) {
        Record version = report.versions().get(asked.version().version());
        if (version == null) {
            // A recall may name a version that never came here.
            return report.isRecalled() ? outside(asked, report, NotDueReason.RECALLED) : new Travel.NotDue("unknown");
        }
        if (version.get(VERSION.KIND).equals("WITHDRAWAL")) {
            return asked.heldVersion() == null && !asked.everSent() && !isSentByFormer(report, version, leaving)
                    ? new Travel.NotDue("never-sent")
                    : travelling(asked, report, version, List.of());
        }
        if (report.isWithdrawn()) {
            return new Travel.NotDue("withdrawn");
        }
        if (copy.isWithholding() && !leaving.isOwn(version)) {
            return new Travel.Postponed(clock.instant().plus(UNTIL_COMPARED), "restored-copy");
        }
        Agreed agreed = report.leaving(leaving, version);
        Record newest = report.newest();
        if (agreed instanceof Agreed.Due
                && !newest.get(VERSION.VERSION_).equals(asked.version().version())
                && !(report.leaving(leaving, newest) instanceof Agreed.Due)) {
            agreed = new Agreed.NotDue(NotDueReason.LEFT_SCOPE);
        }
        return switch (agreed) {
            case Agreed.NotDue(var reason) -> outside(asked, report, reason);
            case Agreed.Due due -> due(asked, report, version, due);
        };
    }

    /** Whether the partner may have the report from the node that issued it before this one. */
    private static boolean isSentByFormer(Stored report, Record withdrawal, Leaving leaving) {
        return leaving.isOwn(withdrawal)
                && report.versions().values().stream()
                        .filter(version -> !leaving.isOwn(version))
                        .anyMatch(version -> leaving.asOwn(version) instanceof Agreed.Due);
    }

    /** Taken back from a partner that may hold something of it; a hold does not keep anything there. */
    private static Travel outside(Asked asked, Stored report, NotDueReason reason) {
        if (asked.recalled()) {
            return new Travel.NotDue("recalled");
        }
        return asked.heldVersion() == null && !asked.everSent()
                ? new Travel.NotDue(reason.code())
                : new Travel.Recalled(report.takenBack());
    }

    private Travel due(Asked asked, Stored report, Record version, Agreed.Due due) {
        Hold hold = report.hold();
        if (hold != null && (hold.until() == null || hold.until().isAfter(clock.instant()))) {
            return new Travel.Held(hold.until(), hold.reason());
        }
        return travelling(asked, report, version, due.disclosures());
    }

    private static Travel travelling(Asked asked, Stored report, Record version, List<String> disclosures) {
        Digest after = null;
        List<String> skipped = sinceHandOver(report, asked.version().version());
        Integer held = asked.heldVersion();
        if (held != null && isWhole(report, held, asked.version().version())) {
            after = Digest.parse(
                    Objects.requireNonNull(report.versions().get(held)).get(VERSION.DIGEST));
            skipped = report.versions().subMap(held, false, asked.version().version(), false).values().stream()
                    .map(row -> row.get(VERSION.JWS))
                    .toList();
        }
        return new Travel.Travels(
                new SignedVersion(version.get(VERSION.JWS), disclosures),
                Digest.parse(version.get(VERSION.DIGEST)),
                DisclosedSet.digest(disclosures),
                after,
                skipped,
                DisclosedContent.pictures(disclosures));
    }

    /** What shows a receiver that holds older versions of another issuer that the right to issue has passed on. */
    private static List<String> sinceHandOver(Stored report, int below) {
        return report.versions().headMap(below).values().stream()
                .dropWhile(version -> version.get(VERSION.HANDS_TO) == null)
                .map(version -> version.get(VERSION.JWS))
                .toList();
    }

    /** Whether the chain between two versions is held here; of a received report some may never have come. */
    private static boolean isWhole(Stored report, int from, int to) {
        return report.versions().containsKey(from)
                && report.versions().subMap(from, true, to, true).size() == to - from + 1;
    }

    private Map<ReportIdentity, Stored> load(Set<ReportIdentity> identities) {
        Map<ReportIdentity, Stored> stored = new HashMap<>();
        Map<Long, Hold> holds = new HashMap<>();
        sql.select(EMBARGO.REPORT_ID, EMBARGO.UNTIL, EMBARGO.REASON)
                .from(EMBARGO)
                .join(REPORT)
                .on(REPORT.ID.eq(EMBARGO.REPORT_ID))
                .where(EMBARGO.LIFTED_AT.isNull())
                .and(Identities.among(identities))
                .forEach(row -> holds.put(
                        row.get(EMBARGO.REPORT_ID),
                        new Hold(Moments.instant(row.get(EMBARGO.UNTIL)), row.get(EMBARGO.REASON))));
        var rows = sql.select(
                        REPORT.ID,
                        REPORT.ORIGINATOR,
                        REPORT.NUMBER,
                        REPORT.STATE,
                        REPORT.VERSION,
                        REPORT.DIGEST,
                        VERSION.VERSION_,
                        VERSION.KIND,
                        VERSION.DIGEST,
                        VERSION.JWS,
                        VERSION.DISCLOSURES,
                        VERSION.SOURCE,
                        VERSION.ISSUER,
                        VERSION.HANDS_TO,
                        VERSION.AGREEMENT,
                        VERSION.LANE_EPOCH,
                        VERSION.LANE_SEQUENCE,
                        VERSION.RECALLED)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(Identities.among(identities))
                .fetch();
        Ways.Known known = ways.of(rows.intoSet(REPORT.ID));
        rows.forEach(row -> stored.computeIfAbsent(
                        Identities.of(row),
                        identity -> new Stored(identity, new TreeMap<>(), known, holds.get(row.get(REPORT.ID))))
                .versions()
                .put(row.get(VERSION.VERSION_), row));
        return stored;
    }
}
