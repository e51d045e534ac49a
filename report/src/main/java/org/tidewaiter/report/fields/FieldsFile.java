package org.tidewaiter.report.fields;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.vocabulary.Labels;
import org.tidewaiter.report.vocabulary.LanguageFiles;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code fields.yaml}, whose head explains the keys, and what further languages call the fields. */
final class FieldsFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FieldsFile() {}

    static Map<String, FieldEntry> read() {
        try (InputStream yaml = FieldsFile.class.getResourceAsStream("fields.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("fields.yaml is missing");
            }
            FieldKinds kinds = new FieldKinds();
            Map<String, Translation> languages = LanguageFiles.read(FieldsFile.class, "fields", Translation.class);
            Map<String, FieldEntry> entries = new LinkedHashMap<>();
            YAML.readValue(yaml, new TypeReference<LinkedHashMap<String, Line>>() {})
                    .forEach((path, line) -> entries.put(path, line.entry(path, kinds, languages)));
            return Collections.unmodifiableMap(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putIfSaid(Map<String, String> texts, String language, @Nullable String text) {
        if (text != null) {
            texts.put(language, text);
        }
    }

    /** One further language: labels and help by path. */
    private record Translation(Map<String, String> labels, Map<String, String> help) {
        Translation {
            labels = labels == null ? Map.of() : Map.copyOf(labels);
            help = help == null ? Map.of() : Map.copyOf(help);
        }
    }

    private record Line(
            String en,
            String fr,
            @Nullable String list,
            @Nullable Level level,
            @Nullable Boolean simplified,
            @Nullable Set<String> only,
            @Nullable Set<String> except,
            @Nullable Boolean withGoods,
            @Nullable String unless,
            @Nullable String oneOf,
            @JsonProperty("src") @Nullable List<String> recordedBy,
            @Nullable Map<String, String> help) {

        FieldEntry entry(String path, FieldKinds kinds, Map<String, Translation> languages) {
            Map<String, String> names = new HashMap<>(Map.of("en", en, "fr", fr));
            Map<String, String> helps = new HashMap<>(help == null ? Map.of() : help);
            languages.forEach((language, said) -> {
                putIfSaid(names, language, said.labels().get(path));
                putIfSaid(helps, language, help == null ? null : said.help().get(path));
            });
            return new FieldEntry(
                    path,
                    new Labels(names),
                    help == null ? null : new Labels(helps),
                    kinds.of(path, list != null),
                    list,
                    Objects.requireNonNull(level, () -> "fields.yaml gives no level to " + path),
                    Boolean.TRUE.equals(simplified),
                    only == null ? Set.of() : only,
                    except == null ? Set.of() : except,
                    Boolean.TRUE.equals(withGoods),
                    unless,
                    oneOf,
                    recordedBy == null ? List.of() : recordedBy);
        }
    }
}
