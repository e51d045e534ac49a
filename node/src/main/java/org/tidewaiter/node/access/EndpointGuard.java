package org.tidewaiter.node.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Opens an endpoint to those who have the permission that its method {@link Requires}. An endpoint that says nothing is
 * closed to everybody.
 */
final class EndpointGuard implements AuthorizationManager<RequestAuthorizationContext> {
    /** Endpoints of libraries, which cannot carry our annotations and show nothing of any report. */
    static final List<String> OPEN_LIBRARIES =
            List.of("org.springframework.boot.webmvc.autoconfigure.error.", "org.springdoc.");

    private static final List<String> OPEN_FILES = List.of("/assets/", "/favicon.ico", "/robots.txt");

    /** Who may use an endpoint. */
    sealed interface Rule {
        record ForAnyone() implements Rule {}

        /** One of these is enough. */
        record ForThose(List<Permission> having) implements Rule {}

        /** Nobody: its author has not decided. */
        record Undecided() implements Rule {}
    }

    private final Supplier<RequestMappingHandlerMapping> mapping;

    EndpointGuard(Supplier<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return new AuthorizationDecision(isOpenTo(CurrentAccess.of(request), request));
    }

    private boolean isOpenTo(Optional<AccessScope> scope, HttpServletRequest request) {
        return endpoint(request)
                .map(EndpointGuard::rule)
                .map(rule -> switch (rule) {
                    case Rule.ForAnyone() -> true;
                    case Rule.ForThose(var having) ->
                        scope.filter(known -> having.stream().anyMatch(known::may))
                                .isPresent();
                    case Rule.Undecided() -> false;
                })
                .orElseGet(() -> scope.isPresent() || isOpenFile(request));
    }

    static Rule rule(HandlerMethod endpoint) {
        var type = endpoint.getBeanType();
        if (OPEN_LIBRARIES.stream().anyMatch(type.getName()::startsWith)) {
            return new Rule.ForAnyone();
        }
        var onMethod = rule(endpoint.getMethod());
        return onMethod instanceof Rule.Undecided ? rule(type) : onMethod;
    }

    private static Rule rule(java.lang.reflect.AnnotatedElement element) {
        var requires = AnnotatedElementUtils.findMergedAnnotation(element, Requires.class);
        boolean open = AnnotatedElementUtils.hasAnnotation(element, Open.class);
        if (requires == null) {
            return open ? new Rule.ForAnyone() : new Rule.Undecided();
        }
        return open || requires.value().length == 0
                ? new Rule.Undecided()
                : new Rule.ForThose(Arrays.asList(requires.value()));
    }

    /** None where no method of ours answers: a file, or an address that does not exist. */
    private Optional<HandlerMethod> endpoint(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            var found = mapping.get().getHandler(request);
            return found != null && found.getHandler() instanceof HandlerMethod method
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (HttpRequestMethodNotSupportedException
                | HttpMediaTypeException
                | UnsatisfiedServletRequestParameterException answeredBySpring) {
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException("no endpoint could be found", e);
        }
    }

    private static boolean isOpenFile(HttpServletRequest request) {
        var path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication()
                .value();
        return OPEN_FILES.stream().anyMatch(open -> open.endsWith("/") ? path.startsWith(open) : path.equals(open));
    }
}
