package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/** Every control and every test that the threat model names is there. */
class ThreatModelTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+)(?:\\.([a-z][A-Za-z]+))?`");
    private static final int COLUMNS = 4;

    @Test
    void namesOnlyControlsAndTestsThatExist() throws IOException {
        Map<String, Path> sources = sources();
        List<String> missing = new ArrayList<>();
        int threats = 0;
        for (String line : Files.readAllLines(ROOT.resolve("docs/threat-model.md"))) {
            String[] cells = line.split(" \\| ", -1);
            if (!line.startsWith("| ") || line.startsWith("| threat") || line.startsWith("| ---")) {
                continue;
            }
            threats++;
            assertThat(cells).as(line).hasSize(COLUMNS);
            assertThat(NAMED.matcher(cells[2]).results())
                    .as("controls of: %s", line)
                    .isNotEmpty();
            assertThat(NAMED.matcher(cells[3]).results())
                    .as("tests of: %s", line)
                    .isNotEmpty();
            for (MatchResult name : NAMED.matcher(cells[2] + cells[3]).results().toList()) {
                if (!exists(sources.get(name.group(1)), name.group(2))) {
                    missing.add(name.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(threats).isGreaterThan(30);
    }

    private static boolean exists(@Nullable Path source, @Nullable String method) throws IOException {
        return source != null && (method == null || Files.readString(source).contains("void " + method + "("));
    }

    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        for (String module : List.of("report", "formats", "exchange", "postgres", "node", "client", "demo", "trials")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return sources;
    }
}
