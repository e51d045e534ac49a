package org.tidewaiter.node.matching;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.version.ReportIdentity;

/**
 * Another report on the same seizure.
 *
 * @param standing whether it is still reported; a withdrawn one stays linked where a person linked it
 * @param link the judgement that links it directly; null where both are linked through a third
 */
public record LinkedReport(
        UUID record,
        ReportIdentity identity,
        boolean standing,
        @Nullable Judgement link) {

    /**
     * @param rule code of the rule that made it, null for a person
     * @param author name of the person's account, null for a rule
     */
    public record Judgement(
            long id, @Nullable String rule, @Nullable String author, Instant madeAt) {}
}
