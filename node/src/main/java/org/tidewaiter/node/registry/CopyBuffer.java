package org.tidewaiter.node.registry;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Rows in PostgreSQL's COPY text form, sent in one statement in the current transaction. COPY is the quickest way in and
 * keeps a batch of 500 reports at a handful of statements.
 */
final class CopyBuffer {

    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private final String target;
    private final int columns;
    private final StringBuilder rows = new StringBuilder(64 * 1024);
    private int filled;

    /** Rows for {@code table (columns…)}; names are trusted constants of this module. */
    CopyBuffer(String table, String... columns) {
        this.target = table + " (" + String.join(", ", columns) + ")";
        this.columns = columns.length;
    }

    /** Appends one row; a value is written with its {@code toString()}, a collection as a text array. */
    void row(@Nullable Object... values) {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns of " + target);
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            Object value = values[i];
            switch (value) {
                case null -> rows.append("\\N");
                case Collection<?> list -> array(list);
                case Boolean flag -> rows.append(flag ? 't' : 'f');
                default -> escape(value.toString());
            }
        }
        rows.append('\n');
        filled++;
    }

    private void array(Collection<?> list) {
        StringBuilder array = new StringBuilder("{");
        for (Object element : list) {
            if (array.length() > 1) {
                array.append(',');
            }
            array.append('"');
            array.append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""));
            array.append('"');
        }
        escape(array.append('}').toString());
    }

    private void escape(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = switch (text.charAt(i)) {
                case '\\' -> "\\\\";
                case '\t' -> "\\t";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                default -> null;
            };
            if (escaped != null) {
                rows.append(text, from, i).append(escaped);
                from = i + 1;
            }
        }
        rows.append(text, from, text.length());
    }

    /**
     * Sends the rows, if there are any.
     *
     * @throws org.springframework.dao.DataAccessException as any other statement, if the database does not take them
     */
    void send(DSLContext sql) {
        if (filled == 0) {
            return;
        }
        try {
            sql.connection(this::send);
        } catch (DataAccessException failed) {
            SQLException cause = failed.getCause(SQLException.class);
            RuntimeException translated = cause == null ? null : TRANSLATOR.translate("copy", null, cause);
            throw translated == null ? failed : translated;
        }
    }

    private void send(Connection connection) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new SQLException("rows for " + target + " could not be sent", e);
        }
    }
}
