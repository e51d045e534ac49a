package org.tidewaiter.node.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The scope of the request that this thread answers. Controllers rather take an {@link AccessScope} parameter. */
@Component
public final class CurrentAccess {
    private static final String SCOPE = AccessScope.class.getName();

    /** @throws InsufficientAuthenticationException if nobody is signed in; answered with 401 or the sign-in page */
    public AccessScope scope() {
        return find().orElseThrow(() -> new InsufficientAuthenticationException("nobody is signed in"));
    }

    /** None for a request by nobody, and outside a request. */
    public Optional<AccessScope> find() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? of(attributes.getRequest())
                : Optional.empty();
    }

    static Optional<AccessScope> of(HttpServletRequest request) {
        return Optional.ofNullable((AccessScope) request.getAttribute(SCOPE));
    }

    static void set(HttpServletRequest request, AccessScope scope) {
        request.setAttribute(SCOPE, scope);
    }

    static void clear(HttpServletRequest request) {
        request.removeAttribute(SCOPE);
    }
}
