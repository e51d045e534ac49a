package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The reference of the configuration in docs names every key of the program, with the default that it has, and no other. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(tidewaiter\\.[^`]+)` \\| (?:`([^`]*)`|([^|]*)) \\|");
    private static final String NO_DEFAULT = "";

    @Test
    void namesEveryKeyWithItsDefault() throws Exception {
        assertThat(documented()).isEqualTo(known());
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        for (String line : Files.readAllLines(REFERENCE)) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                keys.put(row.group(1), row.group(2) == null ? NO_DEFAULT : row.group(2));
            }
        }
        return keys;
    }

    private static Map<String, String> known() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> keys = new TreeMap<>();
        for (var found : scanner.findCandidateComponents("org.tidewaiter.node")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            if (type == TestRun.class) {
                continue;
            }
            collect(type, type.getAnnotation(ConfigurationProperties.class).value(), keys);
        }
        return keys;
    }

    private static void collect(Class<?> record, String prefix, Map<String, String> keys) {
        Constructor<?> canonical = record.getDeclaredConstructors()[0];
        for (Parameter parameter : canonical.getParameters()) {
            String key = prefix + "." + kebab(parameter.getName());
            Class<?> element = element(parameter);
            DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
            if (element.isRecord()) {
                collect(element, parameter.getType() == element ? key : key + "[]", keys);
            } else {
                keys.put(key, standard == null ? NO_DEFAULT : String.join(", ", standard.value()));
            }
        }
    }

    /** The type of a list's elements, else the type itself. */
    private static Class<?> element(Parameter parameter) {
        return parameter.getParameterizedType() instanceof ParameterizedType many
                        && many.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : parameter.getType();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
