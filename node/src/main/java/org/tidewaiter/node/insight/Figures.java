package org.tidewaiter.node.insight;

import static org.tidewaiter.sql.insight.Tables.CELL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Sums cells. Every question names all leading columns of the key, so that it reads the cells that it sums and no more. */
@Component
class Figures {

    private static final Field<BigDecimal> CASES = DSL.sum(CELL.CASES);
    private static final Field<BigDecimal> SEIZURES = DSL.sum(CELL.SEIZURES);
    private static final Field<BigDecimal> GENERATED = DSL.sum(CELL.GENERATED);
    private static final Field<BigDecimal> OPEN_SOURCE = DSL.sum(CELL.OPEN_SOURCE);

    private final DSLContext sql;
    private final List<String> categories;
    private final List<String> modes;

    Figures(DSLContext sql, Vocabulary vocabulary) {
        this.sql = sql;
        this.categories = codes(vocabulary, "category");
        this.modes = codes(vocabulary, "transport-mode");
    }

    private static List<String> codes(Vocabulary vocabulary, String list) {
        return java.util.stream.Stream.concat(
                        vocabulary.list(list).codes().stream().map(Code::code),
                        java.util.stream.Stream.of(CellKey.NONE))
                .toList();
    }

    /** Of each value of a dimension, the largest first. */
    List<Figure> byValue(Dimension dimension, Selection selection) {
        return figures(CELL.VALUE, of(dimension, selection).and(one(selection.category(), selection.mode())));
    }

    List<Figure> byCategory(Selection selection) {
        return selection.category().equals(CellKey.ANY)
                ? figures(
                        CELL.CATEGORY,
                        of(Dimension.TOTAL, selection)
                                .and(CELL.CATEGORY.in(categories))
                                .and(CELL.MODE.eq(selection.mode())))
                : figures(
                        CELL.CATEGORY, of(Dimension.TOTAL, selection).and(one(selection.category(), selection.mode())));
    }

    List<Figure> byMode(Selection selection) {
        return selection.mode().equals(CellKey.ANY)
                ? figures(
                        CELL.MODE,
                        of(Dimension.TOTAL, selection)
                                .and(CELL.CATEGORY.eq(selection.category()))
                                .and(CELL.MODE.in(modes)))
                : figures(CELL.MODE, of(Dimension.TOTAL, selection).and(one(selection.category(), selection.mode())));
    }

    List<Figure> byCountry(Selection selection) {
        Condition countries =
                selection.countries().isEmpty() ? CELL.COUNTRY.ne(CellKey.ANY) : CELL.COUNTRY.in(selection.countries());
        return figures(
                CELL.COUNTRY,
                CELL.DIMENSION
                        .eq(Dimension.TOTAL.name())
                        .and(one(selection.category(), selection.mode()))
                        .and(countries)
                        .and(period(selection)));
    }

    /** By the days that cells begin with, in order: months, or days of {@link Dimension#DAY}. */
    List<Overview.Period> byTime(Dimension dimension, Selection selection) {
        return sql.select(CELL.SINCE, CASES, SEIZURES, GENERATED, OPEN_SOURCE)
                .from(CELL)
                .where(of(dimension, selection))
                .and(one(selection.category(), selection.mode()))
                .groupBy(CELL.SINCE)
                .orderBy(CELL.SINCE)
                .fetch(row -> new Overview.Period(row.value1(), row.value1(), tally(row)));
    }

    private List<Figure> figures(TableField<?, String> by, Condition condition) {
        List<SelectFieldOrAsterisk> fields = List.of(by, CASES, SEIZURES, GENERATED, OPEN_SOURCE);
        return sql.select(fields)
                .from(CELL)
                .where(condition)
                .groupBy(by)
                .having(CASES.gt(BigDecimal.ZERO).or(OPEN_SOURCE.gt(BigDecimal.ZERO)))
                .orderBy(CASES.desc(), by)
                .fetch(row -> new Figure(row.get(by), tally(row)));
    }

    private static Condition of(Dimension dimension, Selection selection) {
        Set<String> countries = selection.countries().isEmpty() ? Set.of(CellKey.ANY) : selection.countries();
        return CELL.DIMENSION
                .eq(dimension.name())
                .and(CELL.COUNTRY.in(countries))
                .and(period(selection));
    }

    private static Condition one(String category, String mode) {
        return CELL.CATEGORY.eq(category).and(CELL.MODE.eq(mode));
    }

    private static Condition period(Selection selection) {
        LocalDate from = selection.from();
        LocalDate until = selection.until();
        if (from == null && until == null) {
            return DSL.trueCondition();
        }
        Condition dated = from == null ? CELL.SINCE.gt(CellKey.NO_DAY) : CELL.SINCE.ge(from);
        return until == null ? dated : dated.and(CELL.SINCE.le(until));
    }

    private static Tally tally(Record row) {
        return new Tally(
                row.get(CASES).longValue(),
                row.get(SEIZURES).longValue(),
                row.get(GENERATED).longValue(),
                row.get(OPEN_SOURCE).longValue());
    }
}
