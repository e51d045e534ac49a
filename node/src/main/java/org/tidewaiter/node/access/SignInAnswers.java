package org.tidewaiter.node.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.util.WebUtils;

/** Where a browser is sent to sign in, and where from there. */
final class SignInAnswers
        implements AuthenticationEntryPoint,
                AccessDeniedHandler,
                AuthenticationSuccessHandler,
                AuthenticationFailureHandler {
    private static final String FRAGMENT = "HX-Request";
    /** The shell's own cookie, which its language switch writes. */
    private static final String LANGUAGE = "tw_language";

    private static final Duration LANGUAGE_KEPT = Duration.ofDays(400);

    private final RequestCache requested = requestCache();
    private final LiveAccounts accounts;
    private final Duration sessionIdle;

    SignInAnswers(LiveAccounts accounts, Duration sessionIdle) {
        this.accounts = accounts;
        this.sessionIdle = sessionIdle;
    }

    RequestCache requested() {
        return requested;
    }

    /** Remembers whole pages only: a form posted after the session's end is not posted again behind the back. */
    @SuppressWarnings("NullAway") // null is how the parameter is left out of the address; its type does not say so
    private static RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && request.getHeader(FRAGMENT) == null
                && accepts(request, "text/html")
                && !request.getRequestURI().equals(AccessSecurity.SIGN_IN));
        return cache;
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains(type);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        toSignIn(request, response, AccessSecurity.SIGN_IN);
    }

    /** A sign-in form that outlived its session is offered anew; whatever else is denied gets the error page. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (cause instanceof CsrfException && request.getRequestURI().equals(AccessSecurity.SIGN_IN)) {
            response.sendRedirect(AccessSecurity.SIGN_IN + "?expired");
        } else if (!response.isCommitted()) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        request.getSession().setMaxInactiveInterval(Math.toIntExact(sessionIdle.toSeconds()));
        if (authentication.getPrincipal() instanceof SessionIdentity identity) {
            accounts.active(identity.account())
                    .ifPresent(account ->
                            speak(request, response, account.profile().language()));
        }
        SavedRequest saved = requested.getRequest(request, response);
        requested.removeRequest(request, response);
        response.sendRedirect(saved == null ? "/" : localPart(saved.getRedirectUrl()));
    }

    /** In the account's language, unless this browser was told another. */
    private static void speak(HttpServletRequest request, HttpServletResponse response, String language) {
        if (WebUtils.getCookie(request, LANGUAGE) == null) {
            var cookie = ResponseCookie.from(LANGUAGE, language)
                    .path("/")
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Lax")
                    .maxAge(LANGUAGE_KEPT)
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        var reason = cause instanceof SignInClosedException closed
                ? "wait=" + (closed.remaining().toSeconds() + 1)
                : cause instanceof TooManySignInsException ? "busy" : "refused";
        response.sendRedirect(AccessSecurity.SIGN_IN + "?" + reason);
    }

    /** Path and query alone: what the request called its host is not where we send anybody. */
    static String localPart(String address) {
        try {
            var uri = URI.create(address);
            var path = uri.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
                return "/";
            }
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }

    /** A redirect would put the sign-in page into the fragment's place; htmx is told to leave the page instead. */
    private static void toSignIn(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        if (request.getHeader(FRAGMENT) != null) {
            response.setHeader("HX-Redirect", address);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(address);
        }
    }
}
