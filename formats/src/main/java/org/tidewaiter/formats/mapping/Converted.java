package org.tidewaiter.formats.mapping;

import org.tidewaiter.formats.rows.RowFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a rule made of a row. */
sealed interface Converted {

    /** Nothing is recorded. */
    Converted ABSENT = new Absent();

    record Value(JsonNode node) implements Converted {}

    record Absent() implements Converted {}

    record Refused(RowFault fault) implements Converted {}

    static Converted text(String value) {
        return new Value(JsonNodeFactory.instance.stringNode(value));
    }

    static Converted refused(String column, String rule, Object... arguments) {
        return new Refused(RowFault.ofColumn(column, rule, arguments));
    }

    /** What is done instead, or the fault if the row is to be refused. */
    static Converted instead(Instead instead, String column, String rule) {
        return switch (instead) {
            case Instead.Refuse refuse -> refused(column, rule);
            case Instead.LeaveOut leaveOut -> ABSENT;
            case Instead.Constant(JsonNode value) -> new Value(value);
        };
    }
}
