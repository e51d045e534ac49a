package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.report.GoodsLine;
import org.tidewaiter.report.shape.FieldType;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.JsonNode;

/** A goods line of each row, bound to the columns of a file. */
final class BoundLine {

    private static final TargetPath SERIAL_NUMBERS =
            new TargetPath(List.of(), new FieldType.ListOf(new FieldType.Scalar(String.class)));

    private final BoundCondition when;
    private final BoundFields fields;
    private final @Nullable BoundRule serialNumbers;

    BoundLine(LineRule rule, RuleBinder binder) {
        RecordShape<GoodsLine> shape = RecordShape.of(GoodsLine.class);
        Map<String, FieldRule> own = InOrder.without(rule.fields(), LineRule.SERIAL_NUMBERS);
        FieldRule serials = rule.fields().get(LineRule.SERIAL_NUMBERS);
        this.when = binder.bind(rule.when());
        this.fields = new BoundFields(shape, own, binder);
        this.serialNumbers =
                serials == null ? null : binder.bind(LineRule.SERIAL_NUMBERS, SERIAL_NUMBERS, shape, serials);
    }

    Optional<MappedRow.Line> line(List<String> cells, List<RowFault> faults) {
        if (!when.holds(cells)) {
            return Optional.empty();
        }
        return Optional.of(new MappedRow.Line(fields.fill(cells, faults), serialNumbers(cells, faults)));
    }

    private List<String> serialNumbers(List<String> cells, List<RowFault> faults) {
        List<String> numbers = new ArrayList<>();
        switch (serialNumbers == null ? Converted.ABSENT : serialNumbers.convert(cells)) {
            case Converted.Value(JsonNode node)
            when node.isArray() -> node.forEach(each -> numbers.add(each.asString()));
            case Converted.Value(JsonNode node) -> numbers.add(node.asString());
            case Converted.Refused(RowFault fault) -> faults.add(fault);
            case Converted.Absent absent -> {}
        }
        return numbers;
    }
}
