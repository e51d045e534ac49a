package org.tidewaiter.node.intake.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.intake.report.KeptAnswers.Answer;
import org.tidewaiter.node.intake.wording.FaultWords;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.report.rules.Fault;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answers to programs, and those of an {@code Idempotency-Key} once. */
@Component
@HoldsNominalData
class ApiAnswers {

    private static final int LONGEST_KEY = 255;

    private final KeptAnswers kept;
    private final FaultWords words;
    private final JsonMapper json;

    ApiAnswers(KeptAnswers kept, FaultWords words, JsonMapper json) {
        this.kept = kept;
        this.words = words;
        this.json = json;
    }

    /** The key, if it is 1 to 255 visible ASCII characters. */
    static @Nullable String usable(@Nullable String key) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(each -> each > 0x1f && each < 0x7f)) {
            throw IntakeProblems.of(HttpStatus.BAD_REQUEST, "idempotency-key-unusable");
        }
        return key;
    }

    Answer of(HttpStatus status, Object body) {
        return new Answer(status.value(), json.writeValueAsString(body));
    }

    ProblemException refused(Language language, List<Fault> faults) {
        return IntakeProblems.refused(words.in(language, faults));
    }

    /** Runs the work once for this key, account, address and body. */
    ResponseEntity<String> once(
            AccessScope scope, @Nullable String key, String path, byte[] body, Supplier<Answer> work) {
        byte[] address = (path + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] request = ByteBuffer.allocate(address.length + body.length)
                .put(address)
                .put(body)
                .array();
        Answer answer = kept.once(scope, usable(key), request, work);
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
