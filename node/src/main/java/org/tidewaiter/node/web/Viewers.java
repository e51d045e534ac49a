package org.tidewaiter.node.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Role;

/** Reads from the request who is signed in: access gives each permission as an authority of its name. */
@Component
final class Viewers {

    @Nullable
    Viewer of(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof Authentication authentication)
                || authentication instanceof AnonymousAuthenticationToken) {
            return null;
        }
        Set<String> authorities = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
        return new Viewer(
                authentication.getName(),
                held(Role.values(), role -> "ROLE_" + role, authorities),
                held(Permission.values(), Permission::name, authorities));
    }

    private static <T> Set<T> held(T[] known, Function<T, String> authority, Set<String> authorities) {
        return Arrays.stream(known)
                .filter(each -> authorities.contains(authority.apply(each)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
