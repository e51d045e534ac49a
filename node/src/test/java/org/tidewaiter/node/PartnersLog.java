package org.tidewaiter.node;

import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What a person reads by API of the log of the one partner that a node has. */
final class PartnersLog {

    private static final Duration SOON = Duration.ofSeconds(60);

    private PartnersLog() {}

    static JsonNode read(Person reader) {
        return Person.ok(reader.get("/api/v1/logs")).path("partners").path(0);
    }

    static void await(Person reader, Predicate<JsonNode> condition) {
        Awaitility.await().atMost(SOON).until(() -> condition.test(read(reader)));
    }

    static boolean isVerifiedAt(JsonNode log, long size) {
        return log.path("verified").path("size").asLong(0) >= size;
    }
}
