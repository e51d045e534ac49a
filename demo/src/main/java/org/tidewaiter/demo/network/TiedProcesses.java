package org.tidewaiter.demo.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that end when this Java ends, even when it is killed: the kernel sends them the stop signal when the
 * thread that started them is gone, and that one thread lives as long as we do. They stand apart from the terminal, so
 * that Ctrl-C reaches us alone and we stop them in order. Where the tools for this are missing they are plain children.
 */
final class TiedProcesses {

    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("process-starter").daemon().factory());

    private TiedProcesses() {}

    static Process start(List<String> command, Path log) throws IOException {
        List<String> line = new ArrayList<>();
        if (present("setsid")) {
            line.add("setsid");
        }
        if (present("setpriv")) {
            line.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
        }
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return STARTER.submit(builder::start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot start " + command.getFirst(), e.getCause());
        }
    }

    private static boolean present(String tool) {
        return List.of("/usr/bin", "/bin").stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
