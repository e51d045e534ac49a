package org.tidewaiter.node.audit;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.AccessEvent;
import org.tidewaiter.node.access.Role;

/** Writes what happens to sign-ins, accounts and tokens into the trail, in the transaction that does it. */
@Component
class AccessAudit {
    private final AuditTrail trail;

    AccessAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void on(AccessEvent event) {
        String subject = event.account().map(Object::toString).orElse("unknown");
        trail.record(event.by().id(), event.by().name(), action(event), subject, details(event));
    }

    static String action(AccessEvent event) {
        return switch (event) {
            case AccessEvent.SignedIn in -> "session.signed-in";
            case AccessEvent.SignedOut out -> "session.signed-out";
            case AccessEvent.SignInRefused refused -> "session.refused";
            case AccessEvent.AccountCreated created -> "account.created";
            case AccessEvent.AccountChanged changed -> "account.changed";
            case AccessEvent.AccountSuspended suspended -> "account.suspended";
            case AccessEvent.AccountResumed resumed -> "account.resumed";
            case AccessEvent.PasswordChanged changed -> "password.changed";
            case AccessEvent.PasswordReset reset -> "password.reset";
            case AccessEvent.TokenCreated created -> "token.created";
            case AccessEvent.TokenRevoked revoked -> "token.revoked";
        };
    }

    private static Map<String, String> details(AccessEvent event) {
        var details = new TreeMap<String, String>();
        switch (event) {
            case AccessEvent.SignInRefused refused ->
                details.put("reason", refused.reason().name());
            case AccessEvent.AccountCreated created -> details.put("roles", names(created.roles()));
            case AccessEvent.AccountChanged changed -> details.put("roles", names(changed.roles()));
            case AccessEvent.TokenCreated created -> {
                details.put("token", created.token().toString());
                details.put("roles", names(created.roles()));
            }
            case AccessEvent.TokenRevoked revoked ->
                details.put("token", revoked.token().toString());
            case AccessEvent.SignedIn in -> {}
            case AccessEvent.SignedOut out -> {}
            case AccessEvent.AccountSuspended suspended -> {}
            case AccessEvent.AccountResumed resumed -> {}
            case AccessEvent.PasswordChanged changed -> {}
            case AccessEvent.PasswordReset reset -> {}
        }
        return details;
    }

    private static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }
}
