package org.tidewaiter.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Looks for values in every column of every table of a node's running embedded database. */
public final class DatabaseSearch {

    private static final int PORT_LINE = 3;

    private DatabaseSearch() {}

    /**
     * What was found.
     *
     * @param places columns in which a value stands, as {@code schema.table.column}
     * @param columns how many columns were searched
     */
    public record Found(List<String> places, int columns) {}

    /** Opens the embedded database of the node that keeps its data there. */
    public static Connection open(Path data) throws IOException, SQLException {
        Path database = data.resolve("database");
        String port = Files.readAllLines(database.resolve("cluster/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        String password = Files.readString(database.resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tidewaiter", "tidewaiter", password);
    }

    /** Searches for any of the values, in text, in bytes and inside base64 alike. */
    public static Found in(Path data, List<String> wanted) throws IOException, SQLException {
        List<String> values = new ArrayList<>(wanted);
        wanted.forEach(value -> values.addAll(encoded(value)));
        List<String> places = new ArrayList<>();
        int columns = 0;
        try (Connection connection = open(data)) {
            for (String[] column : columns(connection)) {
                columns++;
                if (holds(connection, column, values)) {
                    places.add(String.join(".", column[0], column[1], column[2]));
                }
            }
        }
        return new Found(List.copyOf(places), columns);
    }

    /** How a value looks inside base64: one form for each of the three places at which it can begin. */
    static List<String> encoded(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>();
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(shifted);
            // The first and the last characters also depend on the neighbours.
            forms.add(text.substring(shift == 0 ? 0 : shift + 1, text.length() - 2));
        }
        return forms;
    }

    private static List<String[]> columns(Connection connection) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery("""
                select table_schema, table_name, column_name, data_type from information_schema.columns
                where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3""")) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)});
            }
        }
        return columns;
    }

    private static boolean holds(Connection connection, String[] column, List<String> values) throws SQLException {
        String name = "searched.\"" + column[2] + "\"";
        // Bytes are shown escaped, so that text within them stays readable.
        String text = column[3].equals("bytea") ? "encode(" + name + ", 'escape')" : name + "::text";
        String sql = "select exists (select 1 from \"" + column[0] + "\".\"" + column[1] + "\" as searched where exists"
                + " (select 1 from unnest(?::text[]) as wanted (planted) where position(wanted.planted in " + text
                + ") > 0))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", values.toArray()));
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }
}
