package org.tidewaiter.exchange.reconciliation;

import java.util.List;
import java.util.Objects;
import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * What came of a comparison, as its asker says.
 *
 * @param asked all that the receiver should hold
 * @param answered all that the receiver said it holds
 * @param differences how many there are, also those not named
 * @param more whether there may be others that were not looked for
 * @param named the first of them
 * @param notSent what did not travel, by state and reason
 */
public record ReconciliationResult(
        Holdings.Summary asked,
        Holdings.Summary answered,
        long differences,
        boolean more,
        List<Named> named,
        List<NotSent> notSent) {

    public ReconciliationResult {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(answered, "answered");
        Codes.requireNumber(differences, 0, "the differences");
        named = List.copyOf(named);
        notSent = List.copyOf(notSent);
        if (named.size() > ReconciliationBounds.NAMED || notSent.size() > ReconciliationBounds.REASONS) {
            throw new IllegalArgumentException("a result names no more than its bounds");
        }
    }

    /**
     * One difference.
     *
     * @param kind a code that says which side holds what
     * @param action a code that says what the asker did about it
     */
    public record Named(ReportIdentity identity, int version, String kind, String action) {

        public Named {
            Objects.requireNonNull(identity, "identity");
            Codes.requireNumber(version, 1, "the version");
            Codes.requireCode(kind, "the kind");
            Codes.requireCode(action, "the action");
        }
    }

    /**
     * Versions that did not travel.
     *
     * @param state a code: waiting, held, not due, refused, in conflict, recalled
     * @param reason a code; {@code none} where there is none
     */
    public record NotSent(String state, String reason, long versions) {

        public NotSent {
            Codes.requireCode(state, "the state");
            Codes.requireCode(reason, "the reason");
            Codes.requireNumber(versions, 0, "the versions");
        }
    }
}
