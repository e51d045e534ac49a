package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.ReadRow;
import org.tidewaiter.formats.rows.ReadRow.Certain;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.report.NominalPart;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Applies a mapping to the rows of one file. Used by one thread at a time. */
public final class RowMapper {

    private final Header header;
    private final @Nullable RowKeys keys;
    private final BoundFields report;
    private final BoundFields nominal;
    private final List<BoundLine> goods;
    private final List<BoundLeg> route;

    private RowMapper(Mapping mapping, Header header, RuleBinder binder) {
        this.header = header;
        this.keys = mapping.grouping() instanceof Grouping.Key key ? new RowKeys(header, key) : null;
        this.report = new BoundFields(RecordShape.of(SeizureReport.class), mapping.report(), binder);
        this.nominal = new BoundFields(RecordShape.of(NominalPart.class), mapping.nominal(), binder);
        this.goods = mapping.goods().stream()
                .map(rule -> new BoundLine(rule, binder))
                .toList();
        this.route =
                mapping.route().stream().map(rule -> new BoundLeg(rule, binder)).toList();
    }

    /**
     * @throws FileRefusedException if a column is missing or unknown
     */
    static RowMapper of(Mapping mapping, List<String> columns, PlaceResolver places, RowObserver observer) {
        Header header = Header.of(columns, mapping);
        return new RowMapper(mapping, header, new RuleBinder(header, places, observer));
    }

    /** Maps one row; finds all its faults. Where rows have no key of their own, {@code digest} takes its place. */
    public MappedRow map(ReadRow row, @Nullable String digest) {
        if (row instanceof ReadRow.Damaged damaged) {
            return new MappedRow.Faulty(key(row, digest), List.of(damaged.fault()));
        }
        List<String> cells = row.cells();
        if (cells.size() != header.size()) {
            return new MappedRow.Faulty(
                    key(row, digest), List.of(RowFault.ofRow("row.cells", cells.size(), header.size())));
        }
        List<RowFault> faults = new ArrayList<>();
        String key = keys == null ? digest : keys.of(cells, faults);
        ObjectNode event = report.fill(cells, faults);
        ObjectNode part = nominal.fill(cells, faults);
        List<MappedRow.Line> lines = lines(cells, faults);
        ArrayNode stations = stations(cells, faults);
        if (key == null || !faults.isEmpty()) {
            return new MappedRow.Faulty(key, faults.stream().distinct().toList());
        }
        if (!part.isEmpty()) {
            event.set("nominal", part);
        }
        if (!stations.isEmpty()) {
            event.set("route", stations);
        }
        return new MappedRow.Mapped(key, event, lines);
    }

    /** The key that {@link #map} finds, at less cost. */
    public @Nullable String key(ReadRow row, @Nullable String digest) {
        if (keys == null) {
            return digest;
        }
        return keys.ifCertain(row.cells(), row instanceof ReadRow.Damaged damaged ? damaged.certain() : Certain.ALL);
    }

    private List<MappedRow.Line> lines(List<String> cells, List<RowFault> faults) {
        List<MappedRow.Line> lines = new ArrayList<>(goods.size());
        for (BoundLine rule : goods) {
            rule.line(cells, faults).ifPresent(lines::add);
        }
        return lines;
    }

    private ArrayNode stations(List<String> cells, List<RowFault> faults) {
        ArrayNode stations = JsonNodeFactory.instance.arrayNode();
        for (BoundLeg rule : route) {
            rule.leg(cells, faults).ifPresent(stations::add);
        }
        return stations;
    }
}
