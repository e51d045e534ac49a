package org.tidewaiter.node.matching;

import static org.tidewaiter.sql.matching.Tables.OFFER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes {@code matching.offer}. */
@Component
class OfferRows {

    private static final int PLACES = 2;

    private final DSLContext sql;

    OfferRows(DSLContext sql) {
        this.sql = sql;
    }

    /** A pair that a person may be asked about. */
    record Offer(Pair pair, String firstCountry, String secondCountry, BigDecimal score) {

        static BigDecimal score(double bits) {
            return BigDecimal.valueOf(bits).setScale(PLACES, RoundingMode.HALF_UP);
        }
    }

    /** Puts these in place of all that touch one of the reports. */
    void replace(Collection<UUID> records, Collection<Offer> offers) {
        UUID[] names = records.toArray(UUID[]::new);
        sql.deleteFrom(OFFER)
                .where(OFFER.FIRST.eq(DSL.any(names)).or(OFFER.SECOND.eq(DSL.any(names))))
                .execute();
        if (!offers.isEmpty()) {
            var rows = sql.insertInto(
                    OFFER, OFFER.FIRST, OFFER.SECOND, OFFER.FIRST_COUNTRY, OFFER.SECOND_COUNTRY, OFFER.SCORE);
            for (Offer offer : offers) {
                rows = rows.values(
                        offer.pair().first(),
                        offer.pair().second(),
                        offer.firstCountry(),
                        offer.secondCountry(),
                        offer.score());
            }
            rows.execute();
        }
    }

    /**
     * The likeliest first.
     *
     * @param countries both reports are from one of these; empty for any
     * @param after the last one of the page before, null for the first page
     */
    List<Offer> page(Set<String> countries, @Nullable Offer after, int most) {
        Condition which = countries.isEmpty()
                ? DSL.trueCondition()
                : OFFER.FIRST_COUNTRY.in(countries).and(OFFER.SECOND_COUNTRY.in(countries));
        if (after != null) {
            which = which.and(OFFER.SCORE
                    .lt(after.score())
                    .or(OFFER.SCORE
                            .eq(after.score())
                            .and(DSL.row(OFFER.FIRST, OFFER.SECOND)
                                    .gt(after.pair().first(), after.pair().second()))));
        }
        return sql.selectFrom(OFFER)
                .where(which)
                .orderBy(OFFER.SCORE.desc(), OFFER.FIRST, OFFER.SECOND)
                .limit(most)
                .fetch(row -> new Offer(
                        new Pair(row.getFirst(), row.getSecond()),
                        row.getFirstCountry(),
                        row.getSecondCountry(),
                        row.getScore()));
    }

    /** Those that name this report, the likeliest first. */
    List<Offer> of(UUID record, int most) {
        return sql.selectFrom(OFFER)
                .where(OFFER.FIRST.eq(record).or(OFFER.SECOND.eq(record)))
                .orderBy(OFFER.SCORE.desc(), OFFER.FIRST, OFFER.SECOND)
                .limit(most)
                .fetch(row -> new Offer(
                        new Pair(row.getFirst(), row.getSecond()),
                        row.getFirstCountry(),
                        row.getSecondCountry(),
                        row.getScore()));
    }
}
