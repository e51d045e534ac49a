package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCommandTest {

    @TempDir
    Path folder;

    @Test
    void startsWithTheGivenFileAndPassesTheRestOn() throws IOException {
        Path file = Files.createFile(folder.resolve("node.yaml"));
        assertThat(NodeCommand.parse("node", "--config", file.toString(), "--server.port=0"))
                .isInstanceOfSatisfying(
                        NodeCommand.Start.class,
                        start -> assertThat(start.springArguments())
                                .containsExactly(
                                        "--spring.config.additional-location=" + file.toUri(), "--server.port=0"));
    }

    @Test
    void explainsItselfWhenAsked() {
        assertThat(NodeCommand.parse("help")).isInstanceOfSatisfying(NodeCommand.Explain.class, explain -> {
            assertThat(explain.status()).isZero();
            assertThat(explain.text()).startsWith("Usage: node --config FILE");
        });
    }

    @Test
    void takesBackupAndRestoreWithTheirFiles() throws IOException {
        Path file = Files.createFile(folder.resolve("node.yaml"));
        Path kept = folder.resolve("ee.backup");
        assertThat(NodeCommand.parse("backup", "--config", file.toString(), "--to", kept.toString()))
                .isEqualTo(new NodeCommand.WriteBackup(file, kept));
        assertThat(NodeCommand.parse("restore", "--from", kept.toString(), "--config", file.toString()))
                .isEqualTo(new NodeCommand.ReadBackup(file, kept, folder.resolve("ee.backup.keys")));
        assertThat(NodeCommand.parse("backup", "--config", file.toString())).isInstanceOf(NodeCommand.Explain.class);
        assertThat(NodeCommand.parse("restore", "--config", file.toString(), "--from", kept.toString(), "--force"))
                .isInstanceOf(NodeCommand.Explain.class);
    }

    @Test
    void refusesWordsItDoesNotKnow() {
        assertThat(NodeCommand.parse("dance"))
                .isInstanceOfSatisfying(
                        NodeCommand.Explain.class,
                        explain -> assertThat(explain.status()).isEqualTo(2));
    }

    @Test
    void namesAConfigurationFileThatIsMissing() {
        assertThat(NodeCommand.parse(
                        "node", "--config", folder.resolve("absent.yaml").toString()))
                .isInstanceOfSatisfying(
                        NodeCommand.Explain.class,
                        explain -> assertThat(explain.text()).contains("absent.yaml"));
    }
}
