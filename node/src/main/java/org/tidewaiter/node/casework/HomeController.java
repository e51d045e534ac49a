package org.tidewaiter.node.casework;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.casework.page.HomePage;
import org.tidewaiter.node.casework.page.ReportRow;
import org.tidewaiter.node.delivery.OldCopy;
import org.tidewaiter.node.registry.Counts;
import org.tidewaiter.node.registry.OpenWork;
import org.tidewaiter.node.registry.ReportSearch;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.SearchFilter;
import org.tidewaiter.node.registry.SomeCounts;
import org.tidewaiter.node.web.Page;

/** The first page: what waits for this account, and what came last. */
@Controller
class HomeController {

    private static final int ROWS = 8;

    private final ReportSearch search;
    private final OpenWork work;
    private final ReportRows rows;
    private final OldCopy copy;

    HomeController(ReportSearch search, OpenWork work, ReportRows rows, OldCopy copy) {
        this.search = search;
        this.work = work;
        this.rows = rows;
        this.copy = copy;
    }

    @GetMapping("/")
    @Requires(Permission.ENTER)
    ModelAndView home(AccessScope scope, Page page) {
        boolean withheld = copy.isWithholding();
        boolean records = scope.may(Permission.RECORD) && !withheld;
        boolean searches = scope.may(Permission.SEARCH) && !withheld;
        SomeCounts counts =
                searches ? search.countSome(scope, SearchFilter.everything()) : new SomeCounts(Counts.NONE, false);
        HomePage home = new HomePage(
                withheld,
                records,
                scope.may(Permission.VERIFY),
                searches,
                CountWording.of(counts, page),
                records ? waiting(scope) : 0,
                records ? work.count(scope, OpenWork.Waiting.RETURNED) : 0,
                records ? work.count(scope, OpenWork.Waiting.NOT_ACCEPTED) : 0,
                records && !scope.may(Permission.VERIFY) ? own(scope, page) : List.of(),
                searches ? latest(scope, page) : List.of());
        return new ModelAndView("casework/home", "home", home);
    }

    private long waiting(AccessScope scope) {
        return work.count(scope, OpenWork.Waiting.TO_VERIFY) + work.count(scope, OpenWork.Waiting.TO_RELEASE);
    }

    private List<ReportRow> own(AccessScope scope, Page page) {
        SearchFilter mine = SearchFilter.own(Set.of(ReportState.values()));
        return rows.of(search.latest(scope, mine, ROWS), page);
    }

    private List<ReportRow> latest(AccessScope scope, Page page) {
        return rows.of(search.latest(scope, SearchFilter.everything(), ROWS), page);
    }
}
