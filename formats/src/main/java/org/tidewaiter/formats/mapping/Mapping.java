package org.tidewaiter.formats.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.rows.FileRefusedException;

/** How the rows of one kind of foreign file become reports. Immutable; read from YAML by {@link #read}. */
public final class Mapping {

    private final Identity identity;
    private final CsvShape shape;
    private final ColumnRule key;
    private final Set<String> ignored;
    private final List<Target> event;
    private final List<LegRule> route;
    private final List<Target> goods;

    Mapping(
            Identity identity,
            CsvShape shape,
            ColumnRule key,
            Set<String> ignored,
            List<Target> event,
            List<LegRule> route,
            List<Target> goods) {
        this.identity = identity;
        this.shape = shape;
        this.key = key;
        this.ignored = Set.copyOf(ignored);
        this.event = List.copyOf(event);
        this.route = List.copyOf(route);
        this.goods = List.copyOf(goods);
    }

    /**
     * Reads a mapping.
     *
     * @throws FileRefusedException with a rule {@code mapping.…} that names the place in the mapping that is wrong
     */
    public static Mapping read(String yaml) {
        return new MappingReader().read(yaml);
    }

    /** Name of the mapping; with the key of a report it forms the report's source key, so it never changes. */
    public String name() {
        return identity.name();
    }

    /** Version of the mapping, from 1. */
    public int version() {
        return identity.version();
    }

    /** What the mapping is for, in a line. */
    public String title() {
        return identity.title();
    }

    /** Who is to be named wherever the data is shown. */
    public String attribution() {
        return identity.attribution();
    }

    /** How the file is written. */
    public CsvShape shape() {
        return shape;
    }

    /** The column whose value names the report to which a row belongs. */
    public String keyColumn() {
        return key.column();
    }

    /** All columns that the mapping reads. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(key.column());
        Stream.concat(event.stream(), goods.stream())
                .forEach(target -> columns.addAll(target.rule().columns()));
        route.forEach(leg -> columns.addAll(leg.when().columns()));
        return columns;
    }

    /** Columns of the file that the mapping knows and leaves out. */
    public Set<String> ignoredColumns() {
        return ignored;
    }

    /** Maps rows under that header. */
    public RowMapper mapper(Header header) {
        return new RowMapper(this, header);
    }

    ColumnRule key() {
        return key;
    }

    List<Target> event() {
        return event;
    }

    List<LegRule> route() {
        return route;
    }

    List<Target> goods() {
        return goods;
    }

    /** What a mapping says of itself. */
    record Identity(String name, int version, String title, String attribution) {}
}
