package org.tidewaiter.node.pictures;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.DecisionRefusedException;
import org.tidewaiter.node.registry.DecisionRefusedException.Reason;
import org.tidewaiter.node.registry.ReportDetail;
import org.tidewaiter.node.registry.ReportErased;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.Reports;
import org.tidewaiter.report.LineIds;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Takes pictures in for reports of this node, and gives them to those who may see what is not reviewed. */
@Component
@HoldsNominalData
class OwnPictures {

    /** Most pictures of one report, destroyed ones not counted. */
    static final int MOST = 20;

    /** Stands where otherwise the name of the person stands who decided. */
    private static final String ERASURE = "erasure";

    private final OwnPictureRows rows;
    private final PictureCleaning cleaning;
    private final Reports reports;
    private final Vocabulary vocabulary;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OwnPictures(
            OwnPictureRows rows,
            PictureCleaning cleaning,
            Reports reports,
            Vocabulary vocabulary,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.cleaning = cleaning;
        this.reports = reports;
        this.vocabulary = vocabulary;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What came of an upload.
     *
     * @param fresh false where the report had this very picture already
     */
    record Uploaded(OwnPicture picture, boolean fresh) {}

    /**
     * Cleans a file and keeps it, sealed, as a picture of the report. The file itself is not kept.
     *
     * @param kind code of the list {@code picture-kind}
     */
    Uploaded upload(AccessScope scope, UUID record, String kind, byte[] file) throws PictureRefusedException {
        scope.require(Permission.RECORD);
        requireStanding(scope, record);
        if (vocabulary.list("picture-kind").code(kind).isEmpty()) {
            throw PictureProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "picture-kind");
        }
        CleanPicture clean = cleaning.clean(file);
        Optional<Uploaded> stored =
                Objects.requireNonNull(transaction.execute(status -> store(scope, record, kind, clean)));
        return stored.orElseThrow(() -> new PictureRefusedException(PictureRefusal.TOO_MANY));
    }

    private Optional<Uploaded> store(AccessScope scope, UUID record, String kind, CleanPicture clean) {
        rows.lock(record);
        List<OwnPicture> there = rows.of(record);
        String digest = clean.digest().text();
        Optional<OwnPicture> same =
                there.stream().filter(one -> digest.equals(one.digest())).findFirst();
        if (same.isPresent()) {
            return Optional.of(new Uploaded(same.get(), false));
        }
        if (there.stream().filter(one -> one.state() != PictureState.DESTROYED).count() >= MOST) {
            return Optional.empty();
        }
        OwnPicture picture = new OwnPicture(
                record,
                newId(there),
                PictureState.UNREVIEWED,
                kind,
                digest,
                clean.format().mediaType(),
                clean.width(),
                clean.height(),
                scope.accountName(),
                clock.instant(),
                null,
                null);
        rows.insert(picture, clean);
        audit.record(scope, "picture.uploaded", record + "/" + picture.id(), Map.of("kind", kind));
        return Optional.of(new Uploaded(picture, true));
    }

    private String newId(List<OwnPicture> there) {
        String id = LineIds.next(random);
        while (isTaken(id, there)) {
            id = LineIds.next(random);
        }
        return id;
    }

    private static boolean isTaken(String id, List<OwnPicture> there) {
        return there.stream().anyMatch(one -> one.id().equals(id));
    }

    /** All pictures of a report, for an account that may know of what is not reviewed; of others, none. */
    @Transactional(readOnly = true)
    public List<OwnPicture> of(AccessScope scope, UUID record) {
        return mayKnow(scope) && reports.find(scope, record).isPresent() ? rows.of(record) : List.of();
    }

    /** One picture, for an account that may know of what is not reviewed. */
    @Transactional(readOnly = true)
    public Optional<OwnPicture> find(AccessScope scope, UUID record, String id) {
        return mayKnow(scope) && reports.find(scope, record).isPresent() ? rows.find(record, id) : Optional.empty();
    }

    private static boolean mayKnow(AccessScope scope) {
        return scope.may(Permission.READ_NOMINAL);
    }

    /** The bytes. Whoever sees what is not released is written down first. */
    Optional<byte[]> look(AccessScope scope, OwnPicture picture, Size size) {
        scope.require(Permission.READ_NOMINAL);
        if (picture.state() != PictureState.RELEASED) {
            audit.record(
                    scope,
                    "picture.seen",
                    picture.record() + "/" + picture.id(),
                    Map.of("state", picture.state().name()));
        }
        return rows.bytes(picture, size);
    }

    /** In the transaction in which the report was erased. */
    @EventListener
    void destroy(ReportErased erased) {
        rows.of(erased.record()).stream()
                .filter(picture -> picture.state() != PictureState.DESTROYED)
                .forEach(picture -> rows.decide(picture, PictureState.DESTROYED, ERASURE, clock.instant()));
    }

    private void requireStanding(AccessScope scope, UUID record) {
        ReportDetail report =
                reports.find(scope, record).orElseThrow(() -> new DecisionRefusedException(Reason.NOT_FOUND));
        if (report.summary().recordedBy() == null) {
            throw new DecisionRefusedException(Reason.NOT_FOUND);
        }
        if (report.summary().state() == ReportState.WITHDRAWN) {
            throw new DecisionRefusedException(Reason.WITHDRAWN);
        }
    }
}
