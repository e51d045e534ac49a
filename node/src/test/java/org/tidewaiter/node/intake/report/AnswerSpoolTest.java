package org.tidewaiter.node.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerSpoolTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsCopiedWhole() throws Exception {
        String answers = "{\"row\":1}\n".repeat(20_000);
        ByteArrayOutputStream response = new ByteArrayOutputStream();

        try (AnswerSpool spool = AnswerSpool.open(folder)) {
            spool.out().write(answers.getBytes(StandardCharsets.UTF_8));
            spool.copyTo(response);
        }

        assertThat(response.toString(StandardCharsets.UTF_8)).isEqualTo(answers);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNodeThatIsKilledMeanwhileLeavesNoFile() throws Exception {
        try (AnswerSpool spool = AnswerSpool.open(folder)) {
            spool.out().write('x');

            assertThat(folder).isEmptyDirectory();
        }
    }
}
