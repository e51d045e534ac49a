package org.tidewaiter.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code export --node URL --token T --format csv|xlsx|ndjson|signed [filters] [--out FILE]}: takes what a search finds
 * away as a file. The file gets its name only when it is there to its end.
 *
 * <p>Exit code 0 if it is, 2 if it could not be done.
 */
public final class ExportCommand {

    private static final Pattern NAME = Pattern.compile("filename=\"([A-Za-z0-9._-]{1,120})\"");
    private static final Duration SHOWN_EVERY = Duration.ofSeconds(1);

    private final Console console;
    private final Map<String, String> environment;
    private final RetryPolicy retries;
    private final InstantSource clock;

    ExportCommand(Console console, Map<String, String> environment, RetryPolicy retries, InstantSource clock) {
        this.console = console;
        this.environment = Map.copyOf(environment);
        this.retries = retries;
        this.clock = clock;
    }

    /** Runs with these arguments and gives the exit code. */
    int run(List<String> arguments) throws InterruptedException {
        try {
            return export(ExportRequest.of(arguments, environment, console.words()));
        } catch (UsageException e) {
            console.err().println(e.getMessage());
        }
        return ImportCommand.NOT_DONE;
    }

    private int export(ExportRequest request) throws InterruptedException {
        try (Download download = new Download(request, console.words().locale(), retries)) {
            HttpResponse<InputStream> answer = download.begin();
            Path file = request.out().orElseGet(() -> Path.of(name(answer)));
            if (Files.exists(file)) {
                console.tell("export.there", file);
                return ImportCommand.NOT_DONE;
            }
            return write(request, answer, file);
        } catch (ApiException e) {
            tell(e, request);
            return ImportCommand.NOT_DONE;
        }
    }

    private int write(ExportRequest request, HttpResponse<InputStream> answer, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                if (!copy(answer, out) || !Completeness.of(request.kind(), part)) {
                    console.tell("export.incomplete");
                    return ImportCommand.NOT_DONE;
                }
            }
            Files.move(part, file);
            console.out().println(console.words().of("export.done", file, Files.size(file) / 1000));
            return ImportCommand.DONE;
        } catch (IOException e) {
            console.tell("export.file-failed", file, e.getClass().getSimpleName());
            return ImportCommand.NOT_DONE;
        } finally {
            takeAway(part);
        }
    }

    private static void takeAway(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException leftBehind) {
            // its name says that it is only a part
        }
    }

    /** Whether the answer came to its end. */
    private boolean copy(HttpResponse<InputStream> answer, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long received = 0;
        Instant shown = clock.instant();
        try (InputStream in = answer.body()) {
            while (true) {
                int count;
                try {
                    count = in.read(buffer);
                } catch (IOException brokenOff) {
                    return false;
                }
                if (count < 0) {
                    return true;
                }
                out.write(buffer, 0, count);
                received += count;
                if (Duration.between(shown, clock.instant()).compareTo(SHOWN_EVERY) >= 0) {
                    shown = clock.instant();
                    console.tell("export.progress", received / 1000);
                }
            }
        } finally {
            out.flush();
        }
    }

    private static String name(HttpResponse<?> answer) {
        Matcher name =
                NAME.matcher(answer.headers().firstValue("Content-Disposition").orElse(""));
        return name.find() ? name.group(1) : "tidewaiter-export";
    }

    private void tell(ApiException e, ExportRequest request) {
        switch (e.kind()) {
            case UNREACHABLE -> console.tell("import.unreachable", request.node());
            case TOKEN -> console.tell("export.token", request.node());
            case REFUSED, FAILED ->
                console.tell(
                        "export.refused", request.node(), Integer.toString(e.status()), String.valueOf(e.getMessage()));
        }
    }
}
