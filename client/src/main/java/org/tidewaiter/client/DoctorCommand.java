package org.tidewaiter.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code doctor --node URL --token T}: says in words how a node is and what to do; without a node, whether this machine can run
 * one.
 *
 * <p>Exit code 0 if nothing is broken, 3 if something is, 2 if it could not be found out.
 */
public final class DoctorCommand {

    private static final int SOMETHING_IS_BROKEN = 3;

    private final Console console;
    private final Map<String, String> environment;

    DoctorCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = Map.copyOf(environment);
    }

    /** Runs with these arguments and gives the exit code. */
    int run(List<String> arguments) throws InterruptedException {
        try {
            Arguments given = Arguments.of(arguments, Set.of("--node", "--token"), Set.of(), console.words());
            if (!given.plain().isEmpty()) {
                throw new UsageException(console.words().of("doctor.usage"));
            }
            Optional<String> node = given.option("--node");
            return node.isEmpty() ? machine() : node(ImportRequest.address(node.get(), console.words()), token(given));
        } catch (UsageException e) {
            console.err().println(e.getMessage());
            return ImportCommand.NOT_DONE;
        }
    }

    private String token(Arguments given) throws UsageException {
        return given.option("--token")
                .or(() -> Optional.ofNullable(environment.get("TIDEWAITER_TOKEN")))
                .orElseThrow(() -> new UsageException(console.words().of("import.no-token")));
    }

    private int machine() {
        boolean broken = false;
        for (Machine.Finding finding : Machine.look()) {
            String sentence = console.words().of("doctor." + finding.code(), finding.arguments());
            String next =
                    finding.severity() == Severity.GOOD ? "" : console.words().of("doctor." + finding.code() + ".next");
            broken |= say(finding.severity(), sentence, next);
        }
        return broken ? SOMETHING_IS_BROKEN : ImportCommand.DONE;
    }

    private int node(URI node, String token) throws InterruptedException {
        JsonNode findings;
        try (ApiClient api = new ApiClient(node, token, console.words().locale(), RetryPolicy.standard())) {
            findings = api.get("/api/v1/checkup");
        } catch (ApiException e) {
            switch (e.kind()) {
                case UNREACHABLE -> console.tell("import.unreachable", node);
                case TOKEN -> console.tell("doctor.token", node);
                case REFUSED, FAILED ->
                    console.tell("import.node-failed", node, e.status(), String.valueOf(e.getMessage()));
            }
            return ImportCommand.NOT_DONE;
        }
        boolean broken = false;
        for (JsonNode finding : findings) {
            broken |= say(
                    Severity.of(finding.path("severity").asString("")),
                    finding.path("sentence").asString(""),
                    finding.path("next").asString(""));
        }
        return broken ? SOMETHING_IS_BROKEN : ImportCommand.DONE;
    }

    /** Whether it is broken. */
    private boolean say(Severity severity, String sentence, String next) {
        console.out().println(severity.mark() + sentence);
        if (!next.isEmpty()) {
            console.out().println("       " + next);
        }
        return severity == Severity.BAD;
    }
}
