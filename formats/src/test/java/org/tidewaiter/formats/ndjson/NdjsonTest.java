package org.tidewaiter.formats.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.MalformedReportException;
import org.tidewaiter.report.MalformedReportException.Problem;
import org.tidewaiter.report.ReportJson;
import org.tidewaiter.report.Submission;

class NdjsonTest {

    private static final String REPORT = """
            {"formType":"SIMPLIFIED","provenance":"FILE","eventKind":"SEIZURE","sourceKey":"k:%s",\
            "goods":[{"id":"abcdefgh","category":"DRUGS","subcategory":"KHAT"}],"nominal":{"driver":"M\u00fcller"}}""";

    @Test
    void readsBackWhatItWrote() throws IOException, MalformedReportException {
        List<Submission> submissions = List.of(submission(1), submission(2), submission(3));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NdjsonWriter writer = new NdjsonWriter(bytes)) {
            for (Submission submission : submissions) {
                writer.write(submission);
            }
        }
        assertThat(read(bytes.toByteArray(), 10_000))
                .containsExactly(
                        new NdjsonLine.Read(1, submissions.get(0)),
                        new NdjsonLine.Read(2, submissions.get(1)),
                        new NdjsonLine.Read(3, submissions.get(2)));
    }

    @Test
    void goesOnAfterAMalformedLine() throws MalformedReportException {
        String text = "{\"no\n\n[]\n" + REPORT.formatted(1) + " {}\n{\"eventDay\":1}\n" + "x".repeat(600) + "\n"
                + REPORT.formatted(2);
        List<NdjsonLine> lines = read(text.getBytes(StandardCharsets.UTF_8), 500);
        assertThat(lines).extracting(NdjsonLine::number).containsExactly(1L, 3L, 4L, 5L, 6L, 7L);
        assertThat(lines.get(0)).isEqualTo(malformed(1, "not-json"));
        assertThat(lines.get(1)).isEqualTo(malformed(3, "wrong-type"));
        assertThat(lines.get(2)).isEqualTo(malformed(4, "not-json"));
        assertThat(lines.get(3)).isInstanceOf(NdjsonLine.Malformed.class);
        assertThat(lines.get(4)).isEqualTo(malformed(6, "line-too-long"));
        assertThat(lines.get(5)).isEqualTo(new NdjsonLine.Read(7, submission(2)));
    }

    private static NdjsonLine malformed(long number, String rule) {
        return new NdjsonLine.Malformed(number, List.of(new Problem(rule, "")));
    }

    private static Submission submission(int key) throws MalformedReportException {
        return Submission.read(ReportJson.mapper().readTree(REPORT.formatted(key)));
    }

    private static List<NdjsonLine> read(byte[] bytes, int lineBytes) {
        List<NdjsonLine> lines = new ArrayList<>();
        new NdjsonReader(new ByteArrayInputStream(bytes), lineBytes).forEachRemaining(lines::add);
        return lines;
    }
}
