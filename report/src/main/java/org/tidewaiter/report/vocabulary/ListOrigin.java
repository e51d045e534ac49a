package org.tidewaiter.report.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the file of a list says of itself, for those who browse the vocabulary.
 *
 * @param source whose list it is, or from which text it was made
 * @param verified what of it was checked against its source, and what was not
 * @param attributes what the attributes of its codes mean
 */
public record ListOrigin(String edition, String source, String verified, Map<String, String> attributes) {

    private static final Map<String, ListOrigin> READ = new ConcurrentHashMap<>();

    public ListOrigin {
        attributes = Map.copyOf(attributes);
    }

    /** Read when it is first asked for. */
    public static ListOrigin of(CodeList list) {
        return READ.computeIfAbsent(list.name(), ListOrigin::read);
    }

    private static ListOrigin read(String list) {
        try (InputStream in = ListOrigin.class.getResourceAsStream(list + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("missing resource of the vocabulary: " + list + ".yaml");
            }
            JsonNode file = new YAMLMapper().readTree(in);
            Map<String, String> attributes = new TreeMap<>();
            file.path("attributes")
                    .properties()
                    .forEach(each ->
                            attributes.put(each.getKey(), each.getValue().asString()));
            return new ListOrigin(
                    file.path("edition").asString(""),
                    file.path("source").asString(""),
                    file.path("verified").asString(""),
                    attributes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
