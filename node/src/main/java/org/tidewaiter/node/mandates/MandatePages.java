package org.tidewaiter.node.mandates;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.mandate.Mandate;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.mandates.page.MandatesPage;
import org.tidewaiter.node.mandates.page.MandatesPage.Line;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.State;

/** Puts the page of mandates together. */
@Component
class MandatePages {

    private static final Comparator<Line> ORDER =
            Comparator.comparing(Line::authority).thenComparing(Line::node);

    private final HeldMandates held;
    private final MandateTelling telling;
    private final KnownPartners partners;
    private final NodeSettings settings;
    private final Clock clock;

    MandatePages(
            HeldMandates held, MandateTelling telling, KnownPartners partners, NodeSettings settings, Clock clock) {
        this.held = held;
        this.telling = telling;
        this.partners = partners;
        this.settings = settings;
        this.clock = clock;
    }

    MandatesPage of(Page page) {
        held.refresh();
        List<HeldMandate> last = held.last();
        List<Line> lines = new ArrayList<>();
        last.forEach(one -> lines.add(signed(one, page)));
        for (Authority authority : held.authorities()) {
            if (authority.node() != null) {
                lines.add(
                        line(authority, authority.node(), State.CONFIRMED, "own", page.text("mandates.why.own"), page));
            } else if (last.stream().noneMatch(one -> one.mandate().originator().equals(authority.originator()))) {
                lines.add(line(authority, "", State.REFUSED, "none", page.text("mandates.why.none"), page));
            }
        }
        for (MemberSettings member : settings.members()) {
            if (held.authority(member.originator()).isEmpty()) {
                lines.add(bySettings(member.originator(), settings.node().name(), page));
            }
        }
        for (String partner : partners.names()) {
            for (String originator : partners.originators(partner)) {
                if (held.authority(originator).isEmpty()) {
                    lines.add(bySettings(originator, partner, page));
                }
            }
        }
        lines.sort(ORDER);
        return new MandatesPage(lines, !held.authorities().isEmpty());
    }

    private Line signed(HeldMandate one, Page page) {
        Instant now = clock.instant();
        Mandate mandate = one.mandate();
        HeldMandate.State state = one.stateAt(now);
        State shown = switch (state) {
            case IN_FORCE -> State.CONFIRMED;
            case NOT_YET -> State.WAITING;
            case OVER, ENDED -> State.WITHDRAWN;
        };
        String code = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Instant until = mandate.until();
        String term = until == null
                ? page.text("mandates.term", page.wording().date(mandate.from()))
                : page.text(
                        "mandates.term.until",
                        page.wording().date(mandate.from()),
                        page.wording().time(until));
        String why = mandate.what() == Mandate.What.ENDS
                ? page.text("mandates.why.ended", page.wording().time(mandate.time()), mandate.act())
                : page.text("mandates.why.signed", mandate.act(), term);
        MandateTelling.Told told = telling.told(one);
        String said = told.arrived().isEmpty() && told.waiting().isEmpty()
                ? null
                : told.waiting().isEmpty()
                        ? page.text("mandates.told.all", told.arrived().size())
                        : page.text("mandates.told.waiting", titles(told.waiting(), page));
        return new Line(
                mandate.originator(),
                held.authority(mandate.originator())
                        .map(authority -> authority.key().fingerprint())
                        .orElse(null),
                mandate.node(),
                title(mandate.node(), page),
                shown,
                page.text("mandates.state." + code),
                why,
                said);
    }

    private Line line(Authority authority, String node, State state, String code, String why, Page page) {
        return new Line(
                authority.originator(),
                authority.key().fingerprint(),
                node,
                title(node, page),
                state,
                page.text("mandates.state." + code),
                why,
                null);
    }

    private Line bySettings(String originator, String partner, Page page) {
        return new Line(
                originator,
                null,
                partner,
                title(partner, page),
                State.DRAFT,
                page.text("mandates.state.settings"),
                page.text("mandates.why.settings"),
                null);
    }

    private String titles(List<String> names, Page page) {
        return String.join(", ", names.stream().map(name -> title(name, page)).toList());
    }

    private String title(String node, Page page) {
        Locale locale = page.language().locale();
        if (node.equals(settings.node().name())) {
            return settings.node().title().in(locale);
        }
        return partners.title(node).map(title -> title.in(locale)).orElse(node);
    }
}
