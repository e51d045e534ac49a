package org.tidewaiter.formats.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.mapping.NumberStyle;
import org.tidewaiter.formats.profile.ColumnHabits.DateHabit;
import org.tidewaiter.formats.profile.ColumnHabits.NumberHabit;

class FileProfileTest {

    private static final ProfileLimits ALL = ProfileLimits.defaults();

    @Test
    void countsBlanksAndDistinctValues() throws IOException {
        FileProfile profile = profile("A;B\nx;1\ny;\nx; \nx;2\n\"broken;1\n", ALL);
        assertThat(profile.rows()).isEqualTo(5);
        assertThat(profile.damaged()).isEqualTo(1);
        assertThat(profile.whole()).isTrue();
        ColumnProfile first = profile.column("A").orElseThrow();
        assertThat(first.values()).containsExactly(new ValueCount("x", 3), new ValueCount("y", 1));
        assertThat(first.complete()).isTrue();
        assertThat(first.examples(1)).containsExactly("x");
        assertThat(profile.column("B").orElseThrow())
                .extracting(ColumnProfile::filled, ColumnProfile::blanks)
                .containsExactly(2L, 2L);
    }

    @Test
    void staysWithinItsBoundsAndSaysSo() throws IOException {
        StringBuilder rows = new StringBuilder("A;B\n");
        for (int row = 0; row < 1000; row++) {
            rows.append("value ")
                    .append(row)
                    .append(";")
                    .append("long ".repeat(row % 100))
                    .append("\n");
        }
        FileProfile profile = profile(rows.toString(), new ProfileLimits(500, 50, 20, 300));
        assertThat(profile.rows()).isEqualTo(500);
        assertThat(profile.whole()).isFalse();
        long held = profile.columns().stream()
                .flatMap(column -> column.values().stream())
                .mapToLong(value -> value.value().length())
                .sum();
        assertThat(held).isLessThanOrEqualTo(300);
        assertThat(profile.columns())
                .allSatisfy(column -> assertThat(column.complete()).isFalse());
        assertThat(profile.columns().getFirst().filled()).isEqualTo(500);
    }

    @Test
    void leavesADateOpenThatCouldBeReadInTwoWays() throws IOException {
        ColumnHabits open = habits("03/04/2024\n05/06/2024");
        assertThat(open.dates())
                .contains(new DateHabit("d/M/yyyy", List.of(), 2), new DateHabit("M/d/yyyy", List.of(), 2));
        assertThat(habits("03/04/2024\n25/06/2024").dates().getFirst())
                .isEqualTo(new DateHabit("d/M/yyyy", List.of(), 2));
        assertThat(open.allDates()).isTrue();
    }

    @Test
    void knowsMonthsByTheirNamesInSeveralLanguages() throws IOException {
        assertThat(habits("3 mars 2024\n4 ao\u00fbt 2024").dates().getFirst())
                .isEqualTo(new DateHabit("d MMM yyyy", List.of("fr"), 2));
        assertThat(habits("18-Jan-09\n3-Feb-09").dates().getFirst())
                .isEqualTo(new DateHabit("d-MMM-yy", List.of("en"), 2));
    }

    @Test
    void knowsHowNumbersAndUnitsAreWritten() throws IOException {
        assertThat(habits("1.234,5\n12,5\n7").numbers().getFirst())
                .isEqualTo(new NumberHabit(new NumberStyle(',', "."), 3));
        assertThat(habits("12,5 kg\n3 kg\n7 Stk").units())
                .containsExactly(new ValueCount("kg", 2), new ValueCount("Stk", 1));
        assertThat(habits("1.234\n5.678").numbers())
                .contains(new NumberHabit(new NumberStyle('.', ""), 2), new NumberHabit(new NumberStyle(',', "."), 2));
    }

    private static ColumnHabits habits(String cells) throws IOException {
        return profile("A;B\n" + cells.replace("\n", ";\n") + ";\n", ALL)
                .columns()
                .getFirst()
                .habits();
    }

    private static FileProfile profile(String text, ProfileLimits limits) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FileShape shape = new FileShape.Csv(new CsvShape(StandardCharsets.UTF_8, ';', false));
        return FileProfile.of(
                RowFiles.open(() -> new ByteArrayInputStream(bytes), shape, FileLimits.defaults()), limits);
    }
}
