package org.tidewaiter.node.delivery.agreement;

import static org.tidewaiter.sql.delivery.Tables.AGREEMENT;
import static org.tidewaiter.sql.delivery.Tables.SUSPENSION;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.StartRefusedException;

/** Keeps every agreement under which anything may have travelled. */
@Component
public class AgreementRows {

    private final DSLContext sql;

    AgreementRows(DSLContext sql) {
        this.sql = sql;
    }

    /** What changed at the running node: agreements taken in, and suspensions by number. */
    record Changed(List<SignedAgreement> adopted, Map<String, AgreementStanding.Suspension> suspended) {

        static final Changed NOTHING = new Changed(List.of(), Map.of());

        Changed {
            adopted = List.copyOf(adopted);
            suspended = Map.copyOf(suspended);
        }
    }

    /** When a text came to this node, and who took it in. */
    record Recorded(Instant at, @Nullable String by) {}

    @Transactional(readOnly = true)
    public Changed changed() {
        return new Changed(
                sql.select(AGREEMENT.SIGNED)
                        .from(AGREEMENT)
                        .where(AGREEMENT.ADOPTED_AT.isNotNull())
                        .orderBy(AGREEMENT.NUMBER, AGREEMENT.REVISION)
                        .fetch(row -> AgreementFile.parse(row.value1())),
                sql.selectFrom(SUSPENSION)
                        .where(SUSPENSION.RESUMED_AT.isNull())
                        .fetchMap(
                                SUSPENSION.AGREEMENT,
                                row -> new AgreementStanding.Suspension(
                                        row.getSuspendedAt().toInstant(), row.getSuspendedBy(), row.getReason())));
    }

    /** What is known of each recorded text, by digest. */
    @Transactional(readOnly = true)
    public Map<String, Recorded> recorded() {
        return sql.selectFrom(AGREEMENT)
                .fetchMap(
                        AGREEMENT.DIGEST,
                        row -> new Recorded(
                                Optional.ofNullable(row.getAdoptedAt())
                                        .orElse(row.getRecordedAt())
                                        .toInstant(),
                                row.getAdoptedBy()));
    }

    /** All texts under which anything may have travelled, also those that stand in the settings no more. */
    @Transactional(readOnly = true)
    public List<SignedAgreement> allRecorded() {
        return sql.select(AGREEMENT.SIGNED)
                .from(AGREEMENT)
                .orderBy(AGREEMENT.NUMBER, AGREEMENT.REVISION)
                .fetch(row -> AgreementFile.parse(row.value1()));
    }

    /** The text with this digest. */
    @Transactional(readOnly = true)
    public Optional<SignedAgreement> recorded(Digest digest) {
        return sql.select(AGREEMENT.SIGNED)
                .from(AGREEMENT)
                .where(AGREEMENT.DIGEST.eq(digest.text()))
                .fetchOptional(row -> AgreementFile.parse(row.value1()));
    }

    /** Lets one transaction at a time decide on agreements. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        sql.execute("lock table delivery.agreement in share row exclusive mode");
    }

    /** Takes in an agreement at the running node; with one that stands in the settings already, nothing changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void adopt(VerifiedAgreement verified, String by, Instant now) {
        record(List.of(verified), now);
        sql.update(AGREEMENT)
                .set(AGREEMENT.ADOPTED_AT, Moments.of(now))
                .set(AGREEMENT.ADOPTED_BY, by)
                .where(AGREEMENT.DIGEST.eq(verified.digest().text()))
                .execute();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean suspend(String number, String reason, String by, Instant now) {
        return sql.insertInto(SUSPENSION)
                        .set(SUSPENSION.AGREEMENT, number)
                        .set(SUSPENSION.REASON, reason)
                        .set(SUSPENSION.SUSPENDED_AT, Moments.of(now))
                        .set(SUSPENSION.SUSPENDED_BY, by)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resume(String number, String by, Instant now) {
        return sql.update(SUSPENSION)
                        .set(SUSPENSION.RESUMED_AT, Moments.of(now))
                        .set(SUSPENSION.RESUMED_BY, by)
                        .where(SUSPENSION.AGREEMENT.eq(number))
                        .and(SUSPENSION.RESUMED_AT.isNull())
                        .execute()
                > 0;
    }

    /** Whether a text with this digest was ever recorded here for that sender. */
    @Transactional(readOnly = true)
    public boolean isRecorded(String sender, String number, Digest digest) {
        return sql.fetchExists(
                AGREEMENT,
                AGREEMENT.SENDER.eq(sender).and(AGREEMENT.NUMBER.eq(number)).and(AGREEMENT.DIGEST.eq(digest.text())));
    }

    /** Records what is new; a number and revision that stand here with another text refuse the start. */
    @Transactional
    public void record(List<VerifiedAgreement> agreements, Instant now) {
        for (VerifiedAgreement verified : agreements) {
            Agreement agreement = verified.agreement();
            sql.insertInto(AGREEMENT)
                    .set(AGREEMENT.NUMBER, agreement.number())
                    .set(AGREEMENT.REVISION, agreement.revision())
                    .set(AGREEMENT.DIGEST, verified.digest().text())
                    .set(AGREEMENT.SIGNED, AgreementFile.write(verified.source()))
                    .set(AGREEMENT.SENDER, agreement.sender())
                    .set(AGREEMENT.RECEIVER, agreement.receiver())
                    .set(AGREEMENT.RECORDED_AT, Moments.of(now))
                    .onConflictDoNothing()
                    .execute();
            String recorded = sql.select(AGREEMENT.DIGEST)
                    .from(AGREEMENT)
                    .where(AGREEMENT.NUMBER.eq(agreement.number()))
                    .and(AGREEMENT.REVISION.eq(agreement.revision()))
                    .fetchOne(AGREEMENT.DIGEST);
            if (!verified.digest().text().equals(recorded)) {
                throw new StartRefusedException("Revision " + agreement.revision() + " of agreement "
                        + agreement.number() + " was recorded with another text before. A change is a new revision.");
            }
        }
    }
}
