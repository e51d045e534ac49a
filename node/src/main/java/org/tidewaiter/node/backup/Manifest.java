package org.tidewaiter.node.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tidewaiter.node.settings.NodePart;

/**
 * What a backup holds.
 *
 * @param format of the file; {@value #FORMAT} is the one that this program writes and reads
 * @param node whose rows these are
 * @param part that the node plays
 * @param madeAt moment as of which all rows stand
 * @param migrations versions that the tables have, in order
 * @param tables in the order in which they lie in the file
 * @param sequences next values
 * @param keys SHA-256, in hexadecimal, of each key file that these rows need, by its path in the data folder; the keys are
 *     random and cannot be told from it
 */
record Manifest(
        int format,
        String node,
        NodePart part,
        Instant madeAt,
        List<String> migrations,
        List<TableRows> tables,
        List<Sequence> sequences,
        Map<String, String> keys) {

    static final int FORMAT = 1;

    /**
     * The rows of one table, in PostgreSQL's COPY text.
     *
     * @param name schema and table
     * @param columns in the order of the text
     * @param sha256 of the text, in hexadecimal
     */
    record TableRows(String name, List<String> columns, long rows, String sha256) {}

    /**
     * Where a sequence stands.
     *
     * @param name schema and sequence
     * @param value the last one given
     */
    record Sequence(String name, long value) {}
}
