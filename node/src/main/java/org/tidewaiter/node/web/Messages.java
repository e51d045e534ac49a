package org.tidewaiter.node.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words of all modules in both languages, read from {@code messages/<module>_<language>.properties} in UTF-8. A key
 * belongs to one file; keys start with the module's name.
 */
@Component
public final class Messages {

    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);

    Messages() {
        for (Language language : Language.values()) {
            patterns.put(language, read(language));
        }
    }

    /**
     * The text in this language.
     *
     * @param arguments numbers are written as the language writes them; use {@code {0,choice,...}} for plurals
     * @return the key itself when no bundle has it: a page with a bare key beats no page at four in the morning, and a
     *     test looks for such keys
     */
    public String text(Language language, String key, Object... arguments) {
        String pattern = patterns(language).get(key);
        if (pattern == null) {
            log.error("No message {} in {}", key, language.code());
            return key;
        }
        return arguments.length == 0 ? pattern : format(language, pattern, arguments);
    }

    public boolean has(Language language, String key) {
        return patterns(language).containsKey(key);
    }

    private static String format(Language language, String pattern, Object... arguments) {
        return new MessageFormat(pattern.replace("'", "''"), language.locale()).format(arguments);
    }

    private Map<String, String> patterns(Language language) {
        return patterns.getOrDefault(language, Map.of());
    }

    private static Map<String, String> read(Language language) {
        var all = new HashMap<String, String>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (Resource bundle : resolver.getResources("classpath*:messages/*_" + language.code() + ".properties")) {
                for (var entry : properties(bundle).entrySet()) {
                    if (all.put(entry.getKey().toString(), entry.getValue().toString()) != null) {
                        throw new IllegalStateException("Message key stands twice: " + entry.getKey());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static Properties properties(Resource bundle) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
