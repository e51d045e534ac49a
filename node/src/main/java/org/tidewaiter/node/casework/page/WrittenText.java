package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form with text that leaves the node.
 *
 * @param title of what it is about
 * @param path of what it is about
 * @param action where it is sent
 * @param groups fields that a question can name; empty for an answer
 * @param thread the question that is answered; null where one is asked
 * @param found what screening found, in words; empty where it found nothing yet
 * @param fault what is wrong with the text; null for nothing
 */
public record WrittenText(
        String title,
        String path,
        String partner,
        String action,
        int version,
        List<FieldSection> groups,
        Set<String> chosen,
        String text,
        @Nullable QuestionThread thread,
        @Nullable String correct,
        List<String> found,
        @Nullable String fault) {

    public WrittenText {
        groups = List.copyOf(groups);
        chosen = Set.copyOf(chosen);
        found = List.copyOf(found);
    }

    public boolean isQuestion() {
        return thread == null;
    }
}
