package org.tidewaiter.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

    private static final String GOOD =
            "{\"severity\":\"GOOD\",\"subject\":\"disk\",\"code\":\"disk\",\"sentence\":\"Room enough.\",\"next\":\"\"}";
    private static final String BAD =
            "{\"severity\":\"BAD\",\"subject\":\"HUB\",\"code\":\"x\",\"sentence\":\"No line.\",\"next\":\"Call them.\"}";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer node;
    private String body = "[" + GOOD + "]";
    private int status = 200;

    @BeforeEach
    void startNode() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/api/v1/checkup", exchange -> {
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        node.start();
    }

    @AfterEach
    void stopNode() {
        node.stop(0);
    }

    private int run(String... words) throws InterruptedException {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Main.run(List.of(words), out, out);
    }

    private int ask() throws InterruptedException {
        return run("doctor", "--node", "http://localhost:" + node.getAddress().getPort(), "--token", "tw_x");
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNodeThatIsWellIsWell() throws Exception {
        assertThat(ask()).isZero();
        assertThat(words()).contains("ok   Room enough.");
    }

    @Test
    void whatIsBrokenIsSaidWithWhatToDo() throws Exception {
        body = "[" + BAD + "," + GOOD + "]";
        assertThat(ask()).isEqualTo(3);
        assertThat(words()).contains("BAD  No line.").contains("       Call them.");
    }

    @Test
    void aNodeThatDoesNotAnswerOrDoesNotWantUsIsSaid() throws Exception {
        status = 403;
        body = "{}";
        assertThat(ask()).isEqualTo(2);
        assertThat(words()).contains("administrator");
        assertThat(run("doctor", "somewhere")).isEqualTo(2);
    }

    @Test
    void withoutANodeItLooksAtThisMachine() throws Exception {
        assertThat(run("doctor")).isZero();
        assertThat(words())
                .contains("Java " + Runtime.version().feature())
                .contains("Port 8080")
                .contains("MiB");
    }
}
