package org.tidewaiter.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes of itself into its data directory.
 *
 * @param pid its process
 * @param status {@code starting}, {@code ready}, {@code stopping}, or empty while it is not written
 */
record PidFile(long pid, String status) {

    private static final String NAME = "postmaster.pid";
    private static final int STATUS_LINE = 7;

    static Path in(Path data) {
        return data.resolve(NAME);
    }

    static Optional<PidFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(in(data));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
            return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), status));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean ready() {
        return status.equals("ready");
    }
}
