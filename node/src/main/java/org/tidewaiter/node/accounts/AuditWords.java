package org.tidewaiter.node.accounts;

import org.tidewaiter.node.web.Page;

/** Actions of the audit trail in words; one without words, from a module that has none yet, shows as its code. */
final class AuditWords {
    private AuditWords() {}

    static String action(Page page, String code) {
        var key = "accounts.audit.action." + code;
        return page.messages().has(page.language(), key) ? page.text(key) : code;
    }
}
