package org.tidewaiter.node.intake;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for a value in everything that the database holds, texts and bytes alike. */
public final class Tables {

    private Tables() {}

    /** Names of the tables in which the value stands. */
    public static List<?> thatHold(JdbcClient sql, String value) {
        String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
        return sql
                .sql(
                        "select table_schema || '.' || table_name from information_schema.tables"
                                + " where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> sql.sql("select exists (select 1 from " + table
                                + " t where t::text ilike '%' || ? || '%' or t::text ilike '%' || ? || '%')")
                        .params(value, hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
