package org.tidewaiter.formats.mapping;

/**
 * A field that a mapping can fill.
 *
 * @param number which goods line or station, from 0; 0 in the other sections
 * @param path within its section, for example {@code quantity.amount}
 */
public record FieldTarget(Section section, int number, String path) {

    /** The parts of a mapping. */
    public enum Section {
        REPORT(""),
        NOMINAL("nominal."),
        GOODS("goods[]."),
        ROUTE("route[].");

        private final String prefix;

        Section(String prefix) {
            this.prefix = prefix;
        }
    }

    /** Whether files can fill the field of that path of the catalogue: the names of goods lines are given here. */
    public static boolean canBeFilled(String cataloguePath) {
        return !cataloguePath.equals("goods[].id");
    }

    /** The target of a path of the field catalogue, such as {@code goods[].brand}. */
    public static FieldTarget of(String cataloguePath) {
        if (cataloguePath.startsWith("nominal.serialNumbers.")) {
            return new FieldTarget(Section.GOODS, 0, LineRule.SERIAL_NUMBERS);
        }
        for (Section section : Section.values()) {
            if (section != Section.REPORT && cataloguePath.startsWith(section.prefix)) {
                return new FieldTarget(section, 0, cataloguePath.substring(section.prefix.length()));
            }
        }
        return new FieldTarget(Section.REPORT, 0, cataloguePath);
    }

    /** The same field of another goods line or station. */
    public FieldTarget at(int other) {
        return new FieldTarget(section, other, path);
    }

    /** The path as the field catalogue has it. */
    public String cataloguePath() {
        return path.equals(LineRule.SERIAL_NUMBERS) ? "nominal.serialNumbers.*[]" : section.prefix + path;
    }
}
