package org.tidewaiter.node.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Account;
import org.tidewaiter.node.access.ApiToken;
import org.tidewaiter.node.access.ApiTokens;
import org.tidewaiter.node.access.OwnAccount;
import org.tidewaiter.node.access.PasswordRules;
import org.tidewaiter.node.access.Role;
import org.tidewaiter.node.accounts.page.Notice;
import org.tidewaiter.node.accounts.page.OwnAccountPage;
import org.tidewaiter.node.accounts.page.OwnAccountPage.TokenLine;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;

/** Fills the page of the own account. */
@Component
class OwnAccountPages {
    private static final String USUAL_LIFE = "90";

    private final OwnAccount own;
    private final ApiTokens tokens;
    private final AccountWords words;
    private final Clock clock;

    OwnAccountPages(OwnAccount own, ApiTokens tokens, AccountWords words, Clock clock) {
        this.own = own;
        this.tokens = tokens;
        this.words = words;
        this.clock = clock;
    }

    OwnAccountPage page(Page page, AccessScope scope, @Nullable Notice notice, @Nullable String secret) {
        return page(page, scope, new TokenInput(null, USUAL_LIFE, List.of()), List.of(), notice, secret);
    }

    OwnAccountPage page(Page page, AccessScope scope, TokenInput typed, List<Fault> faults) {
        return page(page, scope, typed, faults, null, null);
    }

    private OwnAccountPage page(
            Page page,
            AccessScope scope,
            TokenInput typed,
            List<Fault> faults,
            @Nullable Notice notice,
            @Nullable String secret) {
        var account = own.account(scope);
        var now = clock.instant();
        return new OwnAccountPage(
                about(page, account),
                new OwnAccountPage.PasswordForm(
                        field(page, faults, "current", "current").mandatory(),
                        field(page, faults, "fresh", "fresh")
                                .withHint(page.text("accounts.own.fresh.hint", PasswordRules.SHORTEST))
                                .mandatory(),
                        field(page, faults, "again", "again").mandatory()),
                new OwnAccountPage.TokenForm(
                        field(page, faults, "label", "label")
                                .withValue(typed.label())
                                .withHint(page.text("accounts.own.label.hint"))
                                .mandatory(),
                        field(page, faults, "days", "days").withValue(typed.days()),
                        field(page, faults, "roles", "roles").mandatory(),
                        words.choices(page, scope.roles(), typed.ticked(scope.roles()))),
                tokens.own(scope).stream().map(token -> line(page, token, now)).toList(),
                faults,
                notice,
                secret,
                account.mustChange());
    }

    private List<Definition> about(Page page, Account account) {
        var profile = account.profile();
        return List.of(
                new Definition(page.text("accounts.name"), account.name()),
                new Definition(page.text("accounts.person.display-name"), profile.displayName()),
                new Definition(page.text("accounts.person.roles"), words.roles(page, profile.roles())),
                new Definition(page.text("accounts.person.sees"), words.sees(page, profile)),
                new Definition(
                        page.text("accounts.person.office"), profile.office().orElse(null)));
    }

    private TokenLine line(Page page, ApiToken token, Instant now) {
        Set<Role> roles = token.roles();
        return new TokenLine(
                token.id().toString(),
                token.label(),
                words.roles(page, roles),
                token.createdAt(),
                token.expiresAt(),
                !token.expiresAt().isAfter(now),
                token.lastUsed().orElse(null));
    }

    private static Field field(Page page, List<Fault> faults, String path, String key) {
        return Field.of(path, page.text("accounts.own." + key))
                .withFault(Fault.at(faults, path).orElse(null));
    }
}
