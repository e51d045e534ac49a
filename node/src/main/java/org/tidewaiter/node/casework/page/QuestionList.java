package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.State;
import org.tidewaiter.node.web.component.Tab;

/**
 * Questions that this node asks, or is asked.
 *
 * @param empty key of what the page says when there is none
 */
public record QuestionList(
        List<Tab> tabs,
        List<Row> rows,
        String empty,
        @Nullable Pager pager) {

    public QuestionList {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /** One question. */
    public record Row(
            String path,
            String report,
            String partner,
            String text,
            String asked,
            @Nullable String due,
            State state,
            String status) {}
}
