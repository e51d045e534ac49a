package org.tidewaiter.node.intake.imports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportState;

/**
 * How fast an import goes.
 *
 * @param rate rows a second, 0 before the first
 * @param left null where it is not known, or where nothing runs
 */
record ImportPace(Duration taken, long rate, @Nullable Duration left) {

    static ImportPace of(FileImport one, Instant now) {
        Instant end = one.endedAt() == null ? now : one.endedAt();
        Instant start = one.startedAt() == null ? end : one.startedAt();
        Duration taken = Duration.between(start, end);
        FileImport.Figures figures = one.figures();
        double perSecond = figures.rowsRead() * 1000.0 / Math.max(1, taken.toMillis());
        boolean known = one.state() == ImportState.RUNNING && figures.rowsRead() > 0 && figures.rows() > 0;
        Duration left = known
                ? Duration.ofSeconds(Math.round(Math.max(0, figures.rows() - figures.rowsRead()) / perSecond))
                : null;
        return new ImportPace(taken, Math.round(perSecond), left);
    }
}
