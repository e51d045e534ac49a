package org.tidewaiter.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classes and their methods as documents name them: {@code `Class`} or {@code `Class.method`}. */
final class NamedSources {

    static final Path DOCUMENTS = Path.of("../docs");

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.([a-z][A-Za-z]+))?`");
    private static final List<String> MODULES =
            List.of("report", "formats", "exchange", "postgres", "node", "client", "demo", "trials");

    private final Map<String, Path> sources = new TreeMap<>();

    NamedSources() throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
    }

    /** The rows of a document's tables, each as its cells; a row of one cell less or more is a row all the same. */
    static List<List<String>> rows(String document, String firstHeading) throws IOException {
        return Files.readAllLines(DOCUMENTS.resolve(document)).stream()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| " + firstHeading) && !line.startsWith("| ---"))
                .map(line -> List.of(line.split(" \\| ", -1)))
                .toList();
    }

    static boolean namesAny(String text) {
        return NAMED.matcher(text).find();
    }

    /** What a text names and the sources do not have. */
    List<String> missing(String text) throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult name : NAMED.matcher(text).results().toList()) {
            if (!exists(sources.get(name.group(1)), name.group(2))) {
                missing.add(name.group());
            }
        }
        return missing;
    }

    private static boolean exists(@Nullable Path source, @Nullable String method) throws IOException {
        return source != null && (method == null || Files.readString(source).contains("void " + method + "("));
    }
}
