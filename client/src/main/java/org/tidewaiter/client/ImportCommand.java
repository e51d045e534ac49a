package org.tidewaiter.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewaiter.client.ImportRequest.Destination;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.rows.FileRefusedException;

/**
 * {@code import FILE --node URL --token T [--mapping M] [--format csv|xlsx|json|ndjson]}: hands the reports of a file in at
 * a node. Started again it changes nothing that is already there, so it may be stopped at any moment. With {@code
 * --dry-run} it reads the file, says what it found and sends nothing.
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
            Destination destination = request.destination();
            return destination == null ? tryOut(request) : send(request, destination);
        } catch (UsageException e) {
            console.err().println(e.getMessage());
        } catch (FileRefusedException e) {
            console.err().println(e.message(console.words().locale()));
        } catch (IOException | UncheckedIOException e) {
            console.tell("import.file-failed", e.getClass().getSimpleName());
        }
        return NOT_DONE;
    }

    private int tryOut(ImportRequest request) throws IOException, UsageException {
        DryRun trial = new DryRun(console.words());
        try (FileItems items = new ImportFile(request, console).open(trial)) {
            Progress progress = new Progress(console, clock, items.rows());
            trial.read(items, progress::at);
            progress.end();
        }
        trial.lines().forEach(console.out()::println);
        return trial.refused() == 0 ? DONE : SOME_REFUSED;
    }

    private int send(ImportRequest request, Destination destination)
            throws IOException, UsageException, InterruptedException {
        try (FileItems items = new ImportFile(request, console).open(RowObserver.none())) {
            return send(request, destination, items);
        }
    }

    private int send(ImportRequest request, Destination destination, FileItems items)
            throws IOException, InterruptedException {
        Progress progress = new Progress(console, clock, items.rows());
        try (RefusedFile refused =
                        new RefusedFile(request.file(), items, console.words().locale());
                ApiClient api = new ApiClient(
                        destination.node(), destination.token(), console.words().locale(), retries)) {
            ImportRun run = new ImportRun(items, api, refused, progress::at);
            try {
                Tally tally = run.run();
                refused.finish();
                progress.end();
                return ended(tally, refused);
            } catch (ApiException e) {
                progress.end();
                tell(e, destination);
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

    private void tell(ApiException e, Destination destination) {
        switch (e.kind()) {
            case UNREACHABLE -> console.tell("import.unreachable", destination.node());
            case TOKEN -> console.tell("import.token", destination.node());
            case REFUSED -> console.tell("import.request-refused", destination.node(), e.status(), reason(e));
            case FAILED -> console.tell("import.node-failed", destination.node(), e.status(), reason(e));
        }
    }

    private static String reason(ApiException e) {
        String faults = e.faults().stream().map(ApiFault::message).distinct().collect(Collectors.joining(" "));
        return faults.isEmpty() ? String.valueOf(e.getMessage()) : faults;
    }
}
