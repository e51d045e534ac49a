package org.tidewaiter.trials;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.tidewaiter.demo.DemoNetwork;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hands reports in one by one and many at once, corrects and withdraws them, until it is told to finish. */
final class Filing implements AutoCloseable {

    private static final int BATCH = 25;
    private static final Duration PACE = Duration.ofMillis(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PatientClient client;
    private final SplittableRandom random;
    private final List<Filed> filed = new CopyOnWriteArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger corrections = new AtomicInteger();
    private final AtomicInteger withdrawals = new AtomicInteger();
    private volatile boolean finishing;

    Filing(TrialNetwork network, long seed) {
        this.client = network.client(DemoNetwork.ESTONIA, "coordinator");
        this.random = new SplittableRandom(seed);
    }

    void start() {
        run(this::one, random.split());
        run(this::many, random.split());
        run(this::amend, random.split());
        run(this::amend, random.split());
    }

    /** Lets what has begun come to its end. */
    List<Filed> finish() throws InterruptedException {
        finishing = true;
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                throw new AssertionError("filing failed", failed.getCause());
            }
        }
        return List.copyOf(filed);
    }

    String summary() {
        return filed.size() + " reports filed, " + corrections + " corrections, " + withdrawals + " withdrawals, "
                + repeated + " requests asked again, troubles " + client.troubles();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        client.close();
    }

    private interface Work {
        void next(GeneratedCases cases, SplittableRandom own, int turn) throws InterruptedException;
    }

    private void run(Work work, SplittableRandom own) {
        Callable<Void> loop = () -> {
            GeneratedCases cases = new GeneratedCases(own.nextLong(), LocalDate.now(), Set.of(DemoNetwork.ESTONIA));
            for (int turn = 0; !finishing; turn++) {
                work.next(cases, own, turn);
                Thread.sleep(PACE);
            }
            return null;
        };
        running.add(threads.submit(loop));
    }

    private void one(GeneratedCases cases, SplittableRandom own, int turn) throws InterruptedException {
        Submission submission = submission(cases, "one-" + turn);
        PatientClient.Reply reply = client.post("/api/v1/reports", submission.write(), null);
        require(reply.well(), reply);
        count(reply);
        file(submission, reply.json());
    }

    private void many(GeneratedCases cases, SplittableRandom own, int turn) throws InterruptedException {
        List<Submission> submissions = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < BATCH; line++) {
            Submission submission = submission(cases, "many-" + turn + "-" + line);
            submissions.add(submission);
            lines.append(submission.write()).append('\n');
        }
        PatientClient.Reply reply = client.post("/api/v1/reports", "application/x-ndjson", lines.toString(), null);
        require(reply.well(), reply);
        count(reply);
        List<JsonNode> answers =
                reply.text().lines().map(line -> (JsonNode) JSON.readTree(line)).toList();
        require(answers.size() == BATCH, reply);
        for (JsonNode answer : answers) {
            require(answer.hasNonNull("record"), reply);
            file(submissions.get(answer.path("line").intValue() - 1), answer);
        }
        Thread.sleep(PACE.multipliedBy(5));
    }

    private static Submission submission(GeneratedCases cases, String key) {
        GeneratedCases.Case next = cases.next();
        return new Submission(next.report(), next.nominal(), "kill-trial/" + key);
    }

    private void file(Submission submission, JsonNode answer) {
        ObjectNode content = (ObjectNode) submission.write();
        content.remove(List.of("nominal", "sourceKey"));
        filed.add(new Filed(
                String.valueOf(submission.sourceKey()),
                UUID.fromString(answer.path("record").stringValue()),
                content));
    }

    private void amend(GeneratedCases cases, SplittableRandom own, int turn) throws InterruptedException {
        List<Filed> known = filed;
        if (known.isEmpty()) {
            return;
        }
        Filed report = known.get(own.nextInt(known.size()));
        synchronized (report) {
            if (report.withdrawn() || !isSigned(report)) {
                return;
            }
            if (own.nextInt(3) == 0) {
                withdraw(report);
            } else {
                correct(report, own);
            }
        }
    }

    private boolean isSigned(Filed report) throws InterruptedException {
        JsonNode summary = summary(report);
        return summary.path("version").intValue() == report.version() && !summary.hasNonNull("open");
    }

    private JsonNode summary(Filed report) throws InterruptedException {
        PatientClient.Reply reply = client.get("/api/v1/records/" + report.record());
        require(reply.well(), reply);
        return reply.json().path("summary");
    }

    private void correct(Filed report, SplittableRandom own) throws InterruptedException {
        ObjectNode content = report.content();
        if (!(content.path("goods").path(0).path("quantity") instanceof ObjectNode quantity)) {
            return;
        }
        quantity.put("amount", Integer.toString(own.nextInt(10, 90)));
        content.put("seenVersion", report.version());
        PatientClient.Reply reply = client.post(
                "/api/v1/records/" + report.record() + "/corrections",
                content,
                report.sourceKey() + "/" + report.version());
        require(reply.well(), reply);
        count(reply);
        report.corrected();
        corrections.incrementAndGet();
    }

    /** A withdrawal is final, so a second one is refused: then the first was heard. */
    private void withdraw(Filed report) throws InterruptedException {
        PatientClient.Reply reply = client.post(
                "/api/v1/records/" + report.record() + "/withdrawal",
                JsonNodeFactory.instance.objectNode().put("reason", "ENTERED_IN_ERROR"),
                null);
        require(reply.well() || (reply.status() == 409 && reply.attempts() > 1), reply);
        count(reply);
        report.withdraw();
        withdrawals.incrementAndGet();
    }

    private void count(PatientClient.Reply reply) {
        if (reply.attempts() > 1) {
            repeated.incrementAndGet();
        }
    }

    private static void require(boolean well, PatientClient.Reply reply) {
        if (!well) {
            throw new AssertionError("after " + reply.attempts() + " attempts: " + reply.status() + " " + reply.text());
        }
    }
}
