package org.tidewaiter.node.delivery.queue;

import java.util.ArrayList;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.delivery.OutgoingVersions;
import org.tidewaiter.node.delivery.OutgoingVersions.Asked;
import org.tidewaiter.node.delivery.Travel;

/** Asks the store what travels, so that a version at which it stumbles does not stop the others. Not to be called in a transaction. */
@Component
public class LaneTravels {

    private static final Logger log = LoggerFactory.getLogger(LaneTravels.class);

    private final OutgoingVersions outgoing;

    LaneTravels(OutgoingVersions outgoing) {
        this.outgoing = outgoing;
    }

    /** One answer for each question, in the same order; null for a version that cannot be read. */
    public List<@Nullable Travel> of(List<Asked> asked, Agreement agreement) {
        if (asked.isEmpty()) {
            return List.of();
        }
        try {
            return new ArrayList<>(outgoing.travels(asked, agreement));
        } catch (DataAccessException
                | TransientDataAccessException
                | NonTransientDataAccessException
                | TransactionException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException unreadable) {
            if (asked.size() > 1) {
                List<@Nullable Travel> halves = new ArrayList<>(of(asked.subList(0, asked.size() / 2), agreement));
                halves.addAll(of(asked.subList(asked.size() / 2, asked.size()), agreement));
                return halves;
            }
            log.warn(
                    "a version for {} cannot be read: {}",
                    agreement.receiver(),
                    unreadable.getClass().getSimpleName());
            List<@Nullable Travel> none = new ArrayList<>();
            none.add(null);
            return none;
        }
    }
}
