package org.tidewaiter.node.intake;

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
import org.tidewaiter.node.intake.KeptAnswers.Answer;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.report.rules.Fault;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answers to programs, and those of an {@code Idempotency-Key} once. */
@Component
@HoldsNominalData
class ApiAnswers {

    private static final int LONGEST_KEY = 255;

    private final KeptAnswers kept;
    private final Problems problems;
    private final FaultWords words;
    private final JsonMapper json;

    ApiAnswers(KeptAnswers kept, Problems problems, FaultWords words, JsonMapper json) {
        this.kept = kept;
        this.problems = problems;
        this.words = words;
        this.json = json;
    }

    /** The key of the request did not look like one. */
    static final class UnusableKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The key, if it is 1 to 255 visible ASCII characters. */
    static @Nullable String usable(@Nullable String key) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(each -> each > 0x1f && each < 0x7f)) {
            throw new UnusableKeyException();
        }
        return key;
    }

    Answer of(HttpStatus status, Object body) {
        return new Answer(status.value(), json.writeValueAsString(body));
    }

    Answer refused(Language language, List<Fault> faults) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, problems.refused(language, words.in(language, faults)));
    }

    /** Runs the work once for this key, account, address and body; a refusal may be mended and sent again. */
    ResponseEntity<String> once(
            AccessScope scope, @Nullable String key, String path, byte[] body, Supplier<Answer> work) {
        byte[] address = (path + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] request = ByteBuffer.allocate(address.length + body.length)
                .put(address)
                .put(body)
                .array();
        return entity(kept.once(
                scope,
                usable(key),
                request,
                answer -> HttpStatus.valueOf(answer.status()).is2xxSuccessful(),
                work));
    }

    private static ResponseEntity<String> entity(Answer answer) {
        HttpStatus status = HttpStatus.valueOf(answer.status());
        return ResponseEntity.status(status)
                .contentType(status.isError() ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
