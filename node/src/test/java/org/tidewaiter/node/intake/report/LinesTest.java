package org.tidewaiter.node.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static final int LONGEST = 100_000;

    private static List<String> lines(InputStream in) throws IOException {
        Lines lines = new Lines(in, LONGEST);
        List<String> found = new ArrayList<>();
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            byte[] bytes = line.bytes();
            found.add(line.number() + ":" + (bytes == null ? "too long" : new String(bytes, StandardCharsets.UTF_8)));
        }
        return found;
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void blankLinesAreCountedAndNotGiven() throws IOException {
        assertThat(lines(of("{}\n\n \t\r\n[]\r\n\nlast"))).containsExactly("1:{}", "4:[]\r", "6:last");
    }

    @Test
    void nothingAndBlanksAloneHaveNoLine() throws IOException {
        assertThat(lines(of(""))).isEmpty();
        assertThat(lines(of("\n \n  "))).isEmpty();
    }

    @Test
    void aLineMayArriveInAnyPieces() throws IOException {
        String long1 = "a".repeat(70_000);
        String long2 = "é".repeat(50_000);
        InputStream pieces = new SequenceInputStream(
                of(long1.substring(0, 1)), new SequenceInputStream(of(long1.substring(1) + "\n" + long2), of("\nend")));
        assertThat(lines(pieces)).containsExactly("1:" + long1, "2:" + long2, "3:end");
    }

    @Test
    void ofALineThatIsTooLongNothingIsKeptAndTheNextIsRead() throws IOException {
        assertThat(lines(of("x".repeat(LONGEST + 1) + "\nnext\n" + "y".repeat(LONGEST) + "\n" + "z".repeat(300_000))))
                .containsExactly("1:too long", "2:next", "3:" + "y".repeat(LONGEST), "4:too long");
    }
}
