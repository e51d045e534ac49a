package org.tidewaiter.node.delivery.partner;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls each partner once and looks at what it shows: whether it is there, the protocol it speaks, its clock by the four times
 * of the call, as NTP (RFC 5905) does it, and when its certificate ends.
 */
@Component
public class PartnerLook implements DisposableBean {

    public static final String PATH = "/exchange/v1/presence";

    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final int AT_ONCE = 16;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PartnerCalls calls;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("look-", 0).factory());

    PartnerLook(PartnerCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** What was seen of a partner. */
    public sealed interface Seen {

        Partner partner();

        /**
         * It answered.
         *
         * @param protocols that it speaks; none where its program is older than this question
         * @param offset how much its clock is ahead; null where it did not tell
         * @param certificateEnds the end of the certificate that it showed; null where none was seen
         */
        record Here(
                Partner partner,
                List<Integer> protocols,
                @Nullable Duration offset,
                @Nullable Instant certificateEnds) implements Seen {}

        /** @param problem code */
        record Away(Partner partner, String problem) implements Seen {}
    }

    /** Looks at all of them at once, each for at most three seconds. */
    public List<Seen> at(List<Partner> partners) {
        List<Future<Seen>> looks = partners.stream()
                .map(partner -> threads.submit(() -> at(partner)))
                .toList();
        return looks.stream().map(PartnerLook::result).toList();
    }

    private static Seen result(Future<Seen> look) {
        try {
            return look.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at partners", stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("looking at a partner failed", failed.getCause());
        }
    }

    private Seen at(Partner partner) throws InterruptedException {
        Instant sent = clock.instant();
        return switch (calls.getWithin(WITHIN, partner, PATH)) {
            case PartnerCalls.Reply.Lost lost -> new Seen.Away(partner, lost.problem());
            case PartnerCalls.Reply.Answered answered -> seen(partner, answered, sent, clock.instant());
        };
    }

    private static Seen seen(Partner partner, PartnerCalls.Reply.Answered answered, Instant sent, Instant back) {
        if (answered.status() == 404) {
            return new Seen.Here(partner, List.of(), null, answered.certificateEnds());
        }
        if (answered.status() != 200) {
            return new Seen.Away(partner, "http-" + answered.status());
        }
        try {
            JsonNode said = JSON.readTree(answered.body());
            List<Integer> protocols = StreamSupport.stream(
                            said.path("protocols").spliterator(), false)
                    .limit(100)
                    .map(JsonNode::asInt)
                    .toList();
            Instant arrived = Instant.parse(said.path("arrived").asString(""));
            Instant left = Instant.parse(said.path("answered").asString(""));
            Duration offset = Duration.between(sent, arrived)
                    .plus(Duration.between(back, left))
                    .dividedBy(2);
            return new Seen.Here(partner, protocols, offset, answered.certificateEnds());
        } catch (JacksonException | DateTimeException unreadable) {
            return new Seen.Away(partner, "no-presence");
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
