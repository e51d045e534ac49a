package org.tidewaiter.formats.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A condition that knows where its columns stand. */
final class BoundCondition {

    private final List<Accepted> accepted = new ArrayList<>();
    private final int[] filled;

    private record Accepted(int position, Set<String> exact, Set<String> folded) {

        boolean holds(List<String> cells) {
            String cell = Cells.at(cells, position);
            return exact.contains(cell) || folded.contains(CellFolding.fold(cell));
        }
    }

    BoundCondition(Condition condition, Header header) {
        condition.accepted().forEach((column, values) -> {
            Set<String> folded = new HashSet<>();
            values.forEach(value -> folded.add(CellFolding.fold(value)));
            accepted.add(new Accepted(header.position(column), Set.copyOf(values), folded));
        });
        this.filled = condition.filled().stream().mapToInt(header::position).toArray();
    }

    boolean holds(List<String> cells) {
        for (int position : filled) {
            if (Cells.at(cells, position).isEmpty()) {
                return false;
            }
        }
        for (Accepted each : accepted) {
            if (!each.holds(cells)) {
                return false;
            }
        }
        return true;
    }
}
