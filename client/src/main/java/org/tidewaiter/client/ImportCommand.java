package org.tidewaiter.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.imports.MappingSuggestion;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.rows.FileRefusedException;

/**
 * {@code import FILE --node URL --token T [--mapping M] [--format csv|xlsx|ndjson]}: hands the reports of a file in at a
 * node. Started again it changes nothing that is already there, so it may be stopped at any moment.
 *
 * <p>Prints {@code accepted A, already there B, refused C}, counted in rows, and writes the refused rows to {@code
 * FILE.refused.csv}. Exit code 0 if none was refused, 3 if some were, 2 if the import could not be done.
 */
public final class ImportCommand {

    static final int DONE = 0;
    static final int NOT_DONE = 2;
    static final int SOME_REFUSED = 3;

    private final Console console;
    private final Map<String, String> environment;
    private final RetryPolicy retries;
    private final InstantSource clock;

    ImportCommand(Console console, Map<String, String> environment, RetryPolicy retries, InstantSource clock) {
        this.console = console;
        this.environment = Map.copyOf(environment);
        this.retries = retries;
        this.clock = clock;
    }

    /** Runs with these arguments and gives the exit code. */
    int run(List<String> arguments) throws InterruptedException {
        try {
            ImportRequest request = ImportRequest.of(arguments, environment, console.words());
            try (Items items = open(request)) {
                return send(request, items);
            }
        } catch (UsageException e) {
            console.err().println(e.getMessage());
        } catch (FileRefusedException e) {
            console.err().println(e.message(console.words().locale()));
        } catch (IOException | UncheckedIOException e) {
            console.tell("import.file-failed", e.getClass().getSimpleName());
        }
        return NOT_DONE;
    }

    private int send(ImportRequest request, Items items) throws IOException, InterruptedException {
        Progress progress = new Progress(console, clock, items.rows());
        try (RefusedFile refused =
                        new RefusedFile(request.file(), items, console.words().locale());
                ApiClient api = new ApiClient(
                        request.node(), request.token(), console.words().locale(), retries)) {
            ImportRun run = new ImportRun(items, api, refused, progress::at);
            try {
                Tally tally = run.run();
                refused.finish();
                progress.end();
                return ended(tally, refused);
            } catch (ApiException e) {
                progress.end();
                tell(e, request);
                console.tell("import.stopped", run.tally().rows(), items.rows());
                return NOT_DONE;
            }
        }
    }

    private int ended(Tally tally, RefusedFile refused) {
        console.out().println(tally);
        if (tally.refused() == 0) {
            return DONE;
        }
        console.tell("import.refused", refused.path());
        return SOME_REFUSED;
    }

    private void tell(ApiException e, ImportRequest request) {
        switch (e.kind()) {
            case UNREACHABLE -> console.tell("import.unreachable", request.node());
            case TOKEN -> console.tell("import.token", request.node());
            case REFUSED -> console.tell("import.request-refused", request.node(), e.status(), reason(e));
            case FAILED -> console.tell("import.node-failed", request.node(), e.status(), reason(e));
        }
    }

    private static String reason(ApiException e) {
        String faults = e.faults().stream().map(ApiFault::message).distinct().collect(Collectors.joining(" "));
        return faults.isEmpty() ? String.valueOf(e.getMessage()) : faults;
    }

    private Items open(ImportRequest request) throws IOException, UsageException {
        ImportSource source = ImportSource.of(request.file());
        return switch (request.format()) {
            case NDJSON -> new NdjsonItems(source);
            case CSV -> Items.csv(source, mapping(request, source));
        };
    }

    private Mapping mapping(ImportRequest request, ImportSource source) throws IOException, UsageException {
        return request.mapping().isPresent() ? mapping(request.mapping().get()) : fitting(source);
    }

    private Mapping mapping(String name) throws IOException, UsageException {
        var shipped = ShippedMappings.named(name);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(console.words().of("import.no-mapping", name, shipped()));
        }
        return Mapping.read(Files.readString(file));
    }

    private Mapping fitting(ImportSource source) throws IOException, UsageException {
        List<Mapping> fitting = MappingSuggestion.of(source);
        if (fitting.size() != 1) {
            throw new UsageException(console.words().of("import.which-mapping", shipped()));
        }
        Mapping mapping = fitting.getFirst();
        console.tell("import.mapping-chosen", mapping.name(), mapping.version(), mapping.title());
        return mapping;
    }

    private static String shipped() {
        return ShippedMappings.all().stream().map(Mapping::name).collect(Collectors.joining(", "));
    }
}
