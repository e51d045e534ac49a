package org.tidewaiter.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.exchange.version.Digest;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pictures are uploaded, reviewed and released while a national node, the hub and their databases are killed at random
 * moments: in the end each is at the hub once, and is what was reviewed. {@code -Dtidewaiter.trial.kills} says how often.
 */
@EnabledIfSystemProperty(named = "tidewaiter.trials", matches = "all")
class PictureKillTrialTest {

    private static final int KILLS = Integer.getInteger("tidewaiter.trial.kills", 12);
    private static final int PICTURES = 24;
    private static final Duration ARRIVED_WITHIN = Duration.ofMinutes(3);
    private static final Map<String, Object> QUICK_LANES = Map.of(
            "tidewaiter.release.api", "coordinator",
            "tidewaiter.lanes.lease", "2s",
            "tidewaiter.lanes.look", "200ms",
            "tidewaiter.lanes.first-retry", "100ms",
            "tidewaiter.lanes.longest-retry", "1s",
            "tidewaiter.lanes.longest-postponement", "2s",
            "spring.datasource.hikari.connection-timeout", "3000");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everyReleasedPictureIsAtTheHubOnceWhateverIsKilledAtWhateverMoment() throws Exception {
        long seed = Long.getLong(
                "tidewaiter.trial.seed", ThreadLocalRandom.current().nextLong());
        try (TrialNetwork network = TrialNetwork.prepare(folder, TrialPorts.free(2), QUICK_LANES);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            network.demo().start();
            Callable<List<String>> work = () -> file(network, seed);
            Future<List<String>> filing = threads.submit(work);
            Killer killer = new Killer(network, seed, System.out);
            killer.kill(KILLS);
            killer.awaitAll();
            List<String> released = filing.get();
            Instant begin = Instant.now();
            awaitDelivered(network, released.size());
            Map<String, String> atHub = atHub(network);
            System.out.printf(
                    "picture trial: seed %d, %s; %d pictures, the last at the hub %d s after the last kill%n",
                    seed,
                    killer.summary(),
                    released.size(),
                    Duration.between(begin, Instant.now()).toSeconds());
            assertThat(atHub.keySet()).containsExactlyInAnyOrderElementsOf(released);
            assertThat(atHub).allSatisfy((name, digest) -> assertThat(digest).isEqualTo(name));
        }
    }

    /** Each report with one picture; the digests of those that were released. */
    private static List<String> file(TrialNetwork network, long seed) throws Exception {
        GeneratedCases cases = new GeneratedCases(seed, LocalDate.now(), Set.of(DemoNetwork.ESTONIA));
        List<String> digests = new ArrayList<>();
        try (PatientClient client = network.client(DemoNetwork.ESTONIA, "coordinator")) {
            for (int i = 0; i < PICTURES; i++) {
                GeneratedCases.Case next = cases.next();
                Submission submission = new Submission(next.report(), next.nominal(), "picture-trial/" + i);
                String record = asked(client.post("/api/v1/reports", submission.write(), null))
                        .json()
                        .path("record")
                        .stringValue();
                String pictures = "/api/v1/records/" + record + "/pictures";
                PatientClient.Reply uploaded = asked(client.post(pictures + "?kind=GOODS", "image/jpeg", picture(i)));
                String picture = uploaded.json().path("picture").stringValue();
                decide(client.post(pictures + "/" + picture + "/review", seen(), null));
                decide(client.post(
                        "/api/v1/records/" + record + "/release",
                        JsonMapper.shared().createObjectNode().put("text", false),
                        null));
                digests.add(uploaded.json().path("digest").stringValue());
            }
        }
        return digests;
    }

    private static ObjectNode seen() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("decision", "RELEASE")
                .put("noPerson", true)
                .put("noPlate", true)
                .put("noDocument", true);
    }

    private static PatientClient.Reply asked(PatientClient.Reply reply) {
        assertThat(reply.well()).as(reply.status() + " " + reply.text()).isTrue();
        return reply;
    }

    /** A decision is taken once: the second asking is refused, and then the first was heard. */
    private static void decide(PatientClient.Reply reply) {
        assertThat(reply.well() || reply.status() == 409 && reply.attempts() > 1)
                .as(reply.status() + " " + reply.text())
                .isTrue();
    }

    private static byte[] picture(int number) throws IOException {
        BufferedImage drawn = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        for (int x = 0; x < 900; x += 30) {
            pen.setColor(new Color((number * 7_919 + x * 104_729) & 0xFFFFFF));
            pen.fillRect(x, 0, 30, 600);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(drawn, "jpeg", out);
        return out.toByteArray();
    }

    private static void awaitDelivered(TrialNetwork network, int count) throws Exception {
        network.national().awaitHealthy(TrialNetwork.READY);
        Instant deadline = Instant.now().plus(ARRIVED_WITHIN);
        try (Connection national = network.nationalDatabase()) {
            for (int delivered = delivered(national); delivered < count; delivered = delivered(national)) {
                assertThat(Instant.now())
                        .as("%d of %d delivered", delivered, count)
                        .isBefore(deadline);
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    private static int delivered(Connection national) throws SQLException {
        try (Statement statement = national.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from delivery.attachment where state = 'DELIVERED' and receipt is not null")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** What the hub holds: by its name, the digest of the bytes as they lie there. */
    private static Map<String, String> atHub(TrialNetwork network) throws Exception {
        Map<String, String> held = new HashMap<>();
        try (Connection hub = network.hubDatabase();
                Statement statement = hub.createStatement();
                ResultSet rows = statement.executeQuery("select digest, content from pictures.content")) {
            while (rows.next()) {
                held.put(rows.getString(1), Digest.sha256(rows.getBytes(2)).text());
            }
        }
        return held;
    }
}
