package org.tidewaiter.node.registry;

import static org.tidewaiter.sql.registry.Tables.REPORT;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.registry.Placement.Signed;
import org.tidewaiter.node.settings.NodeSettings;

/** Records new reports of the authority that the recording person belongs to. */
@Component
public class Recording {

    /** Stands where otherwise the name of the person stands who released. */
    static final String BY_AGREEMENT = "agreement";

    private final DSLContext sql;
    private final Rows rows;
    private final VersionSigner signer;
    private final Placement placement;
    private final NodeSettings settings;
    private final CodeWords codeWords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Recording(
            DSLContext sql,
            Rows rows,
            VersionSigner signer,
            Placement placement,
            NodeSettings settings,
            CodeWords codeWords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.signer = signer;
        this.placement = placement;
        this.settings = settings;
        this.codeWords = codeWords;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A report that is to be written.
     *
     * @param record its name inside this node
     * @param identity its name among all nodes if it is released at once, else null
     */
    private record Fresh(
            UUID record,
            NewReport report,
            @Nullable String sourceDigest,
            @Nullable ReportIdentity identity) {

        ReportState state(boolean signed) {
            if (signed) {
                return ReportState.SIGNED;
            }
            return identity == null ? ReportState.SUBMITTED : ReportState.RELEASED;
        }
    }

    /**
     * Records checked reports, all in one transaction. A report whose source key is there already changes nothing; the
     * outcome says whether its content is the same, but for names of goods lines and what is nominal.
     * Released reports are signed in the same transaction where this node may sign; otherwise their signature follows.
     *
     * @return one outcome for each report, in order
     */
    @Transactional
    public List<RecordOutcome> record(AccessScope scope, List<NewReport> reports) {
        scope.require(Permission.RECORD);
        String originator = originator(scope);
        Map<String, Known> known = known(originator, reports);
        List<RecordOutcome> outcomes = new ArrayList<>(reports.size());
        List<Fresh> fresh = new ArrayList<>();
        for (NewReport report : reports) {
            String key = report.sourceKey();
            String digest = key == null ? null : SourceDigest.of(report.report());
            Known there = key == null ? null : known.get(key);
            if (there != null) {
                outcomes.add(there.outcome(digest));
                continue;
            }
            Fresh one = fresh(originator, report, digest);
            fresh.add(one);
            outcomes.add(new RecordOutcome.Recorded(one.record()));
            if (key != null) {
                known.put(key, new Known(one.record(), digest));
            }
        }
        store(scope, originator, fresh);
        return List.copyOf(outcomes);
    }

    /** What has a source key already, stored or earlier in the same batch. */
    private record Known(UUID record, @Nullable String digest) {

        RecordOutcome outcome(@Nullable String arrived) {
            return Objects.equals(digest, arrived)
                    ? new RecordOutcome.AlreadyThere(record)
                    : new RecordOutcome.OtherContent(record);
        }
    }

    private Map<String, Known> known(String originator, List<NewReport> reports) {
        List<String> keys = reports.stream()
                .map(NewReport::sourceKey)
                .filter(Objects::nonNull)
                .toList();
        if (keys.isEmpty()) {
            return new HashMap<>();
        }
        // One importer at a time, so that two of them cannot both miss the same key.
        sql.fetch("select pg_advisory_xact_lock(hashtext('registry.source_key'))");
        return new HashMap<>(sql.select(REPORT.SOURCE_KEY, REPORT.RECORD, REPORT.SOURCE_DIGEST)
                .from(REPORT)
                .where(Identities.withSourceKeys(originator, keys))
                .fetchMap(Record3::value1, row -> new Known(row.value2(), row.value3())));
    }

    private String originator(AccessScope scope) {
        return settings.reporting(scope.member())
                .orElseThrow(() -> new IllegalStateException("nobody records in the name of no authority"));
    }

    private void store(AccessScope scope, String originator, List<Fresh> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        List<Long> ids = rows.reportIds(fresh.size());
        boolean sign = signer.permitted() && !signer.withoutMandate().contains(originator);
        Instant now = clock.instant();
        // Signing takes longer than all else here, and each report is signed by itself.
        List<Written> written = IntStream.range(0, fresh.size())
                .parallel()
                .mapToObj(i -> written(scope, originator, fresh.get(i), ids.get(i), sign, now))
                .toList();
        List<Signed> signed =
                written.stream().map(Written::signed).filter(Objects::nonNull).toList();
        rows.insertReports(written.stream().map(Written::report).toList());
        rows.insertRevisions(written.stream().map(Written::revision).toList());
        placement.append(signed);
        if (signed.size() < fresh.stream().filter(one -> one.identity() != null).count()) {
            events.publishEvent(new RevisionReleased());
        }
    }

    private Fresh fresh(String originator, NewReport report, @Nullable String sourceDigest) {
        boolean released = report.release() == NewReport.ReleaseMode.AUTOMATIC;
        return new Fresh(
                UUID.randomUUID(),
                report,
                sourceDigest,
                released ? new ReportIdentity(originator, VersionSigner.newNumber(clock, random)) : null);
    }

    /** @param signed null if its signature follows, or if it waits for its release */
    private record Written(
            ReportRow report,
            RevisionRow revision,
            @Nullable Signed signed) {}

    private Written written(AccessScope scope, String originator, Fresh one, long id, boolean sign, Instant now) {
        ReportIdentity identity = one.identity();
        VersionRow version = sign && identity != null ? sign(one, identity, id, now) : null;
        return new Written(
                reportRow(scope, originator, one, id, version, now),
                revisionRow(scope, one, id, version != null, now),
                version == null ? null : new Signed(Objects.requireNonNull(identity), version));
    }

    private VersionRow sign(Fresh one, ReportIdentity identity, long id, Instant now) {
        return signer.sign(new VersionSigner.ToSign(
                id,
                identity,
                1,
                one.report().report(),
                null,
                false,
                one.report().pseudonym(),
                null,
                List.of(),
                now));
    }

    private ReportRow reportRow(
            AccessScope scope, String originator, Fresh one, long id, @Nullable VersionRow version, Instant now) {
        ReportIdentity identity = one.identity();
        return new ReportRow(
                id,
                one.record(),
                originator,
                identity == null ? null : identity.number(),
                one.state(version != null),
                version == null ? 0 : version.version(),
                version == null ? null : version.digest(),
                settings.node().name(),
                one.report().sourceKey(),
                one.sourceDigest(),
                scope.accountName(),
                scope.office().orElse(null),
                now,
                identity == null ? null : now,
                now,
                one.report().pseudonym(),
                Projection.of(one.report().report(), false, codeWords));
    }

    private static RevisionRow revisionRow(AccessScope scope, Fresh one, long id, boolean signed, Instant now) {
        boolean released = one.identity() != null;
        return new RevisionRow(
                id,
                1,
                "CONTENT",
                null,
                one.report().report(),
                false,
                one.state(signed),
                scope.accountName(),
                now,
                released ? BY_AGREEMENT : null,
                released ? now : null);
    }
}
