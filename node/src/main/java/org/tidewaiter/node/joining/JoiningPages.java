package org.tidewaiter.node.joining;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.identity.VerificationKey;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.delivery.PartnerRegister;
import org.tidewaiter.node.delivery.PartnerRegister.Joined;
import org.tidewaiter.node.joining.KeptInvitation.Asked;
import org.tidewaiter.node.joining.page.JoiningPage;
import org.tidewaiter.node.joining.page.JoiningPage.Comparison;
import org.tidewaiter.node.joining.page.JoiningPage.InvitationForm;
import org.tidewaiter.node.joining.page.JoiningPage.Line;
import org.tidewaiter.node.joining.page.JoiningPage.Partner;
import org.tidewaiter.node.joining.page.JoiningPage.RequestForm;
import org.tidewaiter.node.settings.Title;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.State;

/** Puts the page of invitations together. */
@Component
class JoiningPages {

    private static final int SETTLED = 50;

    private final Invitations invitations;
    private final Joinings joinings;
    private final PartnerRegister register;
    private final OwnIntroduction own;
    private final Clock clock;

    JoiningPages(
            Invitations invitations, Joinings joinings, PartnerRegister register, OwnIntroduction own, Clock clock) {
        this.invitations = invitations;
        this.joinings = joinings;
        this.register = register;
        this.own = own;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param host under which the reader reaches this node, to begin with
     * @param made text of an invitation made just now
     */
    JoiningPage of(AccessScope scope, Page page, String host, @Nullable String made) {
        List<KeptInvitation> invited = invitations.newest(scope);
        List<KeptRequest> requests = joinings.newest(scope);
        List<Comparison> waiting = new ArrayList<>();
        invited.forEach(one -> {
            Asked asked = one.asked();
            if (asked != null && one.state() == InvitationState.ASKED) {
                waiting.add(comparison(one, asked, page));
            }
        });
        requests.stream()
                .filter(one -> one.state() == RequestState.ASKED)
                .map(one -> comparison(one, page))
                .forEach(waiting::add);
        Stream<Line> settled = Stream.concat(
                invited.stream()
                        .filter(one -> one.state() != InvitationState.ASKED)
                        .map(one -> line(one, page)),
                requests.stream()
                        .filter(one -> one.state() != RequestState.ASKED)
                        .map(one -> line(one, page)));
        String address = own.suggestion(host);
        return new JoiningPage(
                made,
                waiting,
                inviting(page, address),
                entering(page, address),
                settled.limit(SETTLED).toList(),
                register.joined().stream().map(one -> partner(one, page)).toList());
    }

    private Comparison comparison(KeptInvitation one, Asked asked, Page page) {
        return new Comparison(
                "invitation-" + one.id(),
                title(one.node(), asked.title(), page),
                JoiningController.PATH + "/invitations/" + one.id(),
                page.text("joining.compare.invited"),
                invitations.digits(one, asked),
                facts(asked.url().toString(), one.originators(), asked.key(), page));
    }

    private Comparison comparison(KeptRequest one, Page page) {
        return new Comparison(
                "request-" + one.id(),
                title(one.node(), one.title(), page),
                JoiningController.PATH + "/requests/" + one.id(),
                page.text("joining.compare.inviting"),
                joinings.digits(one),
                facts(one.url().toString(), one.originators(), one.key(), page));
    }

    private static String title(String node, Title title, Page page) {
        return page.text("joining.node", title.in(page.language().locale()), node);
    }

    private static List<Definition> facts(String address, Set<String> originators, VerificationKey key, Page page) {
        String issues = originators.isEmpty()
                ? page.text("joining.issues.nothing")
                : String.join(", ", originators.stream().sorted().toList());
        return List.of(
                new Definition(page.text("joining.address"), address),
                new Definition(page.text("joining.issues"), issues),
                new Definition(page.text("joining.fingerprint"), key.fingerprint()));
    }

    private Line line(KeptInvitation one, Page page) {
        boolean ended = one.state() == InvitationState.OPEN && one.hasEnded(clock.instant());
        String label = ended ? "ended" : one.state().name().toLowerCase(Locale.ROOT);
        State state = switch (one.state()) {
            case OPEN, ASKED -> ended ? State.WITHDRAWN : State.WAITING;
            case CONFIRMED -> State.CONFIRMED;
            case CANCELLED -> State.WITHDRAWN;
        };
        String since = one.state() == InvitationState.OPEN
                ? page.text("joining.until", page.wording().time(one.endsAt()))
                : page.wording().time(one.settledAt() == null ? one.madeAt() : one.settledAt());
        return new Line(
                "invitation-" + one.id(),
                one.node(),
                page.text("joining.what.invitation"),
                state,
                page.text("joining.state." + label),
                since,
                one.state() == InvitationState.OPEN && !ended
                        ? JoiningController.PATH + "/invitations/" + one.id() + "/cancellation"
                        : null);
    }

    private static Line line(KeptRequest one, Page page) {
        boolean confirmed = one.state() == RequestState.CONFIRMED;
        return new Line(
                "request-" + one.id(),
                one.node(),
                page.text("joining.what.request"),
                confirmed ? State.CONFIRMED : State.WITHDRAWN,
                page.text(confirmed ? "joining.state.confirmed" : "joining.state.cancelled"),
                page.wording().time(one.settledAt() == null ? one.askedAt() : one.settledAt()),
                null);
    }

    private static Partner partner(Joined one, Page page) {
        return new Partner(
                one.name(),
                title(one.name(), one.title(), page),
                JoiningController.PATH + "/partners/" + one.name() + "/removal",
                one.url().toString(),
                page.wording().time(one.since()));
    }

    private static InvitationForm inviting(Page page, String address) {
        return new InvitationForm(
                field(page, "node").mandatory(),
                field(page, "originators"),
                field(page, "address").mandatory().withValue(address),
                field(page, "days").mandatory().withValue(7));
    }

    private static RequestForm entering(Page page, String address) {
        return new RequestForm(
                field(page, "text").mandatory(),
                new Field(
                        "own",
                        page.text("joining.field.own"),
                        address,
                        page.text("joining.field.own.hint"),
                        true,
                        null));
    }

    private static Field field(Page page, String name) {
        return Field.of(name, page.text("joining.field." + name))
                .withHint(page.text("joining.field." + name + ".hint"));
    }
}
