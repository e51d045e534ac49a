package org.tidewaiter.node.casework.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tab;

/**
 * Pairs of reports that may be about one seizure, or what people said of such pairs.
 *
 * @param here the address of this page, to come back to after a decision
 * @param open pairs that wait for a word
 * @param said pairs that got one
 * @param reasons why two are not the same
 */
public record PairList(
        List<Tab> tabs,
        boolean showsSaid,
        String here,
        List<Open> open,
        List<Said> said,
        List<Choice> reasons,
        @Nullable Pager pager) {

    public PairList {
        tabs = List.copyOf(tabs);
        open = List.copyOf(open);
        said = List.copyOf(said);
        reasons = List.copyOf(reasons);
    }

    /**
     * One report of a pair.
     *
     * @param from its originator, and the node from which it came
     */
    public record Side(String record, String path, String title, String from, boolean generated) {}

    /**
     * What the two say in one respect.
     *
     * @param finding how they compare
     * @param weight how much that says, in words
     * @param leaning {@code for}, {@code against} or {@code little}
     */
    public record Line(String label, String one, String other, String finding, String weight, String leaning) {}

    /**
     * @param number its place on the page, to name its parts
     * @param likelihood how likely the two are one seizure, in words
     */
    public record Open(int number, String likelihood, Side one, Side other, List<Line> lines) {

        public Open {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param words who said what, and when
     * @param id names the judgement; null where it was taken back already
     */
    public record Said(@Nullable Long id, Side one, Side other, String words) {}
}
