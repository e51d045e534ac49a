package org.tidewaiter.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.report.matching.Feature;
import org.tidewaiter.report.matching.Finding;

class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Pattern USED = Pattern.compile("text\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    private final Messages messages = new Messages();

    static List<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_en.properties"))
                    .map(name -> name.substring(0, name.length() - "_en.properties".length()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void saysTheSameThingsInBothLanguages(String module) throws IOException {
        Properties english = bundle(module + "_en.properties");
        Properties french = bundle(module + "_fr.properties");

        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allMatch(key -> key.startsWith(module + "."));
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(french.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void keepsItsVoiceDown(String module) throws IOException {
        assertThat(bundle(module + "_en.properties").values())
                .noneMatch(text -> text.toString().contains("!"));
        assertThat(bundle(module + "_fr.properties").values())
                .noneMatch(text -> text.toString().contains("!"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void setsApostrophesAsTypeDoes(String module) throws IOException {
        assertThat(bundle(module + "_en.properties").values())
                .noneMatch(text -> text.toString().contains("'"));
        assertThat(bundle(module + "_fr.properties").values())
                .noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void hasEveryTextThatIsAskedForByName() throws IOException {
        var missing = new TreeSet<String>();
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("src/main/jte")), Files.walk(Path.of("src/main/java")))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()) {
                USED.matcher(Files.readString(file))
                        .results()
                        .map(used -> used.group(1))
                        .filter(key -> key.contains(".") && !messages.has(Language.ENGLISH, key))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void saysHowReportsCompareInWords() {
        assertThat(Finding.values()).allMatch(finding -> saysInWords("matching.finding." + finding.code()));
        assertThat(Feature.values()).allMatch(feature -> saysInWords("matching.feature." + feature.code()));
    }

    private boolean saysInWords(String key) {
        return Stream.of(Language.values()).allMatch(language -> messages.has(language, key));
    }

    @Test
    void writesPluralsAndNumbersAsTheLanguageDoes() {
        assertThat(messages.text(Language.ENGLISH, "web.faults.title", 1)).isEqualTo("One entry needs another look");
        assertThat(messages.text(Language.ENGLISH, "web.faults.title", 3)).isEqualTo("3 entries need another look");
        assertThat(messages.text(Language.FRENCH, "web.progress", 1204, 2000)).isEqualTo("1\u202f204 sur 2\u202f000");
    }

    @Test
    void showsTheKeyWhereATextIsMissing() {
        assertThat(messages.text(Language.FRENCH, "web.no-such-text")).isEqualTo("web.no-such-text");
    }

    private static Set<String> arguments(String pattern) {
        var found = new TreeSet<String>();
        ARGUMENT.matcher(pattern).results().forEach(argument -> found.add(argument.group(1)));
        return found;
    }

    private static Properties bundle(String name) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            properties.load(reader);
        }
        return properties;
    }
}
