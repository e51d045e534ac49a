package org.tidewaiter.node.access;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Knocks at every endpoint that Spring maps, through the real security filters but no further. */
final class EndpointWalk {
    /** One method and path that a controller answers. */
    record Door(String method, String path, RequestMappingInfo mapping, HandlerMethod endpoint) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean isForPrograms() {
            return path.startsWith("/api/");
        }
    }

    /** @param status where the filters stopped the request; 0 when they let it through */
    record Answer(boolean letThrough, int status, String sentTo) {}

    private final WebApplicationContext node;
    private final Clock clock;

    EndpointWalk(WebApplicationContext node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    List<Door> doors() {
        var mapping = node.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var doors = new ArrayList<Door>();
        mapping.getHandlerMethods().forEach((info, endpoint) -> {
            for (var pattern : info.getPatternValues()) {
                var methods = info.getMethodsCondition().getMethods();
                for (var method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    doors.add(new Door(method.name(), filledIn(pattern), info, endpoint));
                }
            }
        });
        return doors;
    }

    /** Every variable with something that fits most of them. */
    private static String filledIn(String pattern) {
        return pattern.replaceAll("\\{[^}]+}", "018f4b1e-7c52-7d53-a1b3-2b6f3c0d9e11")
                .replace("**", "x");
    }

    Answer knock(Door door, Optional<Account> account, Optional<String> token) {
        var request = new MockHttpServletRequest(node.getServletContext(), door.method(), door.path());
        request.addHeader("Accept", "*/*");
        door.mapping().getConsumesCondition().getConsumableMediaTypes().stream()
                .map(MediaType::toString)
                .findFirst()
                .ifPresent(request::setContentType);
        door.mapping().getParamsCondition().getExpressions().stream()
                .filter(expression -> !expression.isNegated())
                .forEach(expression ->
                        request.addParameter(expression.getName(), String.valueOf(expression.getValue())));
        account.ifPresent(known -> signIn(request, known));
        token.ifPresent(secret -> request.addHeader("Authorization", "Bearer " + secret));
        return send(door.isForPrograms() ? request : withToken(request));
    }

    private void signIn(MockHttpServletRequest request, Account account) {
        var identity = new SessionIdentity(account.id(), account.name(), account.credentials(), clock.instant());
        var context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(identity, null, List.of()));
        request.getSession(true)
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }

    private static MockHttpServletRequest withToken(MockHttpServletRequest request) {
        return SecurityMockMvcRequestPostProcessors.csrf().postProcessRequest(request);
    }

    private Answer send(MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        var reached = new AtomicBoolean();
        try {
            node.getBean("springSecurityFilterChain", Filter.class)
                    .doFilter(request, response, (through, answer) -> reached.set(true));
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        var sentTo = response.getRedirectedUrl();
        return new Answer(reached.get(), response.getStatus(), sentTo == null ? "" : sentTo);
    }
}
