package org.tidewaiter.report.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Finds the files of one kind in every language, such as {@code fields_et.yaml}. A language is added by its files alone:
 * {@code vocabulary/labels_XX.yaml}, {@code fields/fields_XX.yaml}, {@code units/quantity-words_XX.yaml} and
 * {@code rules/messages_XX.properties}, anywhere on the class path. What a file leaves out is said in English.
 */
public final class LanguageFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LanguageFiles() {}

    /**
     * The files that are there, by ISO 639 language code.
     *
     * @param beside class in whose package they lie
     * @param name what stands before the language
     */
    public static <T> Map<String, T> read(Class<?> beside, String name, Class<T> type) {
        Map<String, T> found = new TreeMap<>();
        for (String language : Locale.getISOLanguages()) {
            T file = read(beside, name + "_" + language + ".yaml", language, type);
            if (file != null) {
                found.put(language, file);
            }
        }
        return found;
    }

    private static <T> @Nullable T read(Class<?> beside, String resource, String language, Class<T> type) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            return in == null ? null : YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("language " + language, e);
        }
    }
}
