package org.tidewaiter.node.insight.page;

import org.jspecify.annotations.Nullable;

/**
 * One value of a chart, and one row of its table.
 *
 * @param label what was counted, in the reader's language
 * @param href the search that finds its reports, null where none of them counts
 * @param cases, seizures and generated in figures as the reader writes them
 * @param width of its bar, such as "63.2%"
 * @param words all of it in one sentence
 */
public record Row(
        String label,
        @Nullable String href,
        String cases,
        String seizures,
        String generated,
        String width,
        String words) {}
