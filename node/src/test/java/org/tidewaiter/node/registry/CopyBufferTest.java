package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.support.TransactionTemplate;

@NationalRegistryTest
class CopyBufferTest {

    private static final String[] AWKWARD = {
        "\t", "\n", "\r", "\r\n", "\\", "\\N", "\\.", "\\n", "\"", "\"\"", "'", "{", "}", ",", "NULL", "null", "", " ",
        "\b", "\f", "\u000b", "\u0001", "\u007f", "\u0085", "\u00a0", "\u2028", "é", "ß", "中", "😀", "%", "$", ";", "~",
        "end"
    };

    @Autowired
    DSLContext sql;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void table() {
        sql.execute("create table if not exists copied (id integer, text text, list text[], flag boolean, doc jsonb)");
        sql.execute("truncate copied");
    }

    private List<Record> copy(CopyBuffer rows) {
        transaction.executeWithoutResult(status -> rows.send(sql));
        return List.copyOf(sql.fetch("select * from copied order by id"));
    }

    @Test
    void whateverIsWrittenIsReadBack() {
        SplittableRandom random = new SplittableRandom(20260520);
        CopyBuffer rows = new CopyBuffer("copied", "id", "text", "list");
        List<String> texts = new ArrayList<>();
        List<List<String>> lists = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            texts.add(awkward(random));
            List<String> list = new ArrayList<>();
            for (int k = random.nextInt(5); k > 0; k--) {
                list.add(awkward(random));
            }
            lists.add(list);
            rows.row(i, texts.get(i), lists.get(i));
        }

        List<Record> read = copy(rows);

        assertThat(read).extracting(row -> row.get("text")).isEqualTo(texts);
        assertThat(read)
                .extracting(row -> List.of(row.get("list", String[].class)))
                .isEqualTo(lists);
    }

    private static String awkward(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(AWKWARD[random.nextInt(AWKWARD.length)]);
        }
        return text.toString();
    }

    @Test
    void nothingIsNotAnEmptyText() {
        CopyBuffer rows = new CopyBuffer("copied", "id", "text", "list", "flag");
        rows.row(1, null, null, null);
        rows.row(2, "", List.of(), true);
        rows.row(3, "\\N", List.of(""), false);

        List<Record> read = copy(rows);

        assertThat(read).extracting(row -> row.get("text")).containsExactly(null, "", "\\N");
        assertThat(read).extracting(row -> row.get("flag")).containsExactly(null, true, false);
        assertThat(read.get(0).get("list")).isNull();
        assertThat(read.get(1).get("list", String[].class)).isEmpty();
        assertThat(read.get(2).get("list", String[].class)).containsExactly("");
    }

    @Test
    void jsonKeepsItsEscapes() {
        CopyBuffer rows = new CopyBuffer("copied", "id", "doc");
        rows.row(1, "{\"a\": \"line\\nbreak \\\"quoted\\\" back\\\\slash\"}");

        assertThat(copy(rows).getFirst().get("doc")).asString().contains("line\\nbreak \\\"quoted\\\" back\\\\slash");
    }

    @Test
    void aRowHasAValueForEveryColumn() {
        CopyBuffer rows = new CopyBuffer("copied", "id", "text");
        assertThatThrownBy(() -> rows.row(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheDatabaseRefusesIsToldAsOfAnyOtherStatement() {
        CopyBuffer rows = new CopyBuffer("no_such_table", "id");
        rows.row(1);

        assertThatThrownBy(() -> copy(rows)).isInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void sendsNothingWhenThereAreNoRows() {
        assertThat(copy(new CopyBuffer("no_such_table", "id"))).isEmpty();
    }
}
