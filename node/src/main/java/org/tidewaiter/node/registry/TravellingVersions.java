package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.EMBARGO;
import static org.tidewaiter.sql.registry.Tables.REPORT;
import static org.tidewaiter.sql.registry.Tables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.DisclosedSet;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.exchange.version.SignedVersion;
import org.tidewaiter.node.delivery.OutgoingVersions;
import org.tidewaiter.node.delivery.Travel;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.report.disclosure.Discloser;
import org.tidewaiter.report.disclosure.DisclosureProfile;

/** Says what of the stored versions travels under an agreement: the bytes that were signed, and what it discloses. */
@Component
class TravellingVersions implements OutgoingVersions {

    private final DSLContext sql;
    private final Clock clock;
    private final Map<String, Discloser> profiles = new ConcurrentHashMap<>();

    TravellingVersions(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The stored versions of one report, by number, and its hold. */
    private record Stored(
            TreeMap<Integer, Record> versions, @Nullable Hold hold) {

        boolean isWithdrawn() {
            return versions.lastEntry().getValue().get(VERSION.KIND).equals("WITHDRAWAL");
        }
    }

    private record Hold(@Nullable Instant until, String reason) {}

    @Override
    @Transactional(readOnly = true)
    public List<Travel> travels(List<Asked> asked, Agreement agreement) {
        Map<ReportIdentity, Stored> stored =
                load(asked.stream().map(one -> one.version().identity()).collect(Collectors.toSet()));
        Discloser profile = profiles.computeIfAbsent(
                agreement.profile().name(), name -> new Discloser(DisclosureProfile.named(name)));
        List<Travel> answers = new ArrayList<>(asked.size());
        for (Asked one : asked) {
            Stored report = stored.get(one.version().identity());
            Record version =
                    report == null ? null : report.versions().get(one.version().version());
            answers.add(
                    report == null || version == null
                            ? new Travel.NotDue("unknown")
                            : travel(one, report, version, agreement, profile));
        }
        return List.copyOf(answers);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<VersionRef, Instant> releasedAt(Collection<VersionRef> versions) {
        Set<VersionRef> wanted = Set.copyOf(versions);
        UUID[] numbers = versions.stream()
                .map(version -> version.identity().number())
                .distinct()
                .toArray(UUID[]::new);
        Map<VersionRef, Instant> released = new HashMap<>();
        sql.select(REPORT.ORIGINATOR, REPORT.NUMBER, VERSION.VERSION_, VERSION.RELEASED_AT)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(REPORT.NUMBER.eq(org.jooq.impl.DSL.any(numbers)))
                .forEach(row -> {
                    VersionRef version = new VersionRef(
                            new ReportIdentity(row.get(REPORT.ORIGINATOR), row.get(REPORT.NUMBER)),
                            row.get(VERSION.VERSION_));
                    if (wanted.contains(version)) {
                        released.put(version, row.get(VERSION.RELEASED_AT).toInstant());
                    }
                });
        return released;
    }

    private Travel travel(Asked asked, Stored report, Record version, Agreement agreement, Discloser profile) {
        boolean withdrawal = version.get(VERSION.KIND).equals("WITHDRAWAL");
        if (withdrawal && asked.heldVersion() == null && !asked.everSent()) {
            return new Travel.NotDue("never-sent");
        }
        if (!withdrawal && report.isWithdrawn()) {
            return new Travel.NotDue("withdrawn");
        }
        Hold hold = report.hold();
        if (!withdrawal && hold != null && (hold.until() == null || hold.until().isAfter(clock.instant()))) {
            return new Travel.Held(hold.until(), hold.reason());
        }
        List<String> travelling = withdrawal ? List.of() : AgreedParts.of(version, agreement, profile);
        if (!withdrawal && travelling.isEmpty()) {
            return new Travel.NotDue("outside-agreement");
        }
        Digest after = null;
        List<String> skipped = List.of();
        if (asked.heldVersion() != null) {
            Record held = report.versions().get(asked.heldVersion());
            after = held == null ? null : Digest.parse(held.get(VERSION.DIGEST));
            skipped =
                    report
                            .versions()
                            .subMap(asked.heldVersion(), false, asked.version().version(), false)
                            .values()
                            .stream()
                            .map(row -> row.get(VERSION.JWS))
                            .toList();
        }
        return new Travel.Travels(
                new SignedVersion(version.get(VERSION.JWS), travelling),
                Digest.parse(version.get(VERSION.DIGEST)),
                DisclosedSet.digest(travelling),
                after,
                skipped);
    }

    private Map<ReportIdentity, Stored> load(Set<ReportIdentity> identities) {
        Set<UUID> numbers = identities.stream().map(ReportIdentity::number).collect(Collectors.toSet());
        Map<ReportIdentity, Stored> stored = new HashMap<>();
        Map<Long, Hold> holds = new HashMap<>();
        sql.select(EMBARGO.REPORT_ID, EMBARGO.UNTIL, EMBARGO.REASON)
                .from(EMBARGO)
                .join(REPORT)
                .on(REPORT.ID.eq(EMBARGO.REPORT_ID))
                .where(EMBARGO.LIFTED_AT.isNull())
                .and(REPORT.NUMBER.eq(org.jooq.impl.DSL.any(numbers.toArray(UUID[]::new))))
                .forEach(row -> holds.put(
                        row.get(EMBARGO.REPORT_ID),
                        new Hold(Moments.instant(row.get(EMBARGO.UNTIL)), row.get(EMBARGO.REASON))));
        sql.select(
                        REPORT.ID,
                        REPORT.ORIGINATOR,
                        REPORT.NUMBER,
                        VERSION.VERSION_,
                        VERSION.KIND,
                        VERSION.DIGEST,
                        VERSION.JWS,
                        VERSION.PART_NAMES,
                        VERSION.DISCLOSURES)
                .from(REPORT)
                .join(VERSION)
                .on(VERSION.REPORT_ID.eq(REPORT.ID))
                .where(REPORT.NUMBER.eq(org.jooq.impl.DSL.any(numbers.toArray(UUID[]::new))))
                .forEach(row -> stored.computeIfAbsent(
                                new ReportIdentity(row.get(REPORT.ORIGINATOR), row.get(REPORT.NUMBER)),
                                identity -> new Stored(new TreeMap<>(), holds.get(row.get(REPORT.ID))))
                        .versions()
                        .put(row.get(VERSION.VERSION_), row));
        return stored;
    }
}
