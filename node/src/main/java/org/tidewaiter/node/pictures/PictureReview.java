package org.tidewaiter.node.pictures;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.NamedPictures;
import org.tidewaiter.node.registry.PictureDecisions;

/**
 * The decisions of a reviewer. A released picture is in the report's content from then on and goes the way of the report:
 * into its next version, once a person releases that.
 */
@Component
@HoldsNominalData
class PictureReview {

    private final OwnPictures pictures;
    private final OwnPictureRows rows;
    private final PictureDecisions decisions;
    private final NamedPictures named;
    private final AuditTrail audit;
    private final Clock clock;

    PictureReview(
            OwnPictures pictures,
            OwnPictureRows rows,
            PictureDecisions decisions,
            NamedPictures named,
            AuditTrail audit,
            Clock clock) {
        this.pictures = pictures;
        this.rows = rows;
        this.decisions = decisions;
        this.named = named;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the reviewer says to have seen to; each must be said. */
    record Statement(boolean noPerson, boolean noPlate, boolean noDocument) {

        boolean isWhole() {
            return noPerson && noPlate && noDocument;
        }
    }

    /** The picture may leave. */
    @Transactional
    public void release(AccessScope scope, UUID record, String id, Statement statement) {
        OwnPicture picture = require(scope, record, id, PictureState.UNREVIEWED);
        if (!statement.isWhole()) {
            throw PictureProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "picture-statement");
        }
        decisions.add(scope, record, picture.inReport());
        decide(scope, picture, PictureState.RELEASED, "picture.released");
    }

    /** The picture stays at this node. */
    @Transactional
    public void withhold(AccessScope scope, UUID record, String id) {
        decide(scope, require(scope, record, id, PictureState.UNREVIEWED), PictureState.WITHHELD, "picture.withheld");
    }

    /** The picture is destroyed, here and for ever. */
    @Transactional
    public void destroy(AccessScope scope, UUID record, String id) {
        OwnPicture picture = require(scope, record, id, PictureState.UNREVIEWED, PictureState.WITHHELD);
        if (named.find(scope, record, id).isPresent()) {
            throw PictureProblems.of(HttpStatus.CONFLICT, "picture-signed");
        }
        decide(scope, picture, PictureState.DESTROYED, "picture.destroyed");
    }

    /** Takes a decision back: before the version is signed, or of a picture that stayed here. */
    @Transactional
    public void undo(AccessScope scope, UUID record, String id) {
        OwnPicture picture = require(scope, record, id, PictureState.RELEASED, PictureState.WITHHELD);
        if (picture.state() == PictureState.RELEASED) {
            if (named.find(scope, record, id).isPresent()) {
                throw PictureProblems.of(HttpStatus.CONFLICT, "picture-signed");
            }
            decisions.remove(scope, record, id);
        }
        decide(scope, picture, PictureState.UNREVIEWED, "picture.review-undone");
    }

    /** Takes a signed picture out of the report, by a correction; it stays at this node. */
    @Transactional
    public void remove(AccessScope scope, UUID record, String id) {
        OwnPicture picture = require(scope, record, id, PictureState.RELEASED);
        decisions.remove(scope, record, id);
        decide(scope, picture, PictureState.WITHHELD, "picture.removed");
    }

    private OwnPicture require(AccessScope scope, UUID record, String id, PictureState... states) {
        scope.require(Permission.RELEASE);
        OwnPicture picture = pictures.find(scope, record, id).orElseThrow(PictureProblems::notFound);
        for (PictureState state : states) {
            if (picture.state() == state) {
                return picture;
            }
        }
        throw PictureProblems.wrongState();
    }

    private void decide(AccessScope scope, OwnPicture picture, PictureState to, String action) {
        if (!rows.decide(picture, to, scope.accountName(), clock.instant())) {
            throw PictureProblems.wrongState();
        }
        audit.record(scope, action, picture.record() + "/" + picture.id(), Map.of("kind", picture.kind()));
    }
}
