package org.tidewaiter.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tidewaiter.postgres.LocalPostgresException.Reason;

/**
 * Builds and runs PostgreSQL's command lines as the operating system wants them.
 *
 * <p>PostgreSQL refuses to run as root: root enters a user namespace in which it is nobody and still owns its files.
 * {@code setsid} keeps a terminal's Ctrl-C away from the server, which is stopped in order by us. {@code setpriv} makes
 * the kernel end the server when the thread that started it dies, so that not even a killed Java leaves one behind.
 */
record Commands(Programs programs, boolean root, boolean setsid, boolean setpriv) {

    /** How a program ended, with what it wrote to both of its streams. */
    record Ended(int status, String output) {

        boolean well() {
            return status == 0;
        }
    }

    static Commands of(Programs programs) {
        boolean linux = programs.platform().linux();
        boolean root = linux && "root".equals(System.getProperty("user.name"));
        return new Commands(programs, root, linux && present("setsid"), linux && present("setpriv"));
    }

    /** A server or tool that ends at {@code signal} when its parent thread dies. */
    ProcessBuilder bound(String signal, String program, List<String> arguments) {
        List<String> line = new ArrayList<>(unprivileged());
        if (setsid) {
            line.add("setsid");
        }
        if (setpriv) {
            line.addAll(List.of("setpriv", "--pdeathsig", signal));
        }
        return finish(line, program, arguments);
    }

    /** Runs a tool to its end; what still runs after {@code limit} is ended and counts as failed. */
    Ended run(Duration limit, String program, List<String> arguments) throws IOException {
        return await(finish(new ArrayList<>(unprivileged()), program, arguments), limit);
    }

    Ended await(ProcessBuilder builder, Duration limit) throws IOException {
        Path output = Files.createTempFile("tidewaiter-postgres", ".out");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Ended(-1, "no end within " + limit.toSeconds() + " s");
            }
            return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Says what is wrong where root cannot shed its rights, before anything is written. */
    void requireUnprivileged() throws IOException {
        if (root && !present("unshare")) {
            throw rootRefused();
        }
        if (root
                && !await(new ProcessBuilder("unshare", "-U", "true"), Duration.ofSeconds(10))
                        .well()) {
            throw rootRefused();
        }
    }

    private static LocalPostgresException rootRefused() {
        return new LocalPostgresException(
                Reason.PLATFORM,
                "PostgreSQL does not run as root, and user namespaces are not allowed here."
                        + " Start as another user, or name a server by tidewaiter.database.url.");
    }

    private List<String> unprivileged() {
        return root ? List.of("unshare", "-U") : List.of();
    }

    private ProcessBuilder finish(List<String> line, String program, List<String> arguments) {
        line.add(programs.path(program));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        return builder;
    }

    private static boolean present(String tool) {
        return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
