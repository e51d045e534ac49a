package org.tidewaiter.trials;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Submission;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hands reports of one authority in, one by one and many at once, corrects and withdraws them, until it is to finish. */
final class Filing implements AutoCloseable {

    static final int BATCH = 25;
    private static final Duration PACE = Duration.ofMillis(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PatientClient client;
    private final FiledCases.Kind kind;
    private final SplittableRandom random;
    private final IntSupplier most;
    private final List<Filed> filed = new CopyOnWriteArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger corrections = new AtomicInteger();
    private final AtomicInteger movedOut = new AtomicInteger();
    private final AtomicInteger movedIn = new AtomicInteger();
    private final AtomicInteger withdrawals = new AtomicInteger();
    private volatile boolean finishing;

    /**
     * A filing that has not begun.
     *
     * @param most reports that may be there by now; as many are there in the end
     */
    Filing(PatientClient client, FiledCases.Kind kind, long seed, IntSupplier most) {
        this.client = client;
        this.kind = kind;
        this.random = new SplittableRandom(seed);
        this.most = most;
    }

    void start() {
        run(this::one, () -> finishing && !mayFile(1));
        run(this::many, () -> finishing && !mayFile(1));
        run(this::amend, () -> finishing);
        run(this::amend, () -> finishing);
    }

    private boolean mayFile(int more) {
        return filed.size() + more <= most.getAsInt();
    }

    /** Lets what has begun come to its end, and hands in what is still missing. */
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
        return filed.size() + " reports filed, " + corrections + " corrections of which " + movedOut
                + " left the agreement and " + movedIn + " entered it, " + withdrawals + " withdrawals, " + repeated
                + " requests asked again, troubles " + client.troubles();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        client.close();
    }

    private interface Work {
        void next(FiledCases cases, SplittableRandom own, int turn) throws InterruptedException;
    }

    private void run(Work work, BooleanSupplier done) {
        SplittableRandom own = random.split();
        Callable<Void> loop = () -> {
            FiledCases cases = new FiledCases(kind, own.split());
            for (int turn = 0; !done.getAsBoolean(); turn++) {
                work.next(cases, own, turn);
                Thread.sleep(PACE);
            }
            return null;
        };
        running.add(threads.submit(loop));
    }

    private void one(FiledCases cases, SplittableRandom own, int turn) throws InterruptedException {
        if (!mayFile(1)) {
            return;
        }
        Submission submission = submission(cases, "one-" + turn);
        PatientClient.Reply reply = client.post("/api/v1/reports", submission.write(), null);
        require(reply.well(), reply);
        count(reply);
        file(submission, reply.json());
    }

    private void many(FiledCases cases, SplittableRandom own, int turn) throws InterruptedException {
        if (!mayFile(BATCH)) {
            return;
        }
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

    private static Submission submission(FiledCases cases, String key) {
        return cases.next("kill-trial/" + key);
    }

    private void file(Submission submission, JsonNode answer) throws InterruptedException {
        ObjectNode content = (ObjectNode) submission.write();
        content.remove(List.of("nominal", "sourceKey"));
        Filed report = new Filed(
                String.valueOf(submission.sourceKey()),
                UUID.fromString(answer.path("record").stringValue()),
                content,
                kind.covers(content));
        filed.add(report);
        if (!report.inScope()) {
            release(report);
        }
    }

    /** What would travel nowhere waits for a person. A second release is refused: then the first was heard. */
    private void release(Filed report) throws InterruptedException {
        PatientClient.Reply reply = client.post(
                "/api/v1/records/" + report.record() + "/release",
                JsonNodeFactory.instance.objectNode().put("text", false),
                null);
        require(reply.well() || (reply.status() == 409 && reply.attempts() > 1), reply);
        count(reply);
    }

    private void amend(FiledCases cases, SplittableRandom own, int turn) throws InterruptedException {
        List<Filed> known = filed;
        if (known.isEmpty()) {
            return;
        }
        Filed report = known.get(own.nextInt(known.size()));
        synchronized (report) {
            if (report.withdrawn() || !isSigned(report)) {
                return;
            }
            if (own.nextInt(8) == 0) {
                withdraw(report);
            } else {
                correct(report, cases.corrected(report.content()));
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

    private void correct(Filed report, @Nullable ObjectNode content) throws InterruptedException {
        if (content == null) {
            return;
        }
        PatientClient.Reply reply = client.post(
                "/api/v1/records/" + report.record() + "/corrections",
                content.deepCopy().put("seenVersion", report.version()),
                report.sourceKey() + "/" + report.version());
        require(reply.well(), reply);
        count(reply);
        boolean covered = kind.covers(content);
        if (covered != report.inScope()) {
            (covered ? movedIn : movedOut).incrementAndGet();
        }
        report.corrected(content, covered);
        if (!covered) {
            release(report);
        }
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
