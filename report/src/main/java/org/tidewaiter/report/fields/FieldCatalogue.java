package org.tidewaiter.report.fields;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All fields of a report and of its nominal part, in the order of the form. Immutable and shared. */
public final class FieldCatalogue {

    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");
    private static final Pattern SERIALS = Pattern.compile("^nominal\\.serialNumbers\\.[^.\\[]+");

    private static final class Loaded {
        private static final FieldCatalogue CATALOGUE = new FieldCatalogue(FieldsFile.read());
    }

    private final Map<String, FieldEntry> entries;

    private FieldCatalogue(Map<String, FieldEntry> entries) {
        this.entries = entries;
    }

    /** The catalogue that comes with this program. */
    public static FieldCatalogue load() {
        return Loaded.CATALOGUE;
    }

    public Collection<FieldEntry> entries() {
        return entries.values();
    }

    /** The entry of a concrete path such as {@code goods[2].brand}. */
    public Optional<FieldEntry> at(String path) {
        String general = SERIALS.matcher(PLACE.matcher(path).replaceAll("[]")).replaceFirst("nominal.serialNumbers.*");
        return Optional.ofNullable(entries.get(general));
    }

    /** How the field at a concrete path is called; the path itself if it is no field. */
    public String label(String path, Locale locale) {
        return at(path).map(entry -> entry.labels().in(locale)).orElse(path);
    }
}
