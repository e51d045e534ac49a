package org.tidewaiter.node.checkup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.settings.NodeSettings;

/** The database and the space on the disk that the data folder lies on. */
@Component
class StorageCheckup implements Checkup {

    private static final long SLOW_MILLISECONDS = 250;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long SCARCE = 2048 * MEBIBYTE;
    private static final long TOO_LITTLE = 512 * MEBIBYTE;

    private final DSLContext sql;
    private final NodeSettings settings;

    StorageCheckup(DSLContext sql, NodeSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    @Override
    public List<Finding> look() {
        return List.of(database(), disk());
    }

    private Finding database() {
        long start = System.nanoTime();
        var found = sql.fetchSingle(
                "select current_setting('server_version'), pg_database_size(current_database()) / 1048576");
        long took = (System.nanoTime() - start) / 1_000_000;
        Object[] said = {found.get(0, String.class), found.get(1, Long.class), took};
        return took > SLOW_MILLISECONDS
                ? Finding.watch("database", "database.slow", said)
                : Finding.good("database", "database", said);
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(settings.data()).getUsableSpace();
            long mebibytes = free / MEBIBYTE;
            if (free < TOO_LITTLE) {
                return Finding.bad("disk", "disk.full", mebibytes);
            }
            return free < SCARCE
                    ? Finding.watch("disk", "disk.scarce", mebibytes)
                    : Finding.good("disk", "disk", mebibytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
