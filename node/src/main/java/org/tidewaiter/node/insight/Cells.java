package org.tidewaiter.node.insight;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Adds to the cells of the rollups. */
@Component
class Cells {

    private static final String ADD = """
        insert into insight.cell as held
               (dimension, category, mode, country, since, value, cases, seizures, generated, open_source)
        select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                             cast(? as date[]), cast(? as text[]),
                             cast(? as integer[]), cast(? as integer[]), cast(? as integer[]), cast(? as integer[]))
        on conflict (dimension, category, mode, country, since, value) do update
           set cases = held.cases + excluded.cases,
               seizures = held.seizures + excluded.seizures,
               generated = held.generated + excluded.generated,
               open_source = held.open_source + excluded.open_source
        """;

    private static final Comparator<Map.Entry<CellKey, Tally>> BY_KEY = Comparator.comparing(
            Map.Entry::getKey,
            Comparator.comparing(CellKey::dimension)
                    .thenComparing(CellKey::category)
                    .thenComparing(CellKey::mode)
                    .thenComparing(CellKey::country)
                    .thenComparing(CellKey::since)
                    .thenComparing(CellKey::value));

    private final DSLContext sql;

    Cells(DSLContext sql) {
        this.sql = sql;
    }

    /** Adds to each cell, in the order of their keys, so that rows of one page are met together. */
    void add(Map<CellKey, Tally> changes) {
        List<Map.Entry<CellKey, Tally>> ordered = changes.entrySet().stream()
                .filter(change -> !change.getValue().isNothing())
                .sorted(BY_KEY)
                .toList();
        if (ordered.isEmpty()) {
            return;
        }
        sql.execute(
                ADD,
                texts(ordered, key -> key.dimension().name()),
                texts(ordered, CellKey::category),
                texts(ordered, CellKey::mode),
                texts(ordered, CellKey::country),
                ordered.stream().map(change -> change.getKey().since()).toArray(LocalDate[]::new),
                texts(ordered, CellKey::value),
                counts(ordered, Tally::cases),
                counts(ordered, Tally::seizures),
                counts(ordered, Tally::generated),
                counts(ordered, Tally::openSource));
    }

    private static String[] texts(List<Map.Entry<CellKey, Tally>> changes, Function<CellKey, String> part) {
        return changes.stream().map(change -> part.apply(change.getKey())).toArray(String[]::new);
    }

    private static Integer[] counts(List<Map.Entry<CellKey, Tally>> changes, ToLongFunction<Tally> part) {
        return changes.stream()
                .map(change -> Math.toIntExact(part.applyAsLong(change.getValue())))
                .toArray(Integer[]::new);
    }
}
