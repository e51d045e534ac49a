package org.tidewaiter.node.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;

/**
 * Tells of a lane on which reports of others are passed on whether the agreements under which they came let more of them go
 * than when the lane was judged last. What came is judged by the newest revision of its agreement.
 */
@Component
class OnwardTerms {

    private final Agreements agreements;
    private final AgreedTerms terms;
    private final DSLContext sql;

    OnwardTerms(Agreements agreements, AgreedTerms terms, DSLContext sql) {
        this.agreements = agreements;
        this.terms = terms;
        this.sql = sql;
    }

    /**
     * What revisions have changed.
     *
     * @param more whether more may be passed on than when it was judged last
     * @param less whether less may be passed on than under any earlier revision, so that a partner may hold what would not go now
     */
    record Change(boolean more, boolean less) {}

    /** Whether there is any revision by which what goes under this agreement was not judged. */
    @Transactional(readOnly = true)
    public boolean haveChanged(String partner, Agreement agreement) {
        return agreement.passedOn().isPresent()
                && !judgedBy(partner).equals(Optional.of(digests().toList()));
    }

    /** Notes that the lane is judged by the newest revisions from now on; what they have changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change note(String partner) {
        Predicate<Agreement> judged = judgedBy(partner)
                .<Predicate<Agreement>>map(digests ->
                        agreement -> digests.contains(agreement.digest().text()))
                .orElse(agreement -> true);
        Set<String> newest = Set.copyOf(digests().toList());
        boolean more = false;
        boolean less = false;
        for (AgreementStanding standing : agreements.all()) {
            Agreement now = standing.newest();
            if (newest.contains(now.digest().text())) {
                List<Agreement> earlier = standing.revisions().stream()
                        .map(AgreementStanding.Revision::agreement)
                        .filter(revision -> !revision.equals(now))
                        .toList();
                more |= earlier.stream().filter(judged).anyMatch(before -> terms.mayPassOnMore(now, before));
                less |= earlier.stream().anyMatch(before -> terms.mayPassOnMore(before, now));
            }
        }
        sql.execute(
                "update delivery.lane set onward_by = cast(? as text[]) where partner = ?",
                digests().toArray(String[]::new),
                partner);
        return new Change(more, less);
    }

    private Stream<String> digests() {
        return agreements.newestIncoming().stream()
                .map(agreement -> agreement.digest().text())
                .sorted();
    }

    private Optional<List<String>> judgedBy(String partner) {
        return sql.resultQuery("select onward_by from delivery.lane where partner = ?", partner)
                .fetchOptional(0, String[].class)
                .map(Arrays::asList);
    }
}
