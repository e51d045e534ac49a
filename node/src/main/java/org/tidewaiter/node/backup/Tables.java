package org.tidewaiter.node.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.node.backup.Manifest.Sequence;

/** The node's tables as the database knows them: everything outside PostgreSQL's own schemas and {@code public}. */
final class Tables {

    private static final String OURS = " not in ('information_schema', 'public') and %1$s.nspname not like 'pg\\_%%' ";

    private static final String COLUMNS = """
            select n.nspname || '.' || quote_ident(c.relname), quote_ident(a.attname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relkind = 'r' and n.nspname""" + OURS.formatted("n") + "order by 1, a.attnum";

    private static final String REFERENCES = """
            select n.nspname || '.' || quote_ident(c.relname), quote_ident(r.conname), pg_get_constraintdef(r.oid)
            from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
            where r.contype = 'f' and n.nspname""" + OURS.formatted("n") + "order by 1, 2";

    private static final String SEQUENCES =
            "select schemaname || '.' || quote_ident(sequencename), last_value from pg_sequences where last_value is not null"
                    + " and schemaname not in ('information_schema', 'public') order by 1";

    private static final String MIGRATIONS =
            "select version from flyway_schema_history where success and version is not null order by version";

    private final Connection database;

    Tables(Connection database) {
        this.database = database;
    }

    /** A row of one table must name a row of another. */
    record Reference(String table, String name, String definition) {}

    /** Tables in alphabetical order, each with the columns that are stored. */
    Map<String, List<String>> columns() throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery(COLUMNS)) {
            while (row.next()) {
                tables.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return tables;
    }

    List<Reference> references() throws SQLException {
        List<Reference> references = new ArrayList<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery(REFERENCES)) {
            while (row.next()) {
                references.add(new Reference(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return references;
    }

    /** Those that have given a value. */
    List<Sequence> sequences() throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery(SEQUENCES)) {
            while (row.next()) {
                sequences.add(new Sequence(row.getString(1), row.getLong(2)));
            }
        }
        return sequences;
    }

    /** The migrations that have run, in order of their versions. */
    List<String> migrations() throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Statement query = database.createStatement();
                ResultSet row = query.executeQuery(MIGRATIONS)) {
            while (row.next()) {
                versions.add(row.getString(1));
            }
        }
        return versions;
    }

    /** Whether a node has ever kept anything here. */
    boolean present() throws SQLException {
        return !columns().isEmpty();
    }
}
