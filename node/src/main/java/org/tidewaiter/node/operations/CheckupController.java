package org.tidewaiter.node.operations;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.checkup.Finding;
import org.tidewaiter.node.operations.page.CheckupPage;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.State;

/** The check-up for people. */
@Controller
@Requires(Permission.READ_METRICS)
class CheckupController {

    static final String PATH = "/settings/checkup";

    private final Doctor doctor;
    private final CheckupWords words;
    private final Clock clock;

    CheckupController(Doctor doctor, CheckupWords words, Clock clock) {
        this.doctor = doctor;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView checkup(AccessScope scope, Page page) {
        List<Finding> findings = doctor.look(scope);
        long open = findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.GOOD)
                .count();
        CheckupPage shown = new CheckupPage(
                page.text(open == 0 ? "checkup.all-good" : "checkup.some", open, findings.size()),
                clock.instant(),
                findings.stream().map(finding -> line(finding, page)).toList());
        return new ModelAndView("operations/checkup", "checkup", shown);
    }

    private CheckupPage.Line line(Finding finding, Page page) {
        return new CheckupPage.Line(
                switch (finding.severity()) {
                    case GOOD -> State.CONFIRMED;
                    case WATCH -> State.WAITING;
                    case BAD -> State.REFUSED;
                },
                page.text("checkup.severity." + finding.severity().name().toLowerCase(Locale.ROOT)),
                words.sentence(finding, page.language()),
                words.next(finding, page.language()));
    }
}
