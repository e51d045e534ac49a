package org.tidewaiter.report.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidewaiter.report.vocabulary.Labels;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All fields of a report and of its nominal part, in the order of the form. */
public final class FieldCatalogue {

    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");
    private static final Pattern SERIALS = Pattern.compile("^nominal\\.serialNumbers\\.[^.\\[]+");

    private final Map<String, FieldEntry> entries;

    private FieldCatalogue(Map<String, FieldEntry> entries) {
        this.entries = entries;
    }

    /** The catalogue that comes with this program. */
    public static FieldCatalogue load() {
        try (InputStream yaml = FieldCatalogue.class.getResourceAsStream("fields.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("fields.yaml is missing");
            }
            Map<String, FieldEntry> entries = new LinkedHashMap<>();
            new YAMLMapper().readTree(yaml).forEachEntry((path, entry) -> entries.put(path, entry(path, entry)));
            return new FieldCatalogue(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FieldEntry entry(String path, JsonNode entry) {
        Labels labels = new Labels(Map.of(
                "en",
                entry.required("en").stringValue(),
                "fr",
                entry.required("fr").stringValue()));
        return new FieldEntry(path, labels, entry.path("list").stringValue(null));
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
