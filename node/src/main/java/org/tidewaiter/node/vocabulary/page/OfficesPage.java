package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tab;

/**
 * The offices and border posts of this node.
 *
 * @param ended whether those that have ended are listed too
 * @param mayKeep whether the reader may change them
 */
public record OfficesPage(
        List<Tab> tabs,
        String asked,
        boolean ended,
        boolean mayKeep,
        Field file,
        List<Fault> faults,
        List<Line> lines,
        Pager pager) {

    /** @param state in words where it is not in force today, empty otherwise */
    public record Line(
            String path, String code, String name, String kind, String country, String where, String state) {}
}
