package org.tidewaiter.node.agreements;

import static org.tidewaiter.sql.agreements.Tables.PARTNER_SUSPENSION;
import static org.tidewaiter.sql.agreements.Tables.PROPOSAL;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.AgreementText;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.sql.agreements.tables.records.ProposalRecord;

/** Texts on their way, and what partners said of their suspensions. */
@Repository
class ProposalRows {

    private final DSLContext sql;
    private final String own;

    ProposalRows(DSLContext sql, NodeSettings settings) {
        this.sql = sql;
        this.own = settings.node().name();
    }

    /** Whether it is new; a text that was here before stays as it is. */
    boolean add(Agreement terms, String proposer, @Nullable String signed, @Nullable String madeBy, Instant now) {
        boolean prepared = signed == null;
        return sql.insertInto(PROPOSAL)
                        .set(PROPOSAL.DIGEST, terms.digest().text())
                        .set(PROPOSAL.NUMBER, terms.number())
                        .set(PROPOSAL.REVISION, terms.revision())
                        .set(PROPOSAL.PARTNER, terms.partnerOf(own))
                        .set(PROPOSAL.PROPOSER, proposer)
                        .set(PROPOSAL.TERMS, new String(AgreementText.write(terms), StandardCharsets.UTF_8))
                        .set(PROPOSAL.SIGNED, signed)
                        .set(PROPOSAL.STATE, (prepared ? Proposal.State.PREPARED : Proposal.State.PROPOSED).name())
                        .set(PROPOSAL.MADE_BY, madeBy)
                        .set(PROPOSAL.MADE_AT, moment(now))
                        .set(PROPOSAL.PROPOSED_AT, prepared ? null : moment(now))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    void propose(String digest, String signed, Instant now) {
        sql.update(PROPOSAL)
                .set(PROPOSAL.STATE, Proposal.State.PROPOSED.name())
                .set(PROPOSAL.SIGNED, signed)
                .set(PROPOSAL.PROPOSED_AT, moment(now))
                .where(PROPOSAL.DIGEST.eq(digest))
                .execute();
    }

    /** @param by account that decided here; null where the partner did */
    void settle(String digest, Proposal.State state, @Nullable String reason, @Nullable String by, Instant now) {
        sql.update(PROPOSAL)
                .set(PROPOSAL.STATE, state.name())
                .set(PROPOSAL.REASON, reason)
                .set(PROPOSAL.SETTLED_BY, by)
                .set(PROPOSAL.SETTLED_AT, moment(now))
                .where(PROPOSAL.DIGEST.eq(digest))
                .execute();
    }

    void countersign(String digest, String token) {
        sql.update(PROPOSAL)
                .set(PROPOSAL.COUNTERSIGNED, token)
                .where(PROPOSAL.DIGEST.eq(digest))
                .execute();
    }

    void remove(String digest) {
        sql.deleteFrom(PROPOSAL).where(PROPOSAL.DIGEST.eq(digest)).execute();
    }

    /** Other texts of this or an earlier revision that are open can no longer be signed. */
    void overtake(Agreement adopted, Instant now) {
        sql.update(PROPOSAL)
                .set(PROPOSAL.STATE, Proposal.State.OVERTAKEN.name())
                .set(PROPOSAL.SETTLED_AT, moment(now))
                .where(PROPOSAL.NUMBER.eq(adopted.number()))
                .and(PROPOSAL.REVISION.le(adopted.revision()))
                .and(PROPOSAL.DIGEST.ne(adopted.digest().text()))
                .and(PROPOSAL.STATE.in(
                        Proposal.State.PREPARED.name(),
                        Proposal.State.PROPOSED.name(),
                        Proposal.State.WITHDRAWN.name()))
                .execute();
    }

    Optional<Proposal> find(String digest) {
        return sql.selectFrom(PROPOSAL).where(PROPOSAL.DIGEST.eq(digest)).fetchOptional(this::proposal);
    }

    /** The same, and nobody else decides on it until the transaction ends. */
    Optional<Proposal> lock(String digest) {
        return sql.selectFrom(PROPOSAL)
                .where(PROPOSAL.DIGEST.eq(digest))
                .forUpdate()
                .fetchOptional(this::proposal);
    }

    List<Proposal> newest(int limit) {
        return sql.selectFrom(PROPOSAL)
                .orderBy(PROPOSAL.MADE_AT.desc(), PROPOSAL.DIGEST)
                .limit(limit)
                .fetch(this::proposal);
    }

    /** All texts of one number, the newest first. */
    List<Proposal> ofNumber(String number, int limit) {
        return sql.selectFrom(PROPOSAL)
                .where(PROPOSAL.NUMBER.eq(number))
                .orderBy(PROPOSAL.MADE_AT.desc(), PROPOSAL.DIGEST)
                .limit(limit)
                .fetch(this::proposal);
    }

    int openOf(String partner) {
        return sql.fetchCount(
                PROPOSAL,
                PROPOSAL.PARTNER
                        .eq(partner)
                        .and(PROPOSAL.STATE.in(Proposal.State.PREPARED.name(), Proposal.State.PROPOSED.name())));
    }

    /** What a partner said last of its suspension of an agreement; an older word does not replace a newer one. */
    void told(
            String agreement, String partner, boolean suspended, @Nullable String reason, Instant since, Instant now) {
        sql.insertInto(PARTNER_SUSPENSION)
                .set(PARTNER_SUSPENSION.AGREEMENT, agreement)
                .set(PARTNER_SUSPENSION.PARTNER, partner)
                .set(PARTNER_SUSPENSION.SUSPENDED, suspended)
                .set(PARTNER_SUSPENSION.REASON, reason)
                .set(PARTNER_SUSPENSION.SINCE, moment(since))
                .set(PARTNER_SUSPENSION.TOLD_AT, moment(now))
                .onConflict(PARTNER_SUSPENSION.AGREEMENT)
                .doUpdate()
                .set(PARTNER_SUSPENSION.SUSPENDED, suspended)
                .set(PARTNER_SUSPENSION.REASON, reason)
                .set(PARTNER_SUSPENSION.SINCE, moment(since))
                .set(PARTNER_SUSPENSION.TOLD_AT, moment(now))
                .where(PARTNER_SUSPENSION.SINCE.lt(moment(since)))
                .execute();
    }

    /** A suspension by the partner, as it told. */
    record Told(Instant since, @Nullable String reason) {}

    /** By number; only those that last. */
    Map<String, Told> suspendedByPartners() {
        return sql.selectFrom(PARTNER_SUSPENSION)
                .where(PARTNER_SUSPENSION.SUSPENDED)
                .fetchMap(
                        PARTNER_SUSPENSION.AGREEMENT,
                        row -> new Told(row.getSince().toInstant(), row.getReason()));
    }

    private Proposal proposal(ProposalRecord row) {
        return new Proposal(
                row.getDigest(),
                row.getPartner(),
                row.getProposer().equals(own),
                terms(row.getTerms()),
                row.getSigned(),
                row.getCountersigned(),
                Proposal.State.valueOf(row.getState()),
                row.getReason(),
                row.getMadeBy(),
                row.getMadeAt().toInstant(),
                instant(row.getProposedAt()),
                row.getSettledBy(),
                instant(row.getSettledAt()));
    }

    private static Agreement terms(String text) {
        try {
            return AgreementText.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (Refusal unreadable) {
            throw new IllegalStateException("a recorded text cannot be read", unreadable);
        }
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
