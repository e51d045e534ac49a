package org.tidewaiter.trials;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a node's database holds of the reports that came from one node.
 *
 * @param reports by originator and number
 * @param versions by originator, number and version
 */
record Holdings(Map<String, Report> reports, Map<String, Version> versions) {

    record Report(
            @Nullable String sourceKey,
            UUID record,
            String name,
            String state,
            int version,
            @Nullable String digest) {}

    record Version(
            String kind,
            String digest,
            String disclosed,
            boolean recalled,
            @Nullable UUID receipt,
            Instant releasedAt,
            Instant acceptedAt) {}

    static Holdings read(Connection database, String source) throws SQLException {
        Map<String, Report> reports = new HashMap<>();
        Table.read(
                database,
                "select originator || '/' || number, source_key, record, state, version, digest from registry.report"
                        + " where source = '" + source + "'",
                row -> reports.put(
                        row.getString(1),
                        new Report(
                                row.getString(2),
                                row.getObject(3, UUID.class),
                                row.getString(1),
                                row.getString(4),
                                row.getInt(5),
                                row.getString(6))));
        Map<String, Version> versions = new HashMap<>();
        Table.read(
                database,
                "select r.originator || '/' || r.number || '/' || v.version, v.kind, v.digest, v.disclosed, v.recalled,"
                        + " v.receipt_id, v.released_at, v.accepted_at"
                        + " from registry.version v join registry.report r on r.id = v.report_id where v.source = '"
                        + source + "'",
                row -> versions.put(
                        row.getString(1),
                        new Version(
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getObject(6, UUID.class),
                                row.getTimestamp(7).toInstant(),
                                row.getTimestamp(8).toInstant())));
        return new Holdings(reports, versions);
    }
}
