package org.tidewaiter.node.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in with {@code Authorization: Bearer tw_…}. A token that is not right is refused, never ignored. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "bearer ";

    private final ApiTokens tokens;
    private final Optional<String> scrapeToken;
    private final AuthenticationEntryPoint refusal;

    BearerFilter(ApiTokens tokens, Optional<String> scrapeToken, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.scrapeToken = scrapeToken;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        var known = bearer(header).flatMap(token -> authenticate(request, token));
        if (known.isEmpty()) {
            refusal.commence(request, response, new BadCredentialsException("no such token"));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(known.get()));
        chain.doFilter(request, response);
    }

    private Optional<Authentication> authenticate(HttpServletRequest request, String token) {
        if (request.getRequestURI().startsWith("/actuator/") && isScrape(token)) {
            return Optional.of(UsernamePasswordAuthenticationToken.authenticated(
                    "scrape", null, List.of(new SimpleGrantedAuthority(Permission.READ_METRICS.name()))));
        }
        return tokens.scope(token).map(scope -> {
            CurrentAccess.set(request, scope);
            return new AccessAuthentication(scope);
        });
    }

    private boolean isScrape(String token) {
        return scrapeToken
                .filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static Optional<String> bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
