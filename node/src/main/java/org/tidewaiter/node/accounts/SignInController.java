package org.tidewaiter.node.accounts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.CurrentAccess;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.accounts.page.Notice;
import org.tidewaiter.node.accounts.page.SignInPage;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Tone;

/** The page that asks for a name and a password; {@code access} answers what it posts. */
@Controller
class SignInController {
    private static final int LONGEST_WAIT_SHOWN = 3_600;

    private final CurrentAccess access;

    SignInController(CurrentAccess access) {
        this.access = access;
    }

    @Open
    @GetMapping("/sign-in")
    ModelAndView signIn(
            Page page,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String busy,
            @RequestParam(required = false) @Nullable String expired,
            @RequestParam(required = false) @Nullable String changed,
            @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
            @RequestParam(required = false) @Nullable Integer wait) {
        if (access.find().isPresent()) {
            return new ModelAndView("redirect:/");
        }
        var notice = wait != null
                ? Optional.of(
                        notice(page, Tone.NEEDS_YOU, "accounts.sign-in.wait", Math.clamp(wait, 1, LONGEST_WAIT_SHOWN)))
                : said(page, refused, Tone.HARM, "accounts.sign-in.refused")
                        .or(() -> said(page, busy, Tone.NEEDS_YOU, "accounts.sign-in.busy"))
                        .or(() -> said(page, expired, Tone.NEEDS_YOU, "accounts.sign-in.expired"))
                        .or(() -> said(page, changed, Tone.CONFIRMED, "accounts.sign-in.changed"))
                        .or(() -> said(page, signedOut, Tone.INFORMATION, "accounts.sign-in.signed-out"));
        return new ModelAndView(
                "accounts/signin",
                "signIn",
                new SignInPage(
                        Field.of("name", page.text("accounts.name")),
                        Field.of("password", page.text("accounts.password")),
                        notice.orElse(null)));
    }

    private static Optional<Notice> said(Page page, @Nullable String parameter, Tone tone, String key) {
        return parameter == null ? Optional.empty() : Optional.of(notice(page, tone, key));
    }

    private static Notice notice(Page page, Tone tone, String key, Object... arguments) {
        return new Notice(tone, page.text(key, arguments));
    }
}
