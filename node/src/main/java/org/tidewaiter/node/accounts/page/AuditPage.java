package org.tidewaiter.node.accounts.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Field;
import org.tidewaiter.node.web.component.Pager;

/** The audit trail, newest first. */
public record AuditPage(
        Field account,
        Field action,
        Field subject,
        Field from,
        Field to,
        List<Fault> faults,
        List<Line> lines,
        Pager pager,
        @Nullable Notice notice,
        boolean mayVerify) {

    /**
     * @param action in words
     * @param code of the action, which filters by it
     * @param details as key and value
     */
    public record Line(
            long position, Instant at, String account, String action, String code, String subject, String details) {}
}
