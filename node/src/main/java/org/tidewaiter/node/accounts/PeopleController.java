package org.tidewaiter.node.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.Accounts;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Regions;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.accounts.page.Notice;
import org.tidewaiter.node.accounts.page.PeoplePage;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.ProblemException;
import org.tidewaiter.node.web.component.Pager;
import org.tidewaiter.node.web.component.Tone;

/** The people of the node: list, create, change, suspend, resume, another password. */
@Controller
@Requires(Permission.ADMINISTER_ACCOUNTS)
@RequestMapping("/settings/people")
class PeopleController {
    private static final int PAGE = 50;
    private static final String NOTICE = "notice";
    private static final String PASSWORD = "password";

    private final Accounts accounts;
    private final Regions regions;
    private final AccountWords words;
    private final PersonPages pages;
    private final NodeSettings settings;

    PeopleController(Accounts accounts, Regions regions, AccountWords words, PersonPages pages, NodeSettings settings) {
        this.accounts = accounts;
        this.regions = regions;
        this.words = words;
        this.pages = pages;
        this.settings = settings;
    }

    @GetMapping
    ModelAndView people(AccessScope scope, Page page, @RequestParam(defaultValue = "0") int from) {
        int first = Math.max(0, from);
        var found = accounts.page(scope, first, PAGE);
        int all = accounts.count(scope);
        var lines = found.stream().map(account -> line(page, account)).toList();
        var pager = new Pager(
                page.text("accounts.people.range", first + (found.isEmpty() ? 0 : 1), first + found.size(), all),
                first == 0 ? null : "/settings/people?from=" + Math.max(0, first - PAGE),
                first + found.size() >= all ? null : "/settings/people?from=" + (first + PAGE));
        return new ModelAndView("accounts/people", "people", new PeoplePage(lines, pager));
    }

    @GetMapping("/new")
    ModelAndView blank(AccessScope scope, Page page) {
        return new ModelAndView("accounts/person", "person", pages.fresh(scope, page, PersonInput.empty(), List.of()));
    }

    @PostMapping
    ModelAndView create(AccessScope scope, Page page, @ModelAttribute PersonInput input, RedirectAttributes once) {
        var faults = new ArrayList<>(input.faults(page, regions, true));
        if (scope.member().isEmpty()) {
            faults.addAll(input.memberFaults(page, settings));
        }
        if (!faults.isEmpty()) {
            return again(pages.fresh(scope, page, input, faults));
        }
        return switch (accounts.create(scope, input.accountName(), input.profile())) {
            case Accounts.Creation.Created(Account account, String password) -> {
                once.addFlashAttribute(PASSWORD, password);
                once.addFlashAttribute(NOTICE, new Notice(Tone.CONFIRMED, page.text("accounts.person.made")));
                yield to(account.id());
            }
            case Accounts.Creation.NameTaken() -> {
                var taken = new Fault("name", "account-name-taken", page.text("accounts.fault.name-taken"));
                yield again(pages.fresh(scope, page, input, List.of(taken)));
            }
        };
    }

    @GetMapping("/{id}")
    ModelAndView person(AccessScope scope, Page page, @PathVariable UUID id, Model said) {
        var account = account(scope, id);
        return new ModelAndView(
                "accounts/person",
                "person",
                pages.known(
                        page, account, PersonInput.of(account), List.of(), (Notice) said.getAttribute(NOTICE), (String)
                                said.getAttribute(PASSWORD)));
    }

    @PostMapping("/{id}")
    ModelAndView change(
            AccessScope scope,
            Page page,
            @PathVariable UUID id,
            @ModelAttribute PersonInput input,
            RedirectAttributes once) {
        var account = account(scope, id);
        var faults = input.faults(page, regions, false);
        if (!faults.isEmpty()) {
            return again(pages.known(page, account, input, faults, null, null));
        }
        return done(page, id, accounts.change(scope, id, input.profile()), "changed", once);
    }

    @PostMapping("/{id}/suspension")
    ModelAndView suspend(AccessScope scope, Page page, @PathVariable UUID id, RedirectAttributes once) {
        return done(page, id, accounts.suspend(scope, id), "suspended", once);
    }

    @PostMapping("/{id}/resumption")
    ModelAndView resume(AccessScope scope, Page page, @PathVariable UUID id, RedirectAttributes once) {
        return done(page, id, accounts.resume(scope, id), "resumed", once);
    }

    @PostMapping("/{id}/password")
    ModelAndView reset(AccessScope scope, Page page, @PathVariable UUID id, RedirectAttributes once) {
        var password = accounts.resetPassword(scope, id).orElseThrow(PeopleController::notThere);
        once.addFlashAttribute(PASSWORD, password);
        once.addFlashAttribute(NOTICE, new Notice(Tone.CONFIRMED, page.text("accounts.person.reset")));
        return to(id);
    }

    private PeoplePage.PersonLine line(Page page, Account account) {
        var profile = account.profile();
        return new PeoplePage.PersonLine(
                account.id().toString(),
                account.name(),
                profile.displayName(),
                words.roles(page, profile.roles()),
                words.sees(page, profile),
                account.active());
    }

    private Account account(AccessScope scope, UUID id) {
        return accounts.find(scope, id).orElseThrow(PeopleController::notThere);
    }

    private static ModelAndView done(Page page, UUID id, Accounts.Change change, String what, RedirectAttributes once) {
        switch (change) {
            case DONE ->
                once.addFlashAttribute(NOTICE, new Notice(Tone.CONFIRMED, page.text("accounts.person." + what)));
            case LAST_ADMINISTRATOR ->
                once.addFlashAttribute(NOTICE, new Notice(Tone.HARM, page.text("accounts.person.last-administrator")));
            case NO_SUCH_ACCOUNT -> throw notThere();
        }
        return to(id);
    }

    private static ModelAndView again(Object person) {
        var view = new ModelAndView("accounts/person", "person", person);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:/settings/people/" + id);
    }

    private static ProblemException notThere() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "no-such-account", "accounts.problem.no-such-account");
    }
}
