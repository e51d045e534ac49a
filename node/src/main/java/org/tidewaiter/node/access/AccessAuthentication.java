package org.tidewaiter.node.access;

import java.util.Collection;
import java.util.HashSet;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The scope of one request in Spring Security's terms: {@code ROLE_} and the role's name, and the plain names of the
 * permissions. Made anew for each request and never stored.
 */
final class AccessAuthentication extends AbstractAuthenticationToken {
    private final transient AccessScope scope;

    AccessAuthentication(AccessScope scope) {
        super(authorities(scope));
        this.scope = scope;
        setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
        return scope;
    }

    @Override
    public String getName() {
        return scope.displayName();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    private static Collection<GrantedAuthority> authorities(AccessScope scope) {
        var authorities = new HashSet<GrantedAuthority>();
        scope.roles().forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
        for (var permission : Permission.values()) {
            if (scope.may(permission)) {
                authorities.add(new SimpleGrantedAuthority(permission.name()));
            }
        }
        return authorities;
    }
}
