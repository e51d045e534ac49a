package org.tidewaiter.node.access;

import java.util.List;
import org.springframework.web.method.HandlerMethod;

/** What an endpoint asks of those who use it. */
public final class Requirements {

    private Requirements() {}

    /** The permissions one of which is enough; none where it is open to anyone, or to nobody. */
    public static List<Permission> of(HandlerMethod endpoint) {
        return EndpointGuard.rule(endpoint) instanceof EndpointGuard.Rule.ForThose(var having) ? having : List.of();
    }
}
