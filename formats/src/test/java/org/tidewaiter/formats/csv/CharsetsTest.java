package org.tidewaiter.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.formats.csv.CsvRecord.Damage;

class CharsetsTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("UTF-16LE", "caf\u00e9;\u4e2d\u6587;\ud83d\ude00"),
                Arguments.of("UTF-16BE", "caf\u00e9;\u4e2d\u6587;\ud83d\ude00"),
                Arguments.of("windows-1251", "\u0422\u0430\u043c\u043e\u0436\u043d\u044f;x;y"),
                Arguments.of("KOI8-R", "\u0422\u0430\u043c\u043e\u0436\u043d\u044f;x;y"),
                Arguments.of("IBM850", "caf\u00e9;x;y"),
                Arguments.of("GB18030", "\u4e2d\u6587;\u20ac;y"),
                Arguments.of("Shift_JIS", "\u8868|\u7a0e\u95a2;x;y"),
                Arguments.of("Big5", "\u529f\u80fd;x;y"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsEachCharset(String charset, String line) throws IOException {
        byte[] bytes = ("a;b;c\r\n" + line + "\r\n").getBytes(Charset.forName(charset));
        assertThat(read(bytes, charset))
                .containsExactly(
                        new CsvRecord.Row(1, List.of("a", "b", "c")), new CsvRecord.Row(2, List.of(line.split(";"))));
    }

    @Test
    void damagesOnlyTheLineWithHalfASurrogatePair() throws IOException {
        byte[] bytes = "a;1\nb;\ud800x\nc;3\n".getBytes(StandardCharsets.UTF_16LE);
        bytes[12] = 0x00;
        bytes[13] = (byte) 0xD8;
        assertThat(read(bytes, "UTF-16LE"))
                .satisfiesExactly(
                        row -> assertThat(row.cells()).containsExactly("a", "1"),
                        row -> assertThat(row)
                                .isInstanceOfSatisfying(
                                        CsvRecord.Damaged.class,
                                        damaged -> assertThat(damaged.damage()).isEqualTo(Damage.CHARSET)),
                        row -> assertThat(row.cells()).containsExactly("c", "3"));
    }

    @Test
    void skipsTheByteOrderMarkOfUtf16() throws IOException {
        byte[] bytes = "\uFEFFa;b\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(read(bytes, "UTF-16LE")).containsExactly(new CsvRecord.Row(1, List.of("a", "b")));
    }

    @Test
    void damagesALineWithANul() throws IOException {
        assertThat(read("a;\0\nb;2\n".getBytes(StandardCharsets.UTF_8), "UTF-8"))
                .extracting(row -> row instanceof CsvRecord.Damaged)
                .containsExactly(true, false);
    }

    @Test
    void readsApostrophesAsQuotesOrNoneAtAll() throws IOException {
        byte[] bytes = "'a;''b';\"c\n".getBytes(StandardCharsets.UTF_8);
        CsvShape apostrophe = new CsvShape(StandardCharsets.UTF_8, ';', '\'', 1, false);
        CsvShape none = new CsvShape(StandardCharsets.UTF_8, ';', CsvShape.NO_QUOTE, 1, false);
        assertThat(read(bytes, apostrophe)).containsExactly(new CsvRecord.Row(1, List.of("a;'b", "\"c")));
        assertThat(read(bytes, none)).containsExactly(new CsvRecord.Row(1, List.of("'a", "''b'", "\"c")));
    }

    private static List<CsvRecord> read(byte[] bytes, String charset) throws IOException {
        return read(bytes, new CsvShape(Charset.forName(charset), ';', false));
    }

    private static List<CsvRecord> read(byte[] bytes, CsvShape shape) throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), shape, CsvLimits.defaults())) {
            for (CsvRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }
}
