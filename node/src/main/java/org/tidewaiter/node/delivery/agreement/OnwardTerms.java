package org.tidewaiter.node.delivery.agreement;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.database.Moments;
import org.tidewaiter.node.delivery.AgreedTerms;
import org.tidewaiter.node.delivery.AgreementStanding;

/**
 * Tells of a lane on which reports of others are passed on whether the agreements under which they came let more of them go
 * than when the lane was judged last. What came is judged by the newest revision of its agreement.
 */
@Component
public class OnwardTerms {

    private static final String NOTE = """
            update delivery.lane
               set onward_by = cast(? as text[]), onward_at = case when ? then cast(? as timestamptz) else onward_at end
             where partner = ?
            """;

    private final Agreements agreements;
    private final AgreedTerms terms;
    private final DSLContext sql;

    OnwardTerms(Agreements agreements, AgreedTerms terms, DSLContext sql) {
        this.agreements = agreements;
        this.terms = terms;
        this.sql = sql;
    }

    /** A revision of an agreement under which reports come, and the newest. */
    private record Change(Agreement before, Agreement now) {}

    /** Whether there is any revision by which what goes under this agreement was not judged. */
    @Transactional(readOnly = true)
    public boolean haveChanged(String partner, Agreement agreement) {
        return agreement.passedOn().isPresent() && !judgedBy(partner).equals(Optional.of(digests()));
    }

    /**
     * Notes that the lane is judged by the newest revisions from now on; whether more may be passed on than when it was judged last.
     * What is under way then is looked at when it has arrived.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean note(String partner, Instant now) {
        List<String> newest = digests();
        Predicate<Agreement> judged = judgedBy(partner)
                .<Predicate<Agreement>>map(digests ->
                        agreement -> digests.contains(agreement.digest().text()))
                .orElse(agreement -> true);
        boolean more = changes(newest)
                .filter(change -> judged.test(change.before()))
                .anyMatch(change -> terms.mayPassOnMore(change.now(), change.before()));
        sql.execute(NOTE, newest.toArray(String[]::new), more, Moments.of(now), partner);
        return more;
    }

    /** Whether less may be passed on than under any earlier revision, so that a partner may hold what would not go now. */
    @Transactional(readOnly = true)
    public boolean takeAway() {
        return changes(digests()).anyMatch(change -> terms.mayPassOnMore(change.before(), change.now()));
    }

    private Stream<Change> changes(List<String> newest) {
        return agreements.all().stream()
                .filter(standing -> newest.contains(standing.newest().digest().text()))
                .flatMap(standing -> standing.revisions().stream()
                        .map(AgreementStanding.Revision::agreement)
                        .filter(revision -> !revision.equals(standing.newest()))
                        .map(before -> new Change(before, standing.newest())));
    }

    private List<String> digests() {
        return agreements.newestIncoming().stream()
                .map(agreement -> agreement.digest().text())
                .sorted()
                .toList();
    }

    private Optional<List<String>> judgedBy(String partner) {
        return sql.resultQuery("select onward_by from delivery.lane where partner = ?", partner)
                .fetchOptional(0, String[].class)
                .map(Arrays::asList);
    }
}
