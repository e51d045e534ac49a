package org.tidewaiter.node.matching;

import java.util.List;

/**
 * What else there is on the seizure of a report, as far as the asking account may see it.
 *
 * @param handling the strictest handling of all its sources; empty where the report stands alone
 * @param linked other reports that are counted as one with it
 * @param offered reports of the same case for a person to link; empty for those who may not
 */
public record Sources(List<String> handling, List<LinkedReport> linked, List<OfferedReport> offered) {

    public Sources {
        handling = List.copyOf(handling);
        linked = List.copyOf(linked);
        offered = List.copyOf(offered);
    }

    public boolean isAlone() {
        return linked.isEmpty() && offered.isEmpty();
    }
}
