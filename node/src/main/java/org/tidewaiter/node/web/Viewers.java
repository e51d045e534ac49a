package org.tidewaiter.node.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Reads from the request who is signed in. */
@Component
final class Viewers {

    private static final String ROLE = "ROLE_";

    @Nullable
    Viewer of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        if (!(principal instanceof Authentication authentication)) {
            return null;
        }
        Set<String> authorities = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> roles = authorities.stream()
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority ->
                        "web.role." + authority.substring(ROLE.length()).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new Viewer(authentication.getName(), roles, authorities);
    }
}
