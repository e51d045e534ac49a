package org.tidewaiter.node.registry;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A copy of the store and the journal, as they were at one moment, in the same database. */
final class Backup {

    private static final List<String> TABLES = List.of(
            "registry.report",
            "registry.goods_line",
            "registry.revision",
            "registry.version",
            "registry.way",
            "registry.embargo",
            "registry.picture",
            "registry.recall",
            "registry.damaged_version",
            "registry.branch",
            "journal.head",
            "journal.entry",
            "journal.follower");

    private final DSLContext sql;
    private final TransactionTemplate transaction;

    Backup(DSLContext sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    private static String copy(String table) {
        return "saved." + table.replace('.', '_');
    }

    void make() {
        transaction.executeWithoutResult(status -> {
            sql.execute("create schema if not exists saved");
            TABLES.forEach(table -> {
                sql.execute("drop table if exists " + copy(table));
                sql.execute("create table " + copy(table) + " as table " + table);
            });
        });
    }

    void restore() {
        transaction.executeWithoutResult(status -> {
            sql.execute("truncate " + TABLES.stream().collect(Collectors.joining(", ")));
            TABLES.forEach(table ->
                    sql.execute("insert into " + table + " overriding system value select * from " + copy(table)));
        });
    }
}
