package org.tidewaiter.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.export.ExportFilters;

/** The command exports with the filters that the node has. */
class ExportFiltersTest {

    @Test
    void theCommandKnowsEveryFilterOfASearchAndNoOther() {
        assertThat(SearchRequest.names()).containsExactlyInAnyOrderElementsOf(ExportFilters.NAMES);
    }
}
