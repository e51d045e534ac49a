package org.tidewaiter.report.registers;

import java.util.List;

/** A file that was read whole, or that was refused whole: nothing is taken from a file with a fault. */
public sealed interface FileReading<T> {

    /** @param rows without the heading and empty lines */
    record Read<T>(T value, int rows) implements FileReading<T> {}

    /** @param faults the first of them, at most {@link #MOST} */
    record Refused<T>(List<RowFault> faults) implements FileReading<T> {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Most faults that are listed of one file. */
    int MOST = 100;
}
