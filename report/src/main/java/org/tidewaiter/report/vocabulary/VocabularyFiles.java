package org.tidewaiter.report.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the vocabulary from the resources beside this class: an index, one YAML file a list, one large table, and the labels
 * of further languages.
 */
final class VocabularyFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Vocabulary read() {
        Index index = read("vocabulary.yaml", Index.class);
        ListLabels languages = ListLabels.read();
        List<CodeList> lists = new ArrayList<>();
        for (String name : index.lists()) {
            ListFile file = read(name + ".yaml", ListFile.class);
            if (!file.list().equals(name)) {
                throw new IllegalStateException(name + ".yaml says that it is the list " + file.list());
            }
            lists.add(file.toList(languages));
        }
        return new Vocabulary(index.edition(), lists);
    }

    private static <T> T read(String resource, Class<T> type) {
        try (InputStream in = open(resource)) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = VocabularyFiles.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("missing resource of the vocabulary: " + resource);
        }
        return in;
    }

    private record Index(String edition, List<String> lists) {}

    /**
     * @param source whose list it is, or from which text it was made
     * @param verified what of it was checked against its source, and what was not
     * @param attributes what the attributes of its codes mean
     * @param table resource of tab-separated lines (code, English label), before {@code codes}
     */
    private record ListFile(
            String list,
            String edition,
            String source,
            String verified,
            Map<String, String> title,
            @Nullable Map<String, String> attributes,
            @Nullable List<CodeEntry> codes,
            @Nullable String table) {

        CodeList toList(ListLabels languages) {
            List<CodeEntry> entries = codes == null ? List.of() : codes;
            List<Code> read = entries.stream()
                    .map(entry -> languages.code(list, entry.toCode()))
                    .toList();
            Labels titles = languages.title(list, new Labels(title));
            if (table == null) {
                return new CodeList(list, titles, () -> read);
            }
            String resource = table;
            return new CodeList(
                    list,
                    titles,
                    () -> Stream.concat(
                                    readTable(resource).stream().map(code -> languages.code(list, code)), read.stream())
                            .toList());
        }
    }

    private record CodeEntry(
            String code,
            String en,
            @Nullable String fr,
            @Nullable Map<String, List<String>> also,
            @Nullable String parent,
            @Nullable Set<String> modes,
            @Nullable Map<String, String> attributes,
            @Nullable String validFrom,
            @Nullable String validTo) {

        Code toCode() {
            return new Code(
                    code,
                    new Labels(fr == null ? Map.of("en", en) : Map.of("en", en, "fr", fr)),
                    also == null ? Synonyms.none() : new Synonyms(also),
                    parent,
                    modes == null ? Set.of() : modes,
                    attributes == null ? Map.of() : attributes,
                    validFrom == null ? null : LocalDate.parse(validFrom),
                    validTo == null ? null : LocalDate.parse(validTo));
        }
    }

    private static List<Code> readTable(String resource) {
        List<Code> codes = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(resource), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0 && !line.startsWith("#")) {
                    codes.add(tableCode(line.substring(0, tab), line.substring(tab + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private static Code tableCode(String code, String label) {
        return new Code(code, new Labels(Map.of("en", label)), Synonyms.none(), null, Set.of(), Map.of(), null, null);
    }
}
