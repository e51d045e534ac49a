package org.tidewaiter.formats.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;

/** Binds rules to the columns of one file. */
record RuleBinder(Header header, PlaceResolver places, RowObserver observer) {

    /**
     * A bound rule.
     *
     * @param field path of the field, as the observer is told
     * @param target the field; null for a rule that fills fields of its owner
     * @param owner the record to which the field belongs
     */
    BoundRule bind(String field, @Nullable TargetPath target, RecordShape<?> owner, FieldRule rule) {
        return switch (rule) {
            case FieldRule.Constant(var value) -> {
                Converted same = new Converted.Value(value);
                yield cells -> same;
            }
            case FieldRule.Column column -> {
                FieldType type = target == null ? new FieldType.Nested(owner) : target.single();
                yield new BoundColumn(header.position(column.column()), column, reader(field, type, column));
            }
            case FieldRule.Cases cases -> cases(cases);
            case FieldRule.FiscalMonth month -> new BoundFiscalMonth(month, header);
        };
    }

    BoundCondition bind(Condition condition) {
        return new BoundCondition(condition, header);
    }

    private BoundRule cases(FieldRule.Cases cases) {
        record BoundCase(BoundCondition when, Converted value) {}
        List<BoundCase> bound = cases.cases().stream()
                .map(each -> new BoundCase(bind(each.when()), new Converted.Value(each.value())))
                .toList();
        Converted otherwise = cases.otherwise().isNull() ? Converted.ABSENT : new Converted.Value(cases.otherwise());
        return cells -> {
            for (BoundCase each : bound) {
                if (each.when().holds(cells)) {
                    return each.value();
                }
            }
            return otherwise;
        };
    }

    private CellReader reader(String field, FieldType type, FieldRule.Column rule) {
        String column = rule.column();
        return switch (rule.reading()) {
            case Reading.Text text -> CellReader.text();
            case Reading.Decimal(NumberStyle style) -> CellReader.decimal(column, style);
            case Reading.Whole(NumberStyle style) -> CellReader.whole(column, style);
            case Reading.DecimalIdentifier identifier -> CellReader.decimalIdentifier(column);
            case Reading.YesNo words -> CellReader.yesNo(column, words);
            case Reading.Codes codes -> new CodeCells(field, column, codes, observer)::read;
            case Reading.Date date -> new DateCells(column, date, ReadingFit.isRecord(type, EventDate.class))::read;
            case Reading.Measure measure ->
                new MeasureCells(field, column, measure, ReadingFit.unitField(type), observer)::read;
            case Reading.PlaceText place -> new PlaceCells(field, column, type, places, observer)::read;
        };
    }
}
