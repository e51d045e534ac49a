package org.tidewaiter.node.intake.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.submission.AllFaults;
import org.tidewaiter.node.intake.submission.Answers;
import org.tidewaiter.node.intake.submission.Channel;
import org.tidewaiter.node.intake.submission.Documents;
import org.tidewaiter.node.intake.submission.Intake;
import org.tidewaiter.node.intake.submission.IntakeOutcome;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.report.Submission;
import tools.jackson.databind.json.JsonMapper;

/** Takes in reports, one a line, in batches; one bad line refuses itself alone. */
@Component
@HoldsNominalData
class LineIntake {

    static final int LONGEST_LINE = 256 * 1024;
    static final int MOST_LINES = 100_000;

    private final Intake intake;
    private final AllFaults all;
    private final ReportStanding standing;
    private final FaultWords words;
    private final JsonMapper json;

    LineIntake(Intake intake, AllFaults all, ReportStanding standing, FaultWords words, JsonMapper json) {
        this.intake = intake;
        this.all = all;
        this.standing = standing;
        this.words = words;
        this.json = json;
    }

    private record Waiting(long line, Documents.Reading reading) {}

    /**
     * Reads lines to their end, or to the most that one request may bring, and writes a line for each.
     *
     * @param key of the request, if it has one: a report without a source key then gets one from it and from its line, so
     *     that the same request sent again finds its reports there
     */
    void take(AccessScope scope, Language language, @Nullable String key, InputStream in, OutputStream out)
            throws IOException {
        Lines lines = new Lines(in, LONGEST_LINE);
        List<Waiting> batch = new ArrayList<>(Intake.BATCH);
        Lines.Line line;
        while ((line = lines.next()) != null) {
            if (line.number() > MOST_LINES) {
                batch.add(new Waiting(line.number(), Documents.refused("too-many-lines")));
                break;
            }
            batch.add(new Waiting(line.number(), read(scope, key, line)));
            if (batch.size() == Intake.BATCH) {
                write(scope, language, batch, out);
                batch.clear();
            }
        }
        write(scope, language, batch, out);
    }

    private static Documents.Reading read(AccessScope scope, @Nullable String key, Lines.Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            return Documents.refused("line-too-long");
        }
        Documents.Reading reading = Documents.read(bytes);
        if (key != null
                && reading instanceof Documents.Reading.Read(Submission submission)
                && submission.sourceKey() == null) {
            String sourceKey = "request:" + sourceKey(scope, key, line.number(), bytes);
            return new Documents.Reading.Read(new Submission(submission.report(), submission.nominal(), sourceKey));
        }
        return reading;
    }

    private static String sourceKey(AccessScope scope, String key, long line, byte[] bytes) {
        byte[] prefix = (scope.accountId() + "/" + key + "/" + line + "/").getBytes(StandardCharsets.UTF_8);
        byte[] all = ByteBuffer.allocate(prefix.length + bytes.length)
                .put(prefix)
                .put(bytes)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(KeptAnswers.sha256(all));
    }

    private void write(AccessScope scope, Language language, List<Waiting> batch, OutputStream out) throws IOException {
        List<Submission> readable = batch.stream()
                .map(Waiting::reading)
                .filter(Documents.Reading.Read.class::isInstance)
                .map(reading -> ((Documents.Reading.Read) reading).submission())
                .toList();
        List<IntakeOutcome> outcomes = intake.take(scope, Channel.API, readable, Answers.ALL);
        Map<UUID, ReportSummary> there = new HashMap<>(standing.of(scope, records(outcomes)));
        int next = 0;
        for (Waiting waiting : batch) {
            LineAnswer answer = switch (waiting.reading()) {
                case Documents.Reading.Unreadable unreadable ->
                    refused(waiting.line(), words.in(language, all.of(scope, unreadable)));
                case Documents.Reading.Read read -> answer(language, waiting.line(), outcomes.get(next++), there);
            };
            out.write(json.writeValueAsBytes(answer));
            out.write('\n');
        }
    }

    private static List<UUID> records(List<IntakeOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> switch (outcome) {
                    case IntakeOutcome.Accepted accepted -> accepted.record();
                    case IntakeOutcome.AlreadyThere already -> already.record();
                    case IntakeOutcome.Refused refused -> null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private LineAnswer answer(Language language, long line, IntakeOutcome outcome, Map<UUID, ReportSummary> there) {
        return switch (outcome) {
            case IntakeOutcome.Accepted(UUID record, var notes) ->
                stands(line, "accepted", record, there.get(record), words.in(language, notes));
            case IntakeOutcome.AlreadyThere(UUID record) ->
                stands(line, "already-there", record, there.get(record), List.of());
            case IntakeOutcome.Refused(var faults) -> refused(line, words.in(language, faults));
        };
    }

    private static LineAnswer stands(
            long line, String outcome, UUID record, @Nullable ReportSummary summary, List<Fault> notes) {
        return new LineAnswer(
                line,
                outcome,
                record,
                summary == null ? null : summary.originator(),
                summary == null ? null : summary.number(),
                notes);
    }

    private static LineAnswer refused(long line, List<Fault> faults) {
        return new LineAnswer(line, "refused", null, null, null, faults);
    }
}
