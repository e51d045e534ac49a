package org.tidewaiter.node.intake.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;

/**
 * What came of one line.
 *
 * @param line its number, from 1, blank lines counted
 * @param outcome {@code accepted}, {@code already-there} or {@code refused}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LineAnswer(
        long line,
        String outcome,
        @Nullable UUID record,
        @Nullable String originator,
        @Nullable UUID number,
        List<Fault> faults) {}
