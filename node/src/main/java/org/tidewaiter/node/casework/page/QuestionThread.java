package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * A question with what was answered, in the order of its entries.
 *
 * @param partner the node at the other end, in words
 * @param fields that it is about, in words
 * @param due when an answer is expected; null where none is any more
 * @param mayAnswer whether this account may answer it
 * @param contact where the contact point of the other side is
 */
public record QuestionThread(
        UUID id,
        boolean askedHere,
        String partner,
        String reportPath,
        int version,
        List<String> fields,
        State state,
        String status,
        @Nullable String due,
        boolean overdue,
        boolean mayAnswer,
        String contact,
        List<Entry> entries) {

    public QuestionThread {
        fields = List.copyOf(fields);
        entries = List.copyOf(entries);
    }

    /**
     * What one side wrote.
     *
     * @param who the account here, or the node there
     * @param arrival whether it has arrived; null for what came from there
     */
    public record Entry(
            boolean ours,
            String who,
            String when,
            String text,
            @Nullable State mark,
            @Nullable String arrival) {}
}
