package org.tidewaiter.node.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns what a session remembers into what its account may do now. Ends sessions of suspended accounts, of replaced
 * passwords, and those that have lasted too long.
 */
final class SessionFilter extends OncePerRequestFilter {
    private final LiveAccounts accounts;
    private final Scopes scopes;
    private final Clock clock;
    private final Duration longest;

    SessionFilter(LiveAccounts accounts, Scopes scopes, Clock clock, Duration longest) {
        this.accounts = accounts;
        this.scopes = scopes;
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SessionIdentity identity) {
            var account = live(identity);
            if (account.isPresent()) {
                var scope = scopes.of(account.get());
                CurrentAccess.set(request, scope);
                SecurityContextHolder.setContext(new SecurityContextImpl(new AccessAuthentication(scope)));
            } else {
                end(request);
            }
            if (account.filter(Account::mustChange).isPresent() && !isForChangingPassword(request)) {
                response.sendRedirect(AccessSecurity.OWN_ACCOUNT);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Optional<Account> live(SessionIdentity identity) {
        if (clock.instant().isAfter(identity.signedInAt().plus(longest))) {
            return Optional.empty();
        }
        return accounts.active(identity.account()).filter(account -> account.credentials() == identity.credentials());
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        CurrentAccess.clear(request);
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static boolean isForChangingPassword(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals(AccessSecurity.OWN_ACCOUNT)
                || path.equals(AccessSecurity.OWN_ACCOUNT + "/password")
                || path.equals(AccessSecurity.SIGN_OUT)
                || path.startsWith("/assets/")
                || path.startsWith("/preferences");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
