package org.tidewaiter.node.delivery;

import static org.tidewaiter.sql.delivery.Tables.AGREEMENT;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.exchange.agreement.VerifiedAgreement;

/** Keeps every agreement under which anything may have travelled. */
@Component
class AgreementRows {

    private final DSLContext sql;

    AgreementRows(DSLContext sql) {
        this.sql = sql;
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
