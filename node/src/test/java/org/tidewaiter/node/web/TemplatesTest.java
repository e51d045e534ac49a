package org.tidewaiter.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path ASSETS = Path.of("src/main/resources/static/assets");
    private static final Pattern CALL = Pattern.compile("@template\\.web\\.([a-z]+)");
    private static final Pattern INLINE =
            Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|\\shx-on|<script(?![^>]*\\ssrc=)");
    private static final Pattern ICON =
            Pattern.compile("icon = \"([a-z0-9-]+)\"|icon\\(page = page, name = \"([a-z0-9-]+)\"");

    /** Parts of the shell that other templates draw, and pages that stand for themselves. */
    private static final Set<String> OTHER_PAGES =
            Set.of("design", "designbare", "bare", "tideline", "problem", "problembody", "problemfragment");

    @Test
    void keepsScriptsAndStylesOutOfThePages() throws IOException {
        for (Path template : templates(TEMPLATES)) {
            assertThat(INLINE.matcher(Files.readString(template)).results().map(MatchResult::group))
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void showsEveryComponentOnTheDesignPage() throws IOException {
        var shown = new TreeSet<String>();
        Deque<String> open = new ArrayDeque<>(List.of("design"));
        while (!open.isEmpty()) {
            String template = open.pop();
            if (shown.add(template)) {
                CALL.matcher(Files.readString(TEMPLATES.resolve("web/" + template + ".jte")))
                        .results()
                        .forEach(call -> open.push(call.group(1)));
            }
        }
        Set<String> all = templates(TEMPLATES.resolve("web")).stream()
                .map(template -> template.getFileName().toString().replace(".jte", ""))
                .filter(template -> !OTHER_PAGES.contains(template))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).containsAll(all);
    }

    @Test
    void hasEveryIconThatIsAskedForByName() throws IOException {
        String sprite = Files.readString(ASSETS.resolve("vendor/icons.svg"));
        for (Path template : templates(TEMPLATES)) {
            ICON.matcher(Files.readString(template))
                    .results()
                    .map(icon -> icon.group(1) == null ? icon.group(2) : icon.group(1))
                    .forEach(
                            icon -> assertThat(sprite).as(template.toString()).contains("<symbol id=\"" + icon + "\""));
        }
    }

    @Test
    void servesTheVendoredFilesThatTheLockNames() throws Exception {
        List<String[]> locked = Files.readAllLines(ASSETS.resolve("assets.lock")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .toList();

        assertThat(locked).hasSizeGreaterThan(8);
        for (String[] entry : locked) {
            byte[] file = Files.readAllBytes(Path.of("..").resolve(entry[0]));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
                    .as(entry[0])
                    .isEqualTo(entry[3]);
        }
    }

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
