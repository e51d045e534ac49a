package org.tidewaiter.node.checkup;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.settings.NodeSettings;

/** Whether anything can still be stored: below a few segments of the database's log nothing is taken any more. */
@Component("storage")
class StorageHealth implements HealthIndicator {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long LEAST = 64 * MEBIBYTE;

    private final Path data;

    StorageHealth(NodeSettings settings) {
        this.data = settings.data();
    }

    @Override
    public Health health() {
        try {
            FileStore store = Files.getFileStore(data);
            if (store.isReadOnly()) {
                return down(
                        "The disk of the data folder has turned read-only. Stop the node, repair the disk, start the node.");
            }
            long free = store.getUsableSpace();
            return free >= LEAST
                    ? Health.up().build()
                    : down("The disk of the data folder has " + free / MEBIBYTE
                            + " MiB left. Make room; what waits goes on by itself.");
        } catch (IOException gone) {
            return down("The data folder cannot be reached. Mount its disk again and start the node anew.");
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }
}
