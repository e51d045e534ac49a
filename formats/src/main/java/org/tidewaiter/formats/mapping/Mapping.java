package org.tidewaiter.formats.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.rows.FileRefusedException;

/**
 * How the rows of one kind of foreign file become reports. Immutable; read from YAML by {@link #read}, made by hand from
 * {@link #draft}, written by {@link #write}.
 *
 * @param name with the key of a report it forms the report's source key, so it never changes
 * @param version from 1
 * @param title what the mapping is for, in a line
 * @param shape how the file is written
 * @param report rules by field of the report
 * @param nominal rules by field of its nominal part
 * @param goods the goods lines that a row makes
 * @param route the stations that a row tells of
 * @param ignored columns that are left out, and why
 * @param othersIgnored whether columns that are not named anywhere are left out; else they refuse the file
 */
public record Mapping(
        String name,
        int version,
        String title,
        DataSource source,
        FileShape shape,
        Grouping grouping,
        Map<String, FieldRule> report,
        Map<String, FieldRule> nominal,
        List<LineRule> goods,
        List<LegRule> route,
        Map<String, String> ignored,
        boolean othersIgnored) {

    public Mapping {
        report = InOrder.copyOf(report);
        nominal = InOrder.copyOf(nominal);
        goods = List.copyOf(goods);
        route = List.copyOf(route);
        ignored = InOrder.copyOf(ignored);
    }

    /**
     * Reads a mapping.
     *
     * @throws FileRefusedException with a rule {@code mapping.…} that names the place in the mapping that is wrong
     */
    public static Mapping read(String yaml) {
        return new MappingReader().read(yaml);
    }

    /** A mapping that fills nothing yet: each row a report with one goods line. */
    public static Mapping draft(String name, String title, DataSource source, FileShape shape) {
        return new Mapping(
                name,
                1,
                title,
                source,
                shape,
                new Grouping.RowDigest(),
                Map.of(),
                Map.of(),
                List.of(new LineRule(Condition.ALWAYS, Map.of())),
                List.of(),
                Map.of(),
                false);
    }

    /** The mapping as YAML that {@link #read} reads back as an equal one. */
    public String write() {
        return MappingWriter.write(this);
    }

    /** SHA-256 over {@link #write}, in hex: two mappings with the same digest do the same. */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(write().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Who is to be named wherever the data is shown. */
    public String attribution() {
        return source.attribution();
    }

    /** All columns that the mapping reads. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(grouping.columns());
        goods.forEach(line -> columns.addAll(line.when().columns()));
        route.forEach(leg -> columns.addAll(leg.when().columns()));
        rules().forEach(rule -> columns.addAll(rule.columns()));
        return columns;
    }

    /** All rules of fields. */
    List<FieldRule> rules() {
        List<FieldRule> rules = new ArrayList<>(report.values());
        rules.addAll(nominal.values());
        goods.forEach(line -> rules.addAll(line.fields().values()));
        route.forEach(leg -> rules.addAll(leg.fields().values()));
        return rules;
    }

    /**
     * How the file is to be read for this mapping: numbers that are no text are written out with the mark that its rules
     * read. With another one, 1.234 could pass for a thousand.
     *
     * @throws FileRefusedException if the rules of a mapping for such files read more than one mark
     */
    public FileShape shapeForReading() {
        Set<Character> marks = DecimalMarks.of(this);
        if (marks.size() > 1 && !(shape instanceof FileShape.Csv)) {
            throw new FileRefusedException("mapping.decimals");
        }
        return marks.isEmpty() ? shape : shape.withDecimal(marks.iterator().next());
    }

    /** Columns of the file that the mapping knows and leaves out. */
    public Set<String> ignoredColumns() {
        return ignored.keySet();
    }

    /** The rule of a field, or null where it has none. */
    public @Nullable FieldRule rule(FieldTarget target) {
        return MappingEdit.fields(this, target).get(target.path());
    }

    /** The mapping with that rule; a goods line or station that it does not have yet is added at the end. */
    public Mapping with(FieldTarget target, FieldRule rule) {
        return MappingEdit.with(this, target, rule);
    }

    /** The mapping without a rule for that field. */
    public Mapping without(FieldTarget target) {
        return MappingEdit.without(this, target);
    }

    /** The mapping of another version. */
    public Mapping withVersion(int other) {
        return new Mapping(
                name, other, title, source, shape, grouping, report, nominal, goods, route, ignored, othersIgnored);
    }

    /** The mapping under another name and title. */
    public Mapping named(String other, String otherTitle) {
        return new Mapping(
                other,
                version,
                otherTitle,
                source,
                shape,
                grouping,
                report,
                nominal,
                goods,
                route,
                ignored,
                othersIgnored);
    }

    /** The mapping for files written in another way. */
    public Mapping withShape(FileShape other) {
        return new Mapping(
                name, version, title, source, other, grouping, report, nominal, goods, route, ignored, othersIgnored);
    }

    /** The mapping with rows put together in another way. */
    public Mapping withGrouping(Grouping other) {
        return new Mapping(
                name, version, title, source, shape, other, report, nominal, goods, route, ignored, othersIgnored);
    }

    /** The mapping that leaves a column out, for that reason. */
    public Mapping ignoring(String column, String reason) {
        return withIgnored(InOrder.with(ignored, column, reason), othersIgnored);
    }

    /** The mapping with these columns left out, by name with the reason, and perhaps all that it does not name. */
    public Mapping withIgnored(Map<String, String> columns, boolean others) {
        return new Mapping(
                name, version, title, source, shape, grouping, report, nominal, goods, route, columns, others);
    }

    /** Maps rows of a file with these columns. */
    public RowMapper mapper(List<String> columns, PlaceResolver places, RowObserver observer) {
        return RowMapper.of(this, columns, places, observer);
    }
}
