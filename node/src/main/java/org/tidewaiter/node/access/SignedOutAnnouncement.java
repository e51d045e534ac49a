package org.tidewaiter.node.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewaiter.node.access.AccessEvent.Actor;

/** Says who signed out, before the session is gone. */
@Component
class SignedOutAnnouncement implements LogoutHandler {
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SignedOutAnnouncement(ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SessionIdentity identity) {
            transaction.executeWithoutResult(status ->
                    events.publishEvent(new AccessEvent.SignedOut(new Actor(identity.account(), identity.name()))));
        }
    }
}
