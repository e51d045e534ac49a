package org.tidewaiter.node.delivery.agreement;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementVerification;
import org.tidewaiter.exchange.agreement.AgreementVerifier;
import org.tidewaiter.exchange.agreement.RefusedAgreement;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;
import org.tidewaiter.exchange.dispatch.AgreementsInForce;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.delivery.AgreedProfiles;
import org.tidewaiter.node.delivery.AgreedTerms;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.delivery.OutgoingAgreements;
import org.tidewaiter.node.delivery.StartRefusedException;
import org.tidewaiter.node.delivery.partner.Partner;
import org.tidewaiter.node.delivery.partner.Partners;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * The agreements of the settings, and those taken in since: each signed by both nodes, about a profile that this node knows
 * under the same digest. A node with any other does not start.
 *
 * <p>Whatever is sent or taken is judged by what the database says at that moment, since another instance may have taken in
 * a narrower revision or suspended an agreement; everything else is content with what was last read.
 */
@Component
public class Agreements implements AgreementsInForce, OutgoingAgreements, KnownAgreements {

    private static final int HOURS_WITHOUT_AGREEMENT = 24;

    private final String own;
    private final Partners partners;
    private final AgreedProfiles profiles;
    private final AgreedTerms terms;
    private final AgreementRows rows;
    private final Clock clock;
    private final List<VerifiedAgreement> ofSettings;
    private volatile AgreementRows.Changed changed = AgreementRows.Changed.NOTHING;
    private volatile List<Partner> signers = List.of();
    private volatile Revisions revisions;

    Agreements(
            NodeSettings settings,
            Partners partners,
            AgreedProfiles profiles,
            AgreedTerms terms,
            AgreementRows rows,
            Clock clock) {
        this.own = settings.node().name();
        this.partners = partners;
        this.profiles = profiles;
        this.terms = terms;
        this.rows = rows;
        this.clock = clock;
        this.ofSettings = settings.agreements().stream().map(this::verified).toList();
        this.revisions = new Revisions(ofSettings);
        requireOneAtATime();
        rows.record(ofSettings, clock.instant());
        refresh();
    }

    /** Reads what was taken in, suspended or resumed, and judges it anew when keys of partners have changed. */
    public void refresh() {
        AgreementRows.Changed now = rows.changed();
        List<Partner> signersNow = partners.all();
        if (!now.equals(changed) || !signersNow.equals(signers)) {
            List<VerifiedAgreement> all = new ArrayList<>(ofSettings);
            Set<Digest> known =
                    ofSettings.stream().map(VerifiedAgreement::digest).collect(Collectors.toSet());
            now.adopted().stream()
                    .map(this::adopted)
                    .flatMap(Optional::stream)
                    .filter(text -> known.add(text.digest()))
                    .forEach(all::add);
            revisions = new Revisions(all);
            changed = now;
            signers = signersNow;
        }
    }

    /** One that was taken in under keys or a profile that have changed since binds no more. */
    private Optional<VerifiedAgreement> adopted(SignedAgreement signed) {
        return verified(signed).filter(verified -> hasProfileOf(verified.agreement()));
    }

    private Optional<VerifiedAgreement> verified(SignedAgreement signed) {
        return new AgreementVerifier(partners::beforeRevocationOf).verify(signed) instanceof VerifiedAgreement verified
                ? Optional.of(verified)
                : Optional.empty();
    }

    public boolean isOurs(Agreement agreement) {
        return agreement.sender().equals(own) || agreement.receiver().equals(own);
    }

    public boolean hasProfileOf(Agreement agreement) {
        return profiles.digestOf(agreement.profile().name())
                .filter(agreement.profile().digest()::equals)
                .isPresent();
    }

    public boolean isJudged(Agreement agreement) {
        return terms.unknown(agreement).isEmpty();
    }

    public boolean hasRival(Agreement agreement) {
        return revisions.rivalOf(agreement).isPresent();
    }

    @Override
    public Optional<Agreement> newest(String number) {
        refresh();
        return revisions.newest(number);
    }

    @Override
    public List<AgreementStanding> all() {
        refresh();
        Map<String, AgreementRows.Recorded> recorded = rows.recorded();
        Set<Digest> bound =
                revisions.all().stream().map(VerifiedAgreement::digest).collect(Collectors.toSet());
        List<VerifiedAgreement> history = new ArrayList<>(revisions.all());
        rows.allRecorded().stream()
                .map(this::verified)
                .flatMap(Optional::stream)
                .filter(earlier -> bound.add(earlier.digest()))
                .forEach(history::add);
        return new Revisions(history)
                .byNumber().values().stream()
                        .map(texts -> standing(texts, recorded))
                        .sorted(Comparator.comparing(one -> one.newest().number()))
                        .toList();
    }

    private AgreementStanding standing(List<VerifiedAgreement> texts, Map<String, AgreementRows.Recorded> recorded) {
        Agreement newest = texts.getLast().agreement();
        return new AgreementStanding(
                texts.stream()
                        .map(text -> {
                            AgreementRows.Recorded row =
                                    recorded.get(text.digest().text());
                            return new AgreementStanding.Revision(
                                    text, row == null ? null : row.at(), row == null ? null : row.by());
                        })
                        .toList(),
                revisions
                        .binding(newest.sender(), newest.receiver(), clock.instant())
                        .filter(text -> text.number().equals(newest.number()))
                        .orElse(null),
                changed.suspended().get(newest.number()));
    }

    private VerifiedAgreement verified(Path file) {
        AgreementVerification verification =
                new AgreementVerifier(partners::beforeRevocationOf).verify(AgreementFile.read(file));
        return switch (verification) {
            case RefusedAgreement refused ->
                throw new StartRefusedException("The agreement " + file + " does not bind: "
                        + refused.fault().rule() + " at " + refused.fault().path()
                        + ". Both nodes must have signed the same text with the keys in tidewaiter.partners.");
            case VerifiedAgreement agreement -> {
                requireOurs(file, agreement.agreement());
                requireProfile(file, agreement.agreement());
                requireTerms(file, agreement.agreement());
                yield agreement;
            }
        };
    }

    private void requireOurs(Path file, Agreement agreement) {
        if (!isOurs(agreement)) {
            throw new StartRefusedException("The agreement " + file + " is between " + agreement.sender() + " and "
                    + agreement.receiver() + ", not with this node, " + own + ".");
        }
    }

    private void requireProfile(Path file, Agreement agreement) {
        if (!hasProfileOf(agreement)) {
            throw new StartRefusedException(
                    "The agreement " + file + " is about another text of the disclosure profile "
                            + agreement.profile().name()
                            + " than this node has. Nothing is disclosed under a list that the partner has not signed;"
                            + " make a new revision of the agreement, or run the program version that both agreed on.");
        }
    }

    private void requireTerms(Path file, Agreement agreement) {
        terms.unknown(agreement).ifPresent(codes -> {
            throw new StartRefusedException(
                    "The agreement " + file + " has a threshold that this node cannot judge by: " + codes
                            + ". A threshold names a kind of goods and one of its base units.");
        });
    }

    private void requireOneAtATime() {
        List<Agreement> rivals = revisions.rivals();
        if (!rivals.isEmpty()) {
            throw new StartRefusedException("The agreements "
                    + rivals.getFirst().number() + " and "
                    + rivals.getLast().number() + " are both valid from "
                    + rivals.getFirst().sender() + " to " + rivals.getFirst().receiver()
                    + " at the same time. Let one end where the other begins.");
        }
    }

    @Override
    public List<Agreement> inForce() {
        return partners.all().stream()
                .flatMap(partner -> outgoing(partner.name()).stream())
                .toList();
    }

    /** Under what this node sends to the partner, as the database says at this moment. */
    public Optional<SendingTerms> sendingNow(String partner) {
        refresh();
        return sending(partner);
    }

    /** Under what this node sends to the partner; what was sent may be taken back under the last agreement that was in force. */
    public Optional<SendingTerms> sending(String partner) {
        return outgoing(partner)
                .map(SendingTerms::inForce)
                .or(() -> revisions.lastBegun(own, partner, clock.instant()).map(SendingTerms::afterwards));
    }

    /** Whether the partner may ever have sent under an agreement. */
    public boolean hasBegunFrom(String partner) {
        return revisions.lastBegun(partner, own, clock.instant()).isPresent();
    }

    /** Whether what waits for the partner is due to it no more; while an agreement is suspended, it is. */
    public boolean hasEndedTo(String partner) {
        return revisions.binding(own, partner, clock.instant()).isEmpty();
    }

    /** Whether the agreement is suspended, as far as was last read. */
    public boolean isSuspended(Agreement agreement) {
        return changed.suspended().containsKey(agreement.number());
    }

    /** Under which this node sends to the partner now. */
    public Optional<Agreement> outgoing(String partner) {
        return inForce(own, partner);
    }

    /** The newest revision of each agreement under which anything comes or came to this node. */
    List<Agreement> newestIncoming() {
        return revisions.byNumber().values().stream()
                .map(texts -> texts.getLast().agreement())
                .filter(agreement -> agreement.receiver().equals(own))
                .toList();
    }

    /** Under which the partner sends to this node now. */
    public Optional<Agreement> incoming(String partner) {
        return inForce(partner, own);
    }

    /** The revision in force; none while it is suspended. */
    private Optional<Agreement> inForce(String sender, String receiver) {
        return revisions.binding(sender, receiver, clock.instant()).filter(agreement -> !isSuspended(agreement));
    }

    /** The agreement under which something is taken back: any that this node ever had with its sender. */
    public Optional<Agreement> known(DispatchHeader header) {
        return known(header.sender(), header.agreement(), header.agreementDigest());
    }

    /**
     * The newest revision of an agreement under which that partner sends or sent, if the digest is of one of them; that one
     * itself where the settings name the agreement no more.
     */
    public Optional<Agreement> known(String sender, String number, Digest digest) {
        return rows.isRecorded(sender, number, digest) ? newest(number).or(() -> recorded(digest)) : Optional.empty();
    }

    @Override
    public boolean cover(DispatchHeader header) {
        refresh();
        return incoming(header.sender())
                .filter(agreement -> agreement.number().equals(header.agreement())
                        && agreement.digest().equals(header.agreementDigest()))
                .isPresent();
    }

    @Override
    public boolean everCovered(DispatchHeader header) {
        return known(header).isPresent();
    }

    /** The text with that digest under which something may have travelled, in force or not. */
    public Optional<Agreement> recorded(Digest digest) {
        return rows.recorded(digest).flatMap(this::verified).map(VerifiedAgreement::agreement);
    }

    /** Whether the partner may bring reports that it received, of whomever. */
    boolean isRelay(String partner) {
        return revisions.everRelayed(partner, own);
    }

    /**
     * Whether the partner may bring reports of that originator that it received. What it once might pass on it may take back
     * for ever; whether content still goes under the agreement is judged with the content.
     */
    public boolean relayedBy(String partner, String originator) {
        return revisions.everRelayed(partner, own, originator);
    }

    /** Whether this node ever sends to the partner. */
    public boolean sendsTo(String partner) {
        return lastOutgoing(partner).isPresent();
    }

    /** The last agreement under which this node sends to the partner, in force or not. */
    public Optional<Agreement> lastOutgoing(String partner) {
        return outgoing(partner).or(() -> revisions.last(own, partner));
    }

    /** The last agreement under which the partner sends to this node, in force or not. */
    public Optional<Agreement> lastIncoming(String partner) {
        return incoming(partner).or(() -> revisions.last(partner, own));
    }

    /** Hours from release to receipt that the partner is promised. */
    public int hoursAllowedTo(String partner) {
        return lastOutgoing(partner).map(Agreement::hoursAllowed).orElse(HOURS_WITHOUT_AGREEMENT);
    }
}
