package org.tidewaiter.node.contacts;

import static org.tidewaiter.sql.contacts.Tables.ENTRY;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.contacts.Contact.Details;

/** Reads and writes {@code contacts.entry}. */
@Component
class ContactRows {

    private final DSLContext sql;

    ContactRows(DSLContext sql) {
        this.sql = sql;
    }

    void put(String node, String member, Details details, @Nullable String by, Instant at) {
        sql.insertInto(ENTRY)
                .set(ENTRY.NODE, node)
                .set(ENTRY.MEMBER, member)
                .set(ENTRY.ADMINISTRATION, details.administration())
                .set(ENTRY.COUNTRY, details.country())
                .set(ENTRY.ROLE, details.role().name())
                .set(ENTRY.MAILBOX, details.mailbox())
                .set(ENTRY.TELEPHONE, details.telephone())
                .set(ENTRY.LANGUAGES, details.languages())
                .set(ENTRY.HOURS, details.hours())
                .set(ENTRY.CHANGED_AT, at.atOffset(ZoneOffset.UTC))
                .set(ENTRY.CHANGED_BY, by)
                .onConflict(ENTRY.NODE, ENTRY.MEMBER)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    int entriesOf(String node) {
        return sql.fetchCount(ENTRY, ENTRY.NODE.eq(node));
    }

    Optional<Contact> find(String node, String member) {
        return list(ENTRY.NODE.eq(node).and(ENTRY.MEMBER.eq(member)), 0, 1).stream()
                .findFirst();
    }

    /**
     * Entries by administration.
     *
     * @param own name of this node
     * @param member the only member of this node whose entry is seen; null for all
     */
    List<Contact> list(String own, @Nullable String member, ContactSearch search, int skip, int limit) {
        return list(seen(own, member).and(asked(search)), skip, limit);
    }

    private static Condition seen(String own, @Nullable String member) {
        return member == null ? DSL.trueCondition() : ENTRY.NODE.ne(own).or(ENTRY.MEMBER.in("", member));
    }

    private static Condition asked(ContactSearch search) {
        Condition condition = DSL.trueCondition();
        for (String word : search.words().strip().split("\\s+", 6)) {
            condition = condition.and(DSL.concat(
                            ENTRY.ADMINISTRATION,
                            DSL.inline(" "),
                            ENTRY.COUNTRY,
                            DSL.inline(" "),
                            ENTRY.MAILBOX,
                            DSL.inline(" "),
                            ENTRY.NODE,
                            DSL.inline(" "),
                            ENTRY.MEMBER,
                            DSL.inline(" "),
                            ENTRY.LANGUAGES)
                    .containsIgnoreCase(word));
        }
        if (!search.node().isEmpty()) {
            condition = condition.and(ENTRY.NODE.eq(search.node()));
        }
        return search.originator().isEmpty() ? condition : condition.and(ENTRY.MEMBER.in("", search.originator()));
    }

    private List<Contact> list(Condition which, int skip, int limit) {
        return sql.selectFrom(ENTRY)
                .where(which)
                .orderBy(ENTRY.ADMINISTRATION, ENTRY.NODE, ENTRY.MEMBER)
                .limit(skip, limit)
                .fetch(row -> new Contact(
                        row.getNode(),
                        row.getMember(),
                        new Details(
                                row.getAdministration(),
                                row.getCountry(),
                                ContactRole.valueOf(row.getRole()),
                                row.getMailbox(),
                                row.getTelephone(),
                                row.getLanguages(),
                                row.getHours()),
                        row.getChangedAt().toInstant()));
    }
}
