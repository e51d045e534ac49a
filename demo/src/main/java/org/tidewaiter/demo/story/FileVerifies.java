package org.tidewaiter.demo.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.client.Main;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.demo.network.NodeProcess;

/** What the hub exports is verified without any node, by public keys alone; one changed letter is found. */
final class FileVerifies implements Step {

    private static final int DOES_NOT_HOLD = 3;

    @Override
    public int number() {
        return 10;
    }

    @Override
    public String title() {
        return "an exported file is verified with public keys alone, a changed one found";
    }

    @Override
    public String run(Scene scene) throws Exception {
        Path folder = Files.createTempDirectory("tidewaiter-verify");
        Path file = folder.resolve("estonia.signed");
        Path keys = folder.resolve("keys.txt");
        try {
            Files.writeString(keys, keys(scene));
            tool(
                    0,
                    "export",
                    "--node",
                    scene.network().node(DemoNetwork.HUB).url().toString(),
                    "--token",
                    scene.network().token(DemoNetwork.HUB, Scene.ANALYST),
                    "--format",
                    "signed",
                    "--originator",
                    DemoNetwork.ESTONIA + "-CUSTOMS",
                    "--out",
                    file.toString());
            String verdict = tool(0, "verify", file.toString(), "--keys", keys.toString());
            if (verdict.contains("no receipt")) {
                throw new AssertionError("the hub gave no receipt that could be verified: " + verdict);
            }
            change(file);
            tool(DOES_NOT_HOLD, "verify", file.toString(), "--keys", keys.toString());
            return verdict.strip();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(keys);
            Files.deleteIfExists(folder);
        }
    }

    private static String keys(Scene scene) {
        return scene.network().nodes().stream()
                .map(NodeProcess::name)
                .map(name -> name + " "
                        + scene.network().identity(name).verificationKey().text())
                .collect(Collectors.joining("\n"));
    }

    /** Changes one letter inside the first disclosure. */
    private static void change(Path file) throws IOException {
        String content = Files.readString(file);
        int at = content.indexOf('~') + 10;
        char other = content.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(file, content.substring(0, at) + other + content.substring(at + 1));
    }

    /** With the commands that everybody uses. */
    private static String tool(int expected, String... words) throws InterruptedException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Main.run(List.of(words), out, out);
        String text = said.toString(StandardCharsets.UTF_8);
        if (code != expected) {
            throw new AssertionError(words[0] + " ended with " + code + ": " + text);
        }
        return text;
    }
}
