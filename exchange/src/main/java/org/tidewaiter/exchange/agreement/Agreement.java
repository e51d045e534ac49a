package org.tidewaiter.exchange.agreement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.exchange.version.Onward;

/**
 * What one node sends to another, and on what terms. It has a direction: two nodes that report to each other make two
 * agreements. A change is a new revision that names the one before.
 *
 * @param number code that both sides know it by; the same through all revisions
 * @param revision 1, 2, 3 …
 * @param previous digest of the revision before; none for the first
 * @param sender name of the node that sends
 * @param receiver name of the node that receives
 * @param categories codes of the goods categories in scope; at least one
 * @param eventKinds codes of the kinds of event in scope; at least one
 * @param profile what of a report is disclosed
 * @param handling handling codes that a report gets unless stricter ones are recorded
 * @param onward to whom the receiver may pass reports on, and how much of them
 * @param legalBasis citation of the legal act; at most 300 characters
 * @param hoursAllowed from release to receipt, 1 to 8784
 * @param validFrom first moment of validity, to the second
 * @param validUntil first moment after it; none where it runs until it is ended
 * @param release who decides on a release
 * @param limits what bounds the scope further: places of events and thresholds
 * @param relaying whose reports the sender also passes on, as it received them; none where it sends its own alone
 */
public record Agreement(
        String number,
        int revision,
        @Nullable Digest previous,
        String sender,
        String receiver,
        List<String> categories,
        List<String> eventKinds,
        ProfileReference profile,
        List<String> handling,
        Onward onward,
        String legalBasis,
        int hoursAllowed,
        Instant validFrom,
        @Nullable Instant validUntil,
        ReleaseRule release,
        ScopeLimits limits,
        @Nullable Relaying relaying) {

    static final int MAXIMUM_CODES = 256;
    static final int MAXIMUM_LEGAL_BASIS = 300;
    static final int MAXIMUM_REVISION = 100_000;
    static final int MAXIMUM_HOURS = 8784;

    public Agreement {
        Codes.requireCode(number, "the agreement's number");
        Codes.requireCode(sender, "the sender");
        Codes.requireCode(receiver, "the receiver");
        categories = requireCodes(categories, "a category");
        eventKinds = requireCodes(eventKinds, "a kind of event");
        handling = List.copyOf(handling);
        handling.forEach(code -> Codes.requireCode(code, "a handling code"));
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(onward, "onward");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(limits, "limits");
        validFrom = validFrom.truncatedTo(ChronoUnit.SECONDS);
        validUntil = validUntil == null ? null : validUntil.truncatedTo(ChronoUnit.SECONDS);
        require(!sender.equals(receiver), "sender and receiver are two nodes");
        require(revision >= 1 && revision <= MAXIMUM_REVISION, "the revision is out of range");
        require((revision == 1) == (previous == null), "every revision but the first names the one before");
        require(hoursAllowed >= 1 && hoursAllowed <= MAXIMUM_HOURS, "the hours allowed are out of range");
        require(validUntil == null || validUntil.isAfter(validFrom), "the validity ends after it begins");
        require(isCitation(legalBasis), "the legal basis is one line of at most 300 characters");
    }

    /** Terms without further limits: events everywhere, whatever the quantity. */
    public Agreement(
            String number,
            int revision,
            @Nullable Digest previous,
            String sender,
            String receiver,
            List<String> categories,
            List<String> eventKinds,
            ProfileReference profile,
            List<String> handling,
            Onward onward,
            String legalBasis,
            int hoursAllowed,
            Instant validFrom,
            @Nullable Instant validUntil,
            ReleaseRule release) {
        this(
                number,
                revision,
                previous,
                sender,
                receiver,
                categories,
                eventKinds,
                profile,
                handling,
                onward,
                legalBasis,
                hoursAllowed,
                validFrom,
                validUntil,
                release,
                ScopeLimits.NONE);
    }

    /** Terms on the sender's own reports alone. */
    public Agreement(
            String number,
            int revision,
            @Nullable Digest previous,
            String sender,
            String receiver,
            List<String> categories,
            List<String> eventKinds,
            ProfileReference profile,
            List<String> handling,
            Onward onward,
            String legalBasis,
            int hoursAllowed,
            Instant validFrom,
            @Nullable Instant validUntil,
            ReleaseRule release,
            ScopeLimits limits) {
        this(
                number,
                revision,
                previous,
                sender,
                receiver,
                categories,
                eventKinds,
                profile,
                handling,
                onward,
                legalBasis,
                hoursAllowed,
                validFrom,
                validUntil,
                release,
                limits,
                null);
    }

    /** The same text, under which the sender passes on what it received too. */
    public Agreement withRelaying(Relaying passedOn) {
        return with(revision, previous, categories, validUntil, limits, passedOn);
    }

    /** Whether reports of that authority, received by the sender, go along. */
    public boolean relays(String originator) {
        return relaying != null && relaying.originators().contains(originator);
    }

    public Optional<Relaying> passedOn() {
        return Optional.ofNullable(relaying);
    }

    /** The same text with these limits. */
    public Agreement withLimits(ScopeLimits other) {
        return with(revision, previous, categories, validUntil, other, relaying);
    }

    /** The next revision of this text, with another scope. */
    public Agreement revised(List<String> otherCategories, ScopeLimits otherLimits) {
        return with(revision + 1, digest(), otherCategories, validUntil, otherLimits, relaying);
    }

    /** The next revision of this text, which ends at that moment. */
    public Agreement ending(Instant end) {
        return with(revision + 1, digest(), categories, end, limits, relaying);
    }

    private Agreement with(
            int otherRevision,
            @Nullable Digest otherPrevious,
            List<String> otherCategories,
            @Nullable Instant otherEnd,
            ScopeLimits otherLimits,
            @Nullable Relaying otherRelaying) {
        return new Agreement(
                number,
                otherRevision,
                otherPrevious,
                sender,
                receiver,
                otherCategories,
                eventKinds,
                profile,
                handling,
                onward,
                legalBasis,
                hoursAllowed,
                validFrom,
                otherEnd,
                release,
                otherLimits,
                otherRelaying);
    }

    /** The other of its two nodes. */
    public String partnerOf(String node) {
        return sender.equals(node) ? receiver : sender;
    }

    /** Whether it is in force at that moment. */
    public boolean inForce(Instant at) {
        return !at.isBefore(validFrom) && (validUntil == null || at.isBefore(validUntil));
    }

    /** SHA-256 of the canonical text; what dispatches and receipts name. */
    public Digest digest() {
        return Digest.sha256(AgreementText.write(this));
    }

    public Optional<Digest> previousRevision() {
        return Optional.ofNullable(previous);
    }

    public Optional<Instant> end() {
        return Optional.ofNullable(validUntil);
    }

    private static List<String> requireCodes(List<String> codes, String what) {
        codes.forEach(code -> Codes.requireCode(code, what));
        require(!codes.isEmpty() && codes.size() <= MAXIMUM_CODES, "there must be " + what);
        return List.copyOf(codes);
    }

    private static boolean isCitation(String text) {
        return !text.isBlank()
                && text.length() <= MAXIMUM_LEGAL_BASIS
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
