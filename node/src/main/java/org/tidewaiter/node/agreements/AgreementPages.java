package org.tidewaiter.node.agreements;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.agreements.page.AgreementPage;
import org.tidewaiter.node.agreements.page.AgreementPage.Notice;
import org.tidewaiter.node.agreements.page.AgreementPage.RevisionLine;
import org.tidewaiter.node.agreements.page.ComparePage;
import org.tidewaiter.node.agreements.page.Mark;
import org.tidewaiter.node.delivery.AgreementStanding;
import org.tidewaiter.node.delivery.KnownAgreements;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** Puts the page of one agreement together, and the comparison of two of its revisions. */
@Component
class AgreementPages {

    private final KnownAgreements known;
    private final Suspensions suspensions;
    private final Proposals proposals;
    private final TermWords words;
    private final TermsComparison comparison;
    private final Signatures signatures;
    private final TextLines lines;
    private final Clock clock;

    AgreementPages(
            KnownAgreements known,
            Suspensions suspensions,
            Proposals proposals,
            TermWords words,
            TermsComparison comparison,
            Signatures signatures,
            TextLines lines,
            Clock clock) {
        this.known = known;
        this.suspensions = suspensions;
        this.proposals = proposals;
        this.words = words;
        this.comparison = comparison;
        this.signatures = signatures;
        this.lines = lines;
        this.clock = clock;
    }

    static String path(String number) {
        return "/agreements/" + UriUtils.encodePathSegment(number, StandardCharsets.UTF_8);
    }

    AgreementPage of(AccessScope scope, Page page, String number, @Nullable Integer revision) {
        AgreementStanding standing = standing(number);
        ProposalRows.Told told = suspensions.byPartners().get(number);
        AgreementState state = AgreementState.of(standing, told != null, clock.instant());
        Agreement binding = standing.binding();
        Agreement shown = revision == null
                ? binding == null ? standing.newest() : binding
                : revision(standing, revision).agreement();
        List<RevisionLine> history = new ArrayList<>();
        for (AgreementStanding.Revision each : standing.revisions().reversed()) {
            history.add(line(standing, each, page));
        }
        return new AgreementPage(
                number,
                path(number),
                shown.revision(),
                words.direction(shown, page),
                Marks.of(state, page),
                notices(standing, told, shown, page),
                words.of(shown, page),
                ProfileWords.parts(shown.profile().name(), page),
                signatures.ofBoth(shown, page),
                shown.digest().text(),
                history,
                proposals.ofNumber(scope, number).stream()
                        .filter(text -> text.state() != Proposal.State.SIGNED)
                        .map(text -> lines.of(text, page))
                        .toList(),
                reasons(page),
                may(scope, standing));
    }

    private static AgreementPage.May may(AccessScope scope, AgreementStanding standing) {
        boolean administers = scope.may(Permission.ADMINISTER_NETWORK);
        boolean lasts = standing.binding() != null;
        return new AgreementPage.May(
                administers,
                administers && lasts && standing.suspension() == null,
                administers && standing.suspension() != null,
                scope.may(Permission.TRY_AGREEMENT));
    }

    private static List<Choice> reasons(Page page) {
        return Arrays.stream(SuspensionReason.values())
                .map(reason -> new Choice(reason.name(), page.text("agreements.suspension." + reason.name())))
                .toList();
    }

    ComparePage compare(Page page, String number, int from, int to) {
        AgreementStanding standing = standing(number);
        return new ComparePage(
                number,
                path(number),
                from,
                to,
                comparison.of(
                        revision(standing, from).agreement(),
                        revision(standing, to).agreement(),
                        page));
    }

    private AgreementStanding standing(String number) {
        return known.all().stream()
                .filter(one -> one.newest().number().equals(number))
                .findFirst()
                .orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
    }

    private static AgreementStanding.Revision revision(AgreementStanding standing, int revision) {
        return standing.revisions().stream()
                .filter(one -> one.agreement().revision() == revision)
                .findFirst()
                .orElseThrow(() -> Obstacles.notFound("no-such-agreement"));
    }

    private List<Notice> notices(
            AgreementStanding standing, ProposalRows.@Nullable Told told, Agreement shown, Page page) {
        List<Notice> notices = new ArrayList<>();
        AgreementStanding.Suspension here = standing.suspension();
        String partner = words.title(words.partner(standing.newest()), page);
        if (here != null) {
            notices.add(new Notice(
                    page.text("agreements.suspended.here", page.wording().time(here.since())),
                    because(page.text("agreements.suspended.here.words"), here.reason(), page)));
        }
        if (told != null) {
            notices.add(new Notice(
                    page.text(
                            "agreements.suspended.there",
                            partner,
                            page.wording().time(told.since())),
                    because(page.text("agreements.suspended.there.words"), told.reason(), page)));
        }
        Agreement binding = standing.binding();
        if (binding != null && binding.revision() != shown.revision()) {
            notices.add(new Notice(page.text("agreements.other-revision", shown.revision(), binding.revision()), ""));
        }
        return notices;
    }

    private static String because(String words, @Nullable String reason, Page page) {
        String why = TermWords.reason("agreements.suspension", reason, page);
        return why == null ? words : page.text("agreements.suspended.reason", why) + " " + words;
    }

    private RevisionLine line(AgreementStanding standing, AgreementStanding.Revision revision, Page page) {
        Agreement terms = revision.agreement();
        String path = path(terms.number());
        boolean hasBefore = standing.revisions().stream()
                .anyMatch(other -> other.agreement().revision() == terms.revision() - 1);
        String by = revision.adoptedBy();
        return new RevisionLine(
                terms.revision(),
                path + "?revision=" + terms.revision(),
                hasBefore ? path + "/comparison?from=" + (terms.revision() - 1) + "&to=" + terms.revision() : null,
                path + "/revisions/" + terms.revision() + "/file",
                mark(standing, terms, page),
                revision.recordedAt(),
                by == null
                        ? page.text("agreements.by-settings")
                        : by.equals("node") ? page.text("agreements.by-node") : page.text("agreements.by-person", by));
    }

    private Mark mark(AgreementStanding standing, Agreement terms, Page page) {
        Agreement binding = standing.binding();
        if (binding != null && binding.revision() == terms.revision()) {
            return Marks.of(AgreementState.IN_FORCE, page);
        }
        if (terms.validFrom().isAfter(clock.instant())) {
            return Marks.of(AgreementState.NOT_YET, page);
        }
        return standing.newest().revision() == terms.revision()
                ? Marks.of(AgreementState.ENDED, page)
                : new Mark(page.text("agreements.state.replaced"), "versions", "quiet");
    }

    /** Since when it is as it is, in a few words; null where that goes without saying. */
    static @Nullable String since(
            AgreementStanding standing, ProposalRows.@Nullable Told told, AgreementState state, Page page) {
        AgreementStanding.Suspension here = standing.suspension();
        Instant since = here != null ? here.since() : told == null ? null : told.since();
        if (state.suspended() && since != null) {
            return page.text("agreements.since", page.wording().time(since));
        }
        Instant end = standing.newest().validUntil();
        return switch (state) {
            case ENDED -> end == null ? null : page.text("agreements.ended-after", TermWords.lastDay(end, page));
            case NOT_YET ->
                page.text(
                        "agreements.begins-on",
                        page.wording().date(standing.newest().validFrom()));
            default -> end == null ? null : page.text("agreements.until", TermWords.lastDay(end, page));
        };
    }
}
