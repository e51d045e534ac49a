package org.tidewaiter.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.csv.CsvRecord.Damage;
import org.tidewaiter.formats.csv.CsvRecord.Damaged;
import org.tidewaiter.formats.csv.CsvRecord.Row;

class CsvReaderTest {

    private static final CsvLimits SMALL = new CsvLimits(40, 4, 1000);

    @Test
    void readsQuotedCellsWithSeparatorsQuotesAndLineEnds() {
        assertThat(read("a,b\r\n\"x,1\",\"say \"\"no\"\"\r\nnow\"\r\n"))
                .containsExactly(new Row(1, List.of("a", "b")), new Row(2, List.of("x,1", "say \"no\"\r\nnow")));
    }

    @Test
    void keepsAQuoteInsideAnUnquotedCell() {
        assertThat(read("5\" barrel,2\n")).containsExactly(new Row(1, List.of("5\" barrel", "2")));
    }

    @Test
    void toleratesAByteOrderMarkAndAMissingLastLineEnd() {
        assertThat(read("\uFEFFa,b\n1,")).containsExactly(new Row(1, List.of("a", "b")), new Row(2, List.of("1", "")));
    }

    @Test
    void countsBlankLinesAndSkipsThem() {
        assertThat(read("a\n\n\r\nb\n")).containsExactly(new Row(1, List.of("a")), new Row(4, List.of("b")));
    }

    @Test
    void damagesTheRowWithBytesOfAnotherCharsetAndReadsOn() {
        byte[] bytes = "caf\u00e9,1\nplain,2\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(bytes, CsvShape.utf8(), SMALL))
                .containsExactly(
                        new Damaged(1, List.of("caf\uFFFD", "1"), Damage.CHARSET), new Row(2, List.of("plain", "2")));
    }

    @Test
    void readsTheDeclaredCharset() {
        byte[] bytes = "caf\u00e9;\u20ac\n".getBytes(Charset.forName("windows-1252"));
        CsvShape shape = new CsvShape(Charset.forName("windows-1252"), ';', false);
        assertThat(read(bytes, shape, SMALL)).containsExactly(new Row(1, List.of("caf\u00e9", "\u20ac")));
    }

    @Test
    void refusesACharsetThatItDoesNotKnow() {
        assertThatThrownBy(() -> new CsvShape(Charset.forName("IBM037"), ',', false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagesOnlyTheLineWhoseQuoteDoesNotEnd() {
        assertThat(read("\"open,1\nb,2\nc,3\n"))
                .containsExactly(
                        new Damaged(1, List.of("\"open,1"), Damage.QUOTE),
                        new Row(2, List.of("b", "2")),
                        new Row(3, List.of("c", "3")));
    }

    @Test
    void damagesALineWithTextAfterAQuotedCell() {
        assertThat(read("\"a\"x,1\nb,2\n"))
                .containsExactly(new Damaged(1, List.of("\"a\"x,1"), Damage.QUOTE), new Row(2, List.of("b", "2")));
    }

    @Test
    void damagesALineThatIsTooLongAndReadsOn() {
        List<CsvRecord> records = read("x".repeat(500_000) + "\nb,2\n");
        assertThat(records.getFirst())
                .isInstanceOfSatisfying(
                        Damaged.class, damaged -> assertThat(damaged.damage()).isEqualTo(Damage.TOO_LONG));
        assertThat(records.getLast()).isEqualTo(new Row(2, List.of("b", "2")));
    }

    @Test
    void readsALineOfExactlyTheGreatestLength() {
        assertThat(read("x".repeat(40) + "\r\n")).containsExactly(new Row(1, List.of("x".repeat(40))));
    }

    @Test
    void damagesARowWithTooManyCells() {
        assertThat(read("1,2,3,4,5\n"))
                .containsExactly(new Damaged(1, List.of("1", "2", "3", "4"), Damage.TOO_MANY_COLUMNS));
    }

    @Test
    void damagesALastLineThatWasCut() {
        CsvShape ended = new CsvShape(StandardCharsets.UTF_8, ',', true);
        assertThat(read("a,10\na,1".getBytes(StandardCharsets.UTF_8), ended, SMALL))
                .containsExactly(new Row(1, List.of("a", "10")), new Damaged(2, List.of("a", "1"), Damage.CUT));
    }

    @Test
    void stopsAtTheGreatestNumberOfRecords() {
        assertThatThrownBy(() ->
                        read("a\nb\nc\n".getBytes(StandardCharsets.UTF_8), CsvShape.utf8(), new CsvLimits(9, 9, 2)))
                .hasCauseInstanceOf(CsvLimitException.class);
    }

    @Property(tries = 300)
    void readsBackWhatTheWriterWrote(
            @ForAll @Size(min = 1, max = 8)
                    List<
                                    @Size(min = 2, max = 5) List<
                                            @Chars({'"', ',', '\n', '\r', '=', '-', '\'', 'a', '\u00e9'}) String>>
                            records)
            throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = new CsvWriter(text, ',')) {
            for (List<String> record : records) {
                writer.write(record);
            }
        }
        List<List<String>> back =
                read(text.toString().getBytes(StandardCharsets.UTF_8), CsvShape.utf8(), CsvLimits.defaults()).stream()
                        .map(record -> record.cells().stream()
                                .map(FormulaCells::unescaped)
                                .toList())
                        .toList();
        assertThat(back).isEqualTo(records);
    }

    @Property(tries = 500)
    void readsAnyBytesToTheirEnd(
            @ForAll List<@CharRange(from = '\0', to = '\u00ff') @Chars({'"', ',', '\n'}) Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        List<CsvRecord> records = read(bytes, CsvShape.utf8(), new CsvLimits(10, 3, 100_000));
        assertThat(records).extracting(CsvRecord::number).isSorted();
        assertThat(records.size()).isLessThanOrEqualTo(bytes.length);
    }

    private static List<CsvRecord> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), CsvShape.utf8(), SMALL);
    }

    private static List<CsvRecord> read(byte[] bytes, CsvShape shape, CsvLimits limits) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), shape, limits)) {
            CsvRecord record;
            while ((record = reader.next()) != null) {
                records.add(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }
}
