package org.tidewaiter.node.delivery.witness;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.exchange.identity.NodeIdentity;
import org.tidewaiter.exchange.log.LogPoint;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.VersionRef;
import org.tidewaiter.node.delivery.log.ClearingReason;
import org.tidewaiter.node.delivery.log.Clearings;
import org.tidewaiter.node.delivery.log.Contradiction;
import org.tidewaiter.node.delivery.log.Cosigners;
import org.tidewaiter.node.delivery.log.HeldCosignature;
import org.tidewaiter.node.delivery.log.HeldLogHead;
import org.tidewaiter.node.delivery.log.LogHeadRows;
import org.tidewaiter.node.delivery.log.WitnessedPoint;
import org.tidewaiter.node.delivery.log.WitnessedPointRows;
import org.tidewaiter.node.delivery.log.WitnessedPointRows.State;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.ledger.Ledger;
import org.tidewaiter.node.web.ProblemException;

/** How far this node's log has come, and how far it has verified those of its partners, for programs. */
@RestController
@Requires(Permission.SEE_NETWORK)
@RequestMapping("/api/v1/logs")
public class LogsController {

    private final Ledger ledger;
    private final LogHeadRows rows;
    private final Partners partners;
    private final PresentedHeads presented;
    private final LogLetters letters;
    private final WitnessedPointRows witnesses;
    private final Clearings clearings;
    private final Cosigners cosigners;
    private final NodeIdentity identity;

    LogsController(
            Ledger ledger,
            LogHeadRows rows,
            Partners partners,
            PresentedHeads presented,
            LogLetters letters,
            WitnessedPointRows witnesses,
            Clearings clearings,
            Cosigners cosigners,
            NodeIdentity identity) {
        this.ledger = ledger;
        this.rows = rows;
        this.partners = partners;
        this.presented = presented;
        this.letters = letters;
        this.witnesses = witnesses;
        this.clearings = clearings;
        this.cosigners = cosigners;
        this.identity = identity;
    }

    /** @param root base64url of the tree's hash */
    record Point(long epoch, long size, String root) {

        static Point of(LogPoint point) {
            return new Point(point.epoch(), point.size(), point.root().text());
        }
    }

    /**
     * How far another node says, in a version that it signed, to have verified a log.
     *
     * @param version that says so
     * @param signed the same without its disclosures, as the witness signed it
     */
    record Witness(String witness, Point point, VersionRef version, String signed) {

        static Witness of(WitnessedPoint point) {
            return new Witness(point.witness(), Point.of(point.point()), point.version(), point.signed());
        }
    }

    /**
     * What other nodes say of a log.
     *
     * @param confirmed of one history with what is known here, the furthest of each node
     * @param otherwise of another history, by that node's word alone; the first of each, kept as evidence
     * @param cleared the same, when a person has cleared it up, the last ones first
     */
    record Witnesses(List<Witness> confirmed, List<Witness> otherwise, List<ClearedWitness> cleared) {}

    record ClearedWitness(Witness said, ClearingReason reason, Instant at) {

        static ClearedWitness of(Clearings.Cleared cleared) {
            return new ClearedWitness(Witness.of(cleared.point()), cleared.reason(), cleared.at());
        }
    }

    /**
     * A head as another node has cosigned it.
     *
     * @param known whether that node's key is known here; else nothing but its name is
     * @param at when, as that node says
     * @param signed as it was cosigned, with the head that the log's own node signed in it
     */
    record Cosignature(String cosigner, boolean known, Point point, Instant at, String signed) {

        static Cosignature of(HeldCosignature held) {
            return new Cosignature(held.cosigner(), held.known(), Point.of(held.point()), held.at(), held.signed());
        }
    }

    /**
     * Who cosigned a log.
     *
     * @param confirmed of one history with what is known here, the latest of each node
     * @param otherwise of another history; the first of each node, kept as evidence
     * @param lapsed nodes that have not cosigned for two days though the log has grown, where fewer than two others have
     */
    record Cosignatures(List<Cosignature> confirmed, List<Cosignature> otherwise, List<String> lapsed) {

        static Cosignatures of(Cosigners.Cosigned cosigned) {
            return new Cosignatures(
                    cosigned.confirmed().stream().map(Cosignature::of).toList(),
                    cosigned.otherwise().stream().map(Cosignature::of).toList(),
                    cosigned.lapsed());
        }
    }

    /** A contradiction, named as {@link Contradiction} is, and why it is cleared up. */
    record Clearing(String log, String witness, String root, ClearingReason reason) {

        public Clearing {
            requireNonNull(log, "log");
            requireNonNull(witness, "witness");
            requireNonNull(root, "root");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * A partner's log.
     *
     * @param verified the furthest head of which all earlier ones are the beginning; null while its log is not known
     * @param verifiedAt when the partner last stood by it
     * @param unproven heads that are still to be proven
     * @param refuted signed heads that cannot be of the same log, kept as evidence
     * @param witnesses what the versions of other nodes say of it
     * @param cosignatures of its heads by other nodes, as the partner shows them
     */
    record PartnerLog(
            String partner,
            @Nullable Point verified,
            @Nullable Instant verifiedAt,
            long unproven,
            List<String> refuted,
            Witnesses witnesses,
            Cosignatures cosignatures) {}

    /**
     * This node's own log and those of its partners.
     *
     * @param witnesses what the versions of other nodes say of this node's own log
     * @param cosignatures of its heads by partners
     */
    record Logs(Point own, Witnesses witnesses, Cosignatures cosignatures, List<PartnerLog> partners) {}

    @GetMapping
    Logs logs() {
        return new Logs(
                Point.of(ledger.head().point()),
                witnesses(identity.node()),
                Cosignatures.of(cosigners.ofOwn()),
                partners.all().stream().map(partner -> of(partner.name())).toList());
    }

    /** Begins a new epoch of this node's log after a restore, if a partner has seen more of it than there is. */
    @PostMapping("/epochs")
    @Requires(Permission.ADMINISTER_NETWORK)
    Point openEpoch(AccessScope scope) {
        return presented
                .openEpoch(scope)
                .map(opened -> Point.of(opened.point()))
                .orElseThrow(
                        () -> ProblemException.of(HttpStatus.CONFLICT, "log-not-behind", "delivery.log-not-behind"));
    }

    /** Tells all partners now how far this node has verified whose log, so that they compare. */
    @PostMapping("/comparisons")
    @Requires(Permission.ADMINISTER_NETWORK)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void compare() {
        letters.tellAll();
    }

    /** Says that a contradiction between a log and a witness is cleared up: that very word is not raised again. */
    @PostMapping("/clearings")
    @Requires(Permission.ADMINISTER_NETWORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(AccessScope scope, @RequestBody Clearing clearing) {
        Contradiction contradiction = new Contradiction(clearing.log(), clearing.witness(), clearing.root());
        if (!clearings.clear(scope, contradiction, clearing.reason())) {
            throw notStanding();
        }
    }

    public static ProblemException notStanding() {
        return ProblemException.of(
                HttpStatus.CONFLICT, "contradiction-not-standing", "delivery.contradiction-not-standing");
    }

    private PartnerLog of(String partner) {
        HeldLogHead verified = rows.verified(partner).orElse(null);
        return new PartnerLog(
                partner,
                verified == null ? null : Point.of(verified.point()),
                verified == null ? null : verified.verifiedAt(),
                rows.unproven(partner),
                rows.refuted(partner),
                witnesses(partner),
                Cosignatures.of(cosigners.of(partner)));
    }

    private Witnesses witnesses(String log) {
        return new Witnesses(
                witnesses(log, State.CONFIRMED),
                witnesses(log, State.CONTRADICTED),
                clearings.of(log).stream().map(ClearedWitness::of).toList());
    }

    private List<Witness> witnesses(String log, State state) {
        return witnesses.of(log, state).stream().map(Witness::of).toList();
    }
}
