package org.tidewaiter.node.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** The names that settings have, read off their records: {@code tidewaiter.partners[].title.en}. */
final class SettingNames {

    private static final String ELEMENT = "[]";
    /** Of a name's letters so many may be others in the name that was meant. */
    private static final double LIKE = 0.34;

    private final SortedSet<String> names = new TreeSet<>();
    private final Set<String> compared = new HashSet<>();
    private final Set<String> groups = new HashSet<>();

    /** @param types records with the annotation {@link ConfigurationProperties} */
    SettingNames(Collection<Class<?>> types) {
        for (Class<?> type : types) {
            collect(type, type.getAnnotation(ConfigurationProperties.class).value());
        }
    }

    private void collect(Class<?> type, String prefix) {
        groups.add(comparable(prefix));
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (!(component.getGenericType() instanceof ParameterizedType many)) {
                add(component.getType(), name);
            } else if (many.getActualTypeArguments()[0] instanceof Class<?> element) {
                groups.add(comparable(name));
                add(element, name + ELEMENT);
            }
        }
    }

    private void add(Class<?> type, String name) {
        if (type.isRecord()) {
            collect(type, name);
            return;
        }
        String one = name.endsWith(ELEMENT) ? name.substring(0, name.length() - ELEMENT.length()) : name;
        names.add(one);
        compared.add(comparable(name));
        compared.add(comparable(one));
    }

    /** Whether a setting has that name, in any of the spellings that are read. */
    boolean has(ConfigurationPropertyName name) {
        return compared.contains(comparable(form(name)));
    }

    /** Whether a variable of the environment is read under that name: there a hyphen may be left out or an underscore. */
    boolean hasVariable(ConfigurationPropertyName name) {
        return has(name)
                || names.stream()
                        .filter(known -> known.contains("-"))
                        .map(known -> comparable(known.replace('-', '.')))
                        .anyMatch(comparable(form(name))::equals);
    }

    /** Whether settings stand below that name, or several values of one. */
    boolean isAbove(ConfigurationPropertyName name) {
        return groups.contains(comparable(form(name)));
    }

    /** The name that is most like that one, if it may have been meant. */
    Optional<String> nearest(ConfigurationPropertyName name) {
        String written = form(name);
        return names.stream()
                .min(Comparator.comparingInt(known -> distance(written, known)))
                .filter(known -> (known + ".").startsWith(written + ".")
                        || written.startsWith(known + ".")
                        || distance(written, known) <= LIKE * (written.length() - written.indexOf('.')));
    }

    private static String form(ConfigurationPropertyName name) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            if (name.isNumericIndex(i)) {
                form.append(ELEMENT);
            } else {
                form.append(i == 0 ? "" : ".").append(name.getElement(i, Form.DASHED));
            }
        }
        return form.toString();
    }

    private static String comparable(String name) {
        return name.replace("-", "");
    }

    /** How many letters must be put in, left out or exchanged to make one name of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
