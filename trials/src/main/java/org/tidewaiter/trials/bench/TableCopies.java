package org.tidewaiter.trials.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What an import leaves in a node's tables, and how long COPY takes to put the same rows into tables of the same make. */
final class TableCopies {

    private static final List<String> TABLES = List.of(
            "registry.report",
            "registry.goods_line",
            "registry.revision",
            "registry.version",
            "nominal.record",
            "journal.entry",
            "delivery.item");
    private static final int REPORTS_PER_COMMIT = 1_000;

    private record Rows(String table, String columns, List<String> lines) {}

    private final Connection database;
    private final List<Rows> tables;

    private TableCopies(Connection database, List<Rows> tables) {
        this.database = database;
        this.tables = tables;
    }

    /** Reads the tables as they are now. */
    static TableCopies of(Connection database) throws SQLException, IOException {
        List<Rows> tables = new ArrayList<>();
        for (String table : TABLES) {
            String columns = columns(database, table);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            copies(database).copyOut("copy " + table + " (" + columns + ") to stdout", text);
            tables.add(new Rows(
                    table,
                    columns,
                    text.toString(StandardCharsets.UTF_8).lines().toList()));
        }
        return new TableCopies(database, List.copyOf(tables));
    }

    /** Seconds to copy all of it into empty tables, a commit for every thousand reports. */
    double seconds(boolean indexed) throws SQLException, IOException {
        execute("drop schema if exists copied cascade");
        execute("create schema copied");
        for (Rows rows : tables) {
            execute("create table " + copy(rows) + " (like " + rows.table()
                    + (indexed ? " including all)" : " including generated including defaults)"));
        }
        execute("checkpoint");
        int commits = tables.getFirst().lines().size() / REPORTS_PER_COMMIT + 1;
        database.setAutoCommit(false);
        long start = System.nanoTime();
        for (int commit = 0; commit < commits; commit++) {
            for (Rows rows : tables) {
                copies(database)
                        .copyIn(
                                "copy " + copy(rows) + " (" + rows.columns() + ") from stdin",
                                share(rows, commit, commits));
            }
            database.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        database.setAutoCommit(true);
        return seconds;
    }

    private static java.io.Reader share(Rows rows, int commit, int commits) {
        int from = (int) ((long) rows.lines().size() * commit / commits);
        int to = (int) ((long) rows.lines().size() * (commit + 1) / commits);
        StringBuilder text = new StringBuilder();
        rows.lines().subList(from, to).forEach(line -> text.append(line).append('\n'));
        return new java.io.StringReader(text.toString());
    }

    private static String copy(Rows rows) {
        return "copied." + rows.table().replace('.', '_');
    }

    private static String columns(Connection database, String table) throws SQLException {
        String[] name = table.split("\\.");
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "select string_agg(quote_ident(column_name), ', ' order by ordinal_position)"
                                + " from information_schema.columns where is_generated = 'NEVER' and table_schema = '"
                                + name[0] + "' and table_name = '" + name[1] + "'")) {
            found.next();
            return found.getString(1);
        }
    }

    private static CopyManager copies(Connection database) throws SQLException {
        return database.unwrap(PGConnection.class).getCopyAPI();
    }

    private void execute(String statement) throws SQLException {
        try (Statement one = database.createStatement()) {
            one.execute(statement);
        }
    }
}
