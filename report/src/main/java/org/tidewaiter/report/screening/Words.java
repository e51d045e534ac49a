package org.tidewaiter.report.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The word lists of screening, folded for comparison. */
final class Words {

    private static final YAMLMapper YAML = new YAMLMapper();

    final Set<String> announcing;
    final Set<String> particles;
    final Set<String> givenNames;
    final List<String> familyEndings;
    final List<String> familyNames;
    final Set<String> ordinary;
    final Set<String> places;
    final Set<String> contextBrand;

    /** Words that announce a number, by what it is, as alternatives of a regular expression. */
    final Map<String, String> numberWords;

    Words() {
        Map<String, List<String>> names = read("names.yaml");
        Map<String, List<String>> ordinaryWords = read("ordinary.yaml");
        Set<String> titlesAndRoles = folded(names, "titles");
        titlesAndRoles.addAll(folded(names, "roles"));
        this.announcing = Set.copyOf(titlesAndRoles);
        this.particles = Set.copyOf(folded(names, "particles"));
        this.givenNames = Set.copyOf(folded(names, "givenNames"));
        this.familyEndings = List.copyOf(folded(names, "familyEndings"));
        this.familyNames = words(names, "familyNames").toList();
        this.places = Set.copyOf(folded(ordinaryWords, "places"));
        this.contextBrand = Set.copyOf(folded(ordinaryWords, "contextBrand"));
        Set<String> all = folded(ordinaryWords, "words");
        all.addAll(places);
        all.addAll(contextBrand);
        all.addAll(labels());
        all.removeAll(givenNames);
        this.ordinary = Set.copyOf(all);
        this.numberWords = alternatives();
    }

    private static Stream<String> words(Map<String, List<String>> file, String list) {
        return file.getOrDefault(list, List.of()).stream()
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")));
    }

    private static Set<String> folded(Map<String, List<String>> file, String list) {
        return words(file, list).map(Token::fold).collect(Collectors.toCollection(HashSet::new));
    }

    /** The words of all labels: what the vocabulary calls goods, countries and places is no person. */
    private static Set<String> labels() {
        Set<String> labels = new HashSet<>();
        for (var list : Vocabulary.load().lists()) {
            if (!list.name().equals("hs6")) {
                for (Code code : list.codes()) {
                    Stream.concat(
                                    code.labels().texts().values().stream(),
                                    code.synonyms().all())
                            .flatMap(label -> Arrays.stream(label.split("[^\\p{L}\\p{M}]+")))
                            .filter(word -> !word.isEmpty())
                            .map(Token::fold)
                            .forEach(labels::add);
                }
            }
        }
        return labels;
    }

    private static Map<String, String> alternatives() {
        try (InputStream in = open("numbers.yaml")) {
            Map<String, List<List<String>>> file =
                    YAML.readValue(in, new TypeReference<Map<String, List<List<String>>>>() {});
            return file.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            entry -> entry.getKey().toLowerCase(Locale.ROOT),
                            entry -> entry.getValue().stream()
                                    .flatMap(List::stream)
                                    .collect(Collectors.joining("|"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> read(String resource) {
        try (InputStream in = open(resource)) {
            return YAML.readValue(in, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = Words.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("missing resource of screening: " + resource);
        }
        return in;
    }
}
