package org.tidewaiter.formats.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.csv.CsvRecord;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.mapping.MappedRow;
import org.tidewaiter.formats.mapping.RowMapper;
import org.tidewaiter.formats.rows.RowFault;

/** Makes mapped rows of records; a damaged record still belongs to its report where its key can be read. */
final class RowReading {

    private RowReading() {}

    static MappedRow of(CsvRecord csv, RowMapper mapper, CsvShape shape, CsvLimits limits) {
        return switch (csv) {
            case CsvRecord.Row row -> mapper.map(row.cells());
            case CsvRecord.Damaged damaged ->
                new MappedRow.Faulty(key(damaged, mapper), List.of(fault(damaged.damage(), shape, limits)));
        };
    }

    /** The key that {@link #of} finds, at less cost. */
    static @Nullable String key(CsvRecord csv, RowMapper mapper) {
        return switch (csv) {
            case CsvRecord.Row row -> mapper.keyIfCertain(row.cells(), true);
            case CsvRecord.Damaged damaged ->
                switch (damaged.damage()) {
                    case CHARSET -> mapper.keyIfCertain(damaged.cells(), true);
                    case CUT -> mapper.keyIfCertain(damaged.cells(), false);
                    case QUOTE, TOO_LONG, TOO_MANY_COLUMNS -> null;
                };
        };
    }

    private static RowFault fault(CsvRecord.Damage damage, CsvShape shape, CsvLimits limits) {
        return switch (damage) {
            case CHARSET -> RowFault.ofRow("row.charset", shape.charset().name());
            case QUOTE -> RowFault.ofRow("row.quote");
            case CUT -> RowFault.ofRow("row.cut");
            case TOO_LONG -> RowFault.ofRow("row.too-long", limits.recordBytes());
            case TOO_MANY_COLUMNS -> RowFault.ofRow("row.too-many-columns", limits.columns());
        };
    }
}
