package org.tidewaiter.node.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementVerification;
import org.tidewaiter.exchange.agreement.AgreementVerifier;
import org.tidewaiter.exchange.agreement.RefusedAgreement;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;
import org.tidewaiter.exchange.dispatch.AgreementsInForce;
import org.tidewaiter.exchange.dispatch.DispatchHeader;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * The agreements of the settings, and those taken in since: each signed by both nodes, about a profile that this node knows
 * under the same digest. A node with any other does not start.
 *
 * <p>Whatever is sent or taken is judged by what the database says at that moment, since another instance may have taken in
 * a narrower revision or suspended an agreement; everything else is content with what was last read.
 */
@Component
class Agreements implements AgreementsInForce, OutgoingAgreements, KnownAgreements {

    private static final int HOURS_WITHOUT_AGREEMENT = 24;

    private final String own;
    private final Partners partners;
    private final AgreedProfiles profiles;
    private final AgreementRows rows;
    private final Clock clock;
    private final List<VerifiedAgreement> ofSettings;
    private volatile AgreementRows.Changed changed = AgreementRows.Changed.NOTHING;
    private volatile List<VerifiedAgreement> agreements;

    Agreements(NodeSettings settings, Partners partners, AgreedProfiles profiles, AgreementRows rows, Clock clock) {
        this.own = settings.node().name();
        this.partners = partners;
        this.profiles = profiles;
        this.rows = rows;
        this.clock = clock;
        this.ofSettings = settings.agreements().stream().map(this::verified).toList();
        this.agreements = ofSettings;
        requireOneAtATime();
        rows.record(ofSettings, clock.instant());
        refresh();
    }

    /** Reads what was taken in, suspended or resumed. */
    void refresh() {
        AgreementRows.Changed now = rows.changed();
        if (!now.equals(changed)) {
            List<VerifiedAgreement> all = new ArrayList<>(ofSettings);
            now.adopted().stream().map(this::adopted).flatMap(Optional::stream).forEach(all::add);
            agreements = List.copyOf(all);
            changed = now;
        }
    }

    /** One that was taken in under keys or a profile that have changed since binds no more. */
    private Optional<VerifiedAgreement> adopted(SignedAgreement signed) {
        return new AgreementVerifier(partners).verify(signed) instanceof VerifiedAgreement verified
                        && hasProfileOf(verified.agreement())
                ? Optional.of(verified)
                : Optional.empty();
    }

    boolean isOurs(Agreement agreement) {
        return agreement.sender().equals(own) || agreement.receiver().equals(own);
    }

    boolean hasProfileOf(Agreement agreement) {
        return profiles.digestOf(agreement.profile().name())
                .filter(agreement.profile().digest()::equals)
                .isPresent();
    }

    boolean hasRival(Agreement agreement) {
        return agreements.stream().anyMatch(known -> rivals(known.agreement(), agreement));
    }

    @Override
    public Optional<Agreement> newest(String number) {
        refresh();
        return agreements.stream()
                .map(VerifiedAgreement::agreement)
                .filter(agreement -> agreement.number().equals(number))
                .max(Comparator.comparingInt(Agreement::revision));
    }

    private VerifiedAgreement verified(Path file) {
        AgreementVerification verification = new AgreementVerifier(partners).verify(AgreementFile.read(file));
        return switch (verification) {
            case RefusedAgreement refused ->
                throw new StartRefusedException("The agreement " + file + " does not bind: "
                        + refused.fault().rule() + " at " + refused.fault().path()
                        + ". Both nodes must have signed the same text with the keys in tidewaiter.partners.");
            case VerifiedAgreement agreement -> {
                requireOurs(file, agreement.agreement());
                requireProfile(file, agreement.agreement());
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

    private void requireOneAtATime() {
        for (VerifiedAgreement one : agreements) {
            for (VerifiedAgreement other : agreements) {
                if (rivals(one.agreement(), other.agreement())) {
                    throw new StartRefusedException(
                            "The agreements " + one.agreement().number() + " and "
                                    + other.agreement().number() + " are both valid from "
                                    + one.agreement().sender() + " to "
                                    + one.agreement().receiver()
                                    + " at the same time. Let one end where the other begins.");
                }
            }
        }
    }

    private static boolean rivals(Agreement one, Agreement other) {
        boolean sameWay = one.sender().equals(other.sender()) && one.receiver().equals(other.receiver());
        boolean overlap = startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
        return sameWay && !one.number().equals(other.number()) && overlap;
    }

    private static boolean startsBeforeEndOf(Agreement one, Agreement other) {
        return other.validUntil() == null || one.validFrom().isBefore(other.validUntil());
    }

    @Override
    public List<Agreement> inForce() {
        return partners.all().stream()
                .flatMap(partner -> outgoing(partner.name()).stream())
                .toList();
    }

    /** The same, as the database says at this moment. */
    Optional<Agreement> outgoingNow(String partner) {
        refresh();
        return outgoing(partner);
    }

    /** Whether the agreement is suspended, as far as was last read. */
    boolean isSuspended(Agreement agreement) {
        return changed.suspended().contains(agreement.number());
    }

    /** Under which this node sends to the partner now. */
    Optional<Agreement> outgoing(String partner) {
        return inForce(own, partner);
    }

    /** Under which the partner sends to this node now. */
    Optional<Agreement> incoming(String partner) {
        return inForce(partner, own);
    }

    /** The revision in force; the newest, where several are; none while it is suspended. */
    private Optional<Agreement> inForce(String sender, String receiver) {
        Instant now = clock.instant();
        return agreements.stream()
                .map(VerifiedAgreement::agreement)
                .filter(agreement -> agreement.sender().equals(sender)
                        && agreement.receiver().equals(receiver)
                        && agreement.inForce(now))
                .max(Comparator.comparingInt(Agreement::revision))
                .filter(agreement -> !isSuspended(agreement));
    }

    /** The agreement that a recall names: any that this node ever had with its sender. */
    Optional<Agreement> known(DispatchHeader header) {
        return rows.isRecorded(header.sender(), header.agreement(), header.agreementDigest())
                ? newest(header.agreement())
                : Optional.empty();
    }

    @Override
    public boolean cover(DispatchHeader header) {
        refresh();
        return incoming(header.sender())
                .filter(agreement -> agreement.number().equals(header.agreement())
                        && agreement.digest().equals(header.agreementDigest()))
                .isPresent();
    }

    /** Whether this node ever sends to the partner. */
    boolean sendsTo(String partner) {
        return lastOutgoing(partner).isPresent();
    }

    /** The last agreement under which this node sends to the partner, in force or not. */
    Optional<Agreement> lastOutgoing(String partner) {
        return outgoing(partner).or(() -> last(own, partner));
    }

    /** The last agreement under which the partner sends to this node, in force or not. */
    Optional<Agreement> lastIncoming(String partner) {
        return incoming(partner).or(() -> last(partner, own));
    }

    /** Hours from release to receipt that the partner is promised. */
    int hoursAllowedTo(String partner) {
        return lastOutgoing(partner).map(Agreement::hoursAllowed).orElse(HOURS_WITHOUT_AGREEMENT);
    }

    private Optional<Agreement> last(String sender, String receiver) {
        return agreements.stream()
                .map(VerifiedAgreement::agreement)
                .filter(agreement -> agreement.sender().equals(sender)
                        && agreement.receiver().equals(receiver))
                .max(Comparator.comparing(Agreement::validFrom).thenComparing(Agreement::revision));
    }
}
