package org.tidewaiter.node.casework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.casework.page.WorkList;
import org.tidewaiter.node.registry.OpenWork;
import org.tidewaiter.node.registry.OpenWork.Waiting;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Tab;

/** The work that waits: to be verified, to be released, returned, held, not accepted by a partner. */
@Controller
@Requires(Permission.RECORD)
class WorkController {

    static final String PATH = "/work";

    private static final int ROWS = 100;

    private final OpenWork work;
    private final ReportRows rows;
    private final Setbacks setbacks;

    WorkController(OpenWork work, ReportRows rows, Setbacks setbacks) {
        this.work = work;
        this.rows = rows;
        this.setbacks = setbacks;
    }

    @GetMapping(PATH)
    ModelAndView work(AccessScope scope, Page page, @RequestParam(defaultValue = "") String list) {
        Waiting chosen = Arrays.stream(Waiting.values())
                .filter(waiting -> name(waiting).equals(list))
                .findFirst()
                .orElse(scope.may(Permission.VERIFY) ? Waiting.TO_VERIFY : Waiting.RETURNED);
        List<ReportSummary> reports = work.list(scope, chosen, ROWS);
        boolean notAccepted = chosen == Waiting.NOT_ACCEPTED;
        List<Tab> tabs = new ArrayList<>();
        for (Waiting waiting : Waiting.values()) {
            tabs.add(new Tab(
                    page.text("casework.work." + name(waiting)),
                    PATH + "?list=" + name(waiting),
                    waiting == chosen,
                    page.wording().number(work.count(scope, waiting))));
        }
        return new ModelAndView(
                "casework/work",
                "work",
                new WorkList(
                        tabs,
                        notAccepted ? List.of() : rows.of(reports, page),
                        notAccepted ? setbacks.of(scope, reports, page) : List.of(),
                        "casework.work." + name(chosen) + ".empty",
                        reports.size() == ROWS));
    }

    private static String name(Waiting waiting) {
        return waiting.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
