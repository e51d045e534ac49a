package org.tidewaiter.node.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nodes are upgraded in place, and taken back: a migration that is out never changes, a new one comes after all others, and one
 * that an earlier program cannot work with says so in its name.
 */
class ReleasedMigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db");
    private static final Path LIST = Path.of("src/test/resources/released-migrations.sha256");

    /** From before there was a release to go back to. */
    private static final List<String> BEFORE_THE_RULE = List.of("intake/V202611260101__member.sql");

    /** What the inserts, updates and reads of an earlier program may stumble over. */
    private static final Pattern BREAKING =
            Pattern.compile("drop (table|column|view|function|schema)|\\brename\\b|set not null"
                    + "|drop constraint \\w+_pkey|alter column \\w+ (set data )?type|truncate (table )?\\w+\\."
                    + "|add column (?![^,;]*default)[^,;]*not null");

    @Test
    void aMigrationThatIsOutNeverChanges() throws IOException {
        for (String line : listed()) {
            assertThat(line(FOLDER.resolve(name(line))))
                    .as("%s has been released: put what is to change into a new migration", name(line))
                    .isEqualTo(line);
        }
    }

    @Test
    void everyMigrationIsListed() throws IOException {
        for (Path migration : migrations()) {
            assertThat(listed()).as("append this line to %s", LIST).contains(line(migration));
        }
    }

    @Test
    void aNewMigrationComesAfterAllOthersSoThatEarlierProgramsPassItOver() throws IOException {
        assertThat(listed())
                .extracting(ReleasedMigrationsTest::version)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void whatAnEarlierProgramCannotWorkWithSaysSoInItsName() throws IOException {
        for (Path migration : migrations()) {
            String name = FOLDER.relativize(migration).toString();
            if (!name.contains("__breaks_") && !BEFORE_THE_RULE.contains(name)) {
                assertThat(Files.readString(migration).toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                        .as("%s: add beside what is there, or name it V…__breaks_….sql", name)
                        .doesNotContainPattern(BREAKING);
            }
        }
    }

    private static List<String> listed() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private static String name(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static String version(String line) {
        return name(line).replaceFirst(".*/V(\\d+)__.*", "$1");
    }

    private static String line(Path migration) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(migration));
            return HexFormat.of().formatHex(digest) + "  " + FOLDER.relativize(migration);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
