package org.tidewaiter.node.intake.file;

import java.util.Set;

/** Where an import stands. */
public enum ImportState {
    /** Its file is still coming. */
    UPLOADING,
    /** The file is there and has no mapping. */
    UPLOADED,
    /** It has a mapping. */
    MAPPED,
    /** A dry run reads it. */
    TRYING,
    /** A dry run has said what would become of it. */
    TRIED,
    RUNNING,
    PAUSED,
    DONE,
    /** The file as a whole did not go in, or not to its end. */
    FAILED,
    /** What it brought in is being withdrawn. */
    WITHDRAWING,
    WITHDRAWN;

    /** Nothing of it is stored yet, so its mapping can change and it can be deleted without a trace. */
    static final Set<ImportState> BEFORE_START = Set.of(UPLOADED, MAPPED, TRYING, TRIED);

    /** Its mapping may be changed; a dry run that reads it meanwhile is given up. */
    public static final Set<ImportState> MAPPABLE = Set.of(UPLOADED, MAPPED, TRYING, TRIED, FAILED);

    /** It may be started, or started again. */
    static final Set<ImportState> STARTABLE = Set.of(MAPPED, TRIED, FAILED);

    /** Its reports can be withdrawn as a whole. */
    public static final Set<ImportState> WITHDRAWABLE = Set.of(PAUSED, DONE, FAILED);

    public boolean beforeStart() {
        return BEFORE_START.contains(this);
    }

    /** Something works on it in the background. */
    public boolean busy() {
        return this == TRYING || this == RUNNING || this == WITHDRAWING;
    }
}
