package org.tidewaiter.node.accounts;

import java.util.List;
import java.util.Locale;
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
import org.tidewaiter.node.access.ApiTokens;
import org.tidewaiter.node.access.OwnAccount;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.accounts.page.Notice;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Tone;

/** The own account: password and API tokens. */
@Controller
@Requires(Permission.ENTER)
@RequestMapping("/settings/account")
class OwnAccountController {
    private static final String HERE = "redirect:/settings/account";
    private static final String NOTICE = "notice";
    private static final String SECRET = "secret";

    private final OwnAccount own;
    private final ApiTokens tokens;
    private final OwnAccountPages pages;

    OwnAccountController(OwnAccount own, ApiTokens tokens, OwnAccountPages pages) {
        this.own = own;
        this.tokens = tokens;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView account(AccessScope scope, Page page, Model said) {
        return new ModelAndView(
                "accounts/own", "own", pages.page(page, scope, (Notice) said.getAttribute(NOTICE), (String)
                        said.getAttribute(SECRET)));
    }

    /** Ends every session of the account, this one too: whoever has the new password signs in with it. */
    @PostMapping("/password")
    ModelAndView password(
            AccessScope scope,
            Page page,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again) {
        if (!fresh.equals(again)) {
            return refused(page, scope, "again", "passwords-differ");
        }
        return switch (own.changePassword(scope, current, fresh)) {
            case OwnAccount.PasswordChange.Changed() -> new ModelAndView("redirect:/sign-in?changed");
            case OwnAccount.PasswordChange.OldIsWrong() -> refused(page, scope, "current", "password-wrong");
            case OwnAccount.PasswordChange.Unsuitable(var fault) ->
                refused(
                        page,
                        scope,
                        "fresh",
                        "password-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    @PostMapping("/tokens")
    ModelAndView create(AccessScope scope, Page page, @ModelAttribute TokenInput input, RedirectAttributes once) {
        var faults = input.faults(page, scope.roles());
        if (!faults.isEmpty()) {
            return again(page, scope, input, faults);
        }
        return switch (tokens.create(scope, input.labelText(), input.chosen(scope.roles()), input.life())) {
            case ApiTokens.Outcome.Created(var token, String secret) -> {
                once.addFlashAttribute(SECRET, secret);
                yield new ModelAndView(HERE);
            }
            case ApiTokens.Outcome.TooMany() -> {
                var fault = new Fault("label", "too-many-tokens", page.text("accounts.fault.too-many-tokens"));
                yield again(page, scope, input, List.of(fault));
            }
        };
    }

    @PostMapping("/tokens/{id}/revocation")
    ModelAndView revoke(AccessScope scope, Page page, @PathVariable UUID id, RedirectAttributes once) {
        if (tokens.revoke(scope, id)) {
            once.addFlashAttribute(NOTICE, new Notice(Tone.CONFIRMED, page.text("accounts.own.revoked")));
        }
        return new ModelAndView(HERE);
    }

    private ModelAndView refused(Page page, AccessScope scope, String path, String rule) {
        var fault = new Fault(path, rule, page.text("accounts.fault." + rule));
        return again(page, scope, new TokenInput(null, "90", List.of()), List.of(fault));
    }

    private ModelAndView again(Page page, AccessScope scope, TokenInput typed, List<Fault> faults) {
        var view = new ModelAndView("accounts/own", "own", pages.page(page, scope, typed, faults));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }
}
