package org.tidewaiter.node.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.exchange.version.ReportIdentity;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.delivery.Deliveries;
import org.tidewaiter.node.delivery.IncomingLetters;
import org.tidewaiter.node.delivery.PartnerState;
import org.tidewaiter.node.registry.ReportState;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.registry.Reports;

/** Takes questions of partners about reports of this node: only about those that went to whoever asks. */
@Component
class QuestionReception implements IncomingLetters {

    private static final Duration LATEST_DUE = Duration.ofDays(366);

    private final QuestionRows rows;
    private final Reports reports;
    private final Deliveries deliveries;
    private final AccessScope node;

    QuestionReception(QuestionRows rows, Reports reports, Deliveries deliveries, NodeScope node) {
        this.rows = rows;
        this.reports = reports;
        this.deliveries = deliveries;
        this.node = node.scope();
    }

    @Override
    public String kind() {
        return QuestionLetters.QUESTION;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taking take(ReceivedLetter letter) {
        QuestionLetters.Asked asked = QuestionLetters.asked(letter.body()).orElse(null);
        if (asked == null) {
            return new Taking.Refused("malformed");
        }
        ReportSummary report = ownReport(asked, letter.sender()).orElse(null);
        if (report == null) {
            return new Taking.Refused("report-unknown");
        }
        if (rows.has(asked.id())) {
            return new Taking.Refused("question-known");
        }
        if (rows.questions(asked.report()) >= QuestionBounds.QUESTIONS) {
            return new Taking.Refused("too-many");
        }
        rows.insert(question(letter, asked, report), null);
        if (report.state() == ReportState.WITHDRAWN) {
            rows.gone(asked.report(), letter.receivedAt());
        } else {
            rows.corrected(asked.report(), report.version(), letter.receivedAt());
        }
        return new Taking.Taken();
    }

    private Optional<ReportSummary> ownReport(QuestionLetters.Asked asked, String sender) {
        return reports.named(node, List.of(asked.report())).stream()
                .filter(report -> report.recordedBy() != null && asked.version() <= report.version())
                .filter(report -> wentTo(sender, asked.report()))
                .findFirst();
    }

    private boolean wentTo(String sender, ReportIdentity report) {
        return deliveries.of(report).stream()
                .anyMatch(state -> state.partner().equals(sender)
                        && state.state() != PartnerState.State.NOT_DUE
                        && state.state() != PartnerState.State.HELD);
    }

    private static Question question(ReceivedLetter letter, QuestionLetters.Asked asked, ReportSummary report) {
        Instant latest = letter.receivedAt().plus(LATEST_DUE);
        return new Question(
                asked.id(),
                false,
                letter.sender(),
                report.record(),
                asked.report(),
                asked.version(),
                asked.fields(),
                asked.text(),
                null,
                letter.receivedAt(),
                asked.due().isAfter(latest) ? latest : asked.due(),
                QuestionState.OPEN,
                null,
                null,
                List.of());
    }
}
