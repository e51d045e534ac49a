package org.tidewaiter.formats.mapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is done where a cell gives no value of its own: because it is blank, or because it has no translation. */
public sealed interface Instead {

    /** The row is refused. */
    Instead REFUSE = new Refuse();

    /** Nothing is recorded. */
    Instead LEAVE_OUT = new LeaveOut();

    /** The row is refused. */
    record Refuse() implements Instead {}

    /** Nothing is recorded. */
    record LeaveOut() implements Instead {}

    /** This value is recorded. */
    record Constant(JsonNode value) implements Instead {}

    /** This text is recorded. */
    static Instead constant(String value) {
        return new Constant(JsonNodeFactory.instance.stringNode(value));
    }
}
