package org.tidewaiter.formats.mapping;

import java.util.List;
import java.util.Optional;
import org.tidewaiter.formats.rows.RowFault;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.shape.RecordShape;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A station of the route, bound to the columns of a file. */
final class BoundLeg {

    private final BoundCondition when;
    private final BoundFields fields;

    BoundLeg(LegRule rule, RuleBinder binder) {
        this.when = binder.bind(rule.when());
        this.fields = new BoundFields(RecordShape.of(RouteLeg.class), rule.fields(), binder);
    }

    /** The station; none where all the columns that tell of it are blank. */
    Optional<ObjectNode> leg(List<String> cells, List<RowFault> faults) {
        if (!when.holds(cells)) {
            return Optional.empty();
        }
        ObjectNode leg = JsonNodeFactory.instance.objectNode();
        boolean ofRow = fields.fill(leg, cells, faults);
        return ofRow || !fields.readsRows() ? Optional.of(leg) : Optional.empty();
    }
}
