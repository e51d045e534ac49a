package org.tidewaiter.node.contacts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.audit.AuditTrail;
import org.tidewaiter.node.contacts.Contact.Details;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.LetterRefusedException;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.settings.NodeSettings;

/** The directory. Who belongs to a member of a gateway keeps that member's entry, everybody else the node's. */
@Component
public class Contacts implements IncomingLetters {

    /** Entries on one page. */
    public static final int PAGE = 50;

    private static final int MOST_OF_A_PARTNER = 300;
    private static final int LAST_PAGE = 1_000;

    private final ContactRows rows;
    private final Letters letters;
    private final AuditTrail audit;
    private final Clock clock;
    private final String own;

    Contacts(ContactRows rows, Letters letters, AuditTrail audit, NodeSettings settings, Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
        this.own = settings.node().name();
    }

    /** What came of keeping an entry. */
    public sealed interface Outcome {

        /** Kept, and on its way to the partners. */
        record Kept(Contact contact) implements Outcome {}

        /** Not kept: which fields break which rules. */
        record Refused(List<ContactCheck.Wrong> wrong) implements Outcome {}
    }

    /** Keeps the own entry and tells the partners. */
    @Transactional
    public Outcome keep(AccessScope scope, Details details) {
        scope.require(Permission.KEEP_CONTACTS);
        List<ContactCheck.Wrong> wrong = ContactCheck.of(details);
        if (!wrong.isEmpty()) {
            return new Outcome.Refused(wrong);
        }
        String member = scope.member().orElse("");
        rows.put(own, member, details, scope.accountName(), clock.instant());
        for (String partner : letters.partners()) {
            tell(partner, ContactLetter.write(member, details));
        }
        audit.record(scope, "contact.kept", member.isEmpty() ? own : member, Map.of());
        return new Outcome.Kept(rows.find(own, member).orElseThrow());
    }

    /** A partner for whom too much waits gets the entry when it is kept the next time. */
    private void tell(String partner, String body) {
        try {
            letters.send(partner, ContactLetter.KIND, body);
        } catch (LetterRefusedException refused) {
            if (refused.obstacle() != Letters.Obstacle.TOO_MANY_WAITING) {
                throw refused;
            }
        }
    }

    /** The entry that this account keeps, or would keep. */
    @Transactional(readOnly = true)
    public Optional<Contact> own(AccessScope scope) {
        return rows.find(own, scope.member().orElse(""));
    }

    /**
     * One page of entries, and one more where there is another page.
     *
     * @param number from 0
     */
    @Transactional(readOnly = true)
    public List<Contact> list(AccessScope scope, ContactSearch search, int number) {
        scope.require(Permission.ENTER);
        int skip = Math.clamp(number, 0, LAST_PAGE) * PAGE;
        return rows.list(own, scope.member().orElse(null), search, skip, PAGE + 1);
    }

    @Override
    public String kind() {
        return ContactLetter.KIND;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(ReceivedLetter letter) {
        ContactLetter.Told told = ContactLetter.read(letter.body()).orElse(null);
        if (told == null) {
            return new Taking.Refused("malformed");
        }
        boolean known = rows.find(letter.sender(), told.member()).isPresent();
        if (!known && rows.entriesOf(letter.sender()) >= MOST_OF_A_PARTNER) {
            return new Taking.Refused("too-many");
        }
        rows.put(letter.sender(), told.member(), told.details(), null, letter.writtenAt());
        return new Taking.Taken();
    }
}
