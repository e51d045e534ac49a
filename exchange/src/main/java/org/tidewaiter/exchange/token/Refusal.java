package org.tidewaiter.exchange.token;

import java.util.Objects;

/**
 * Why a signed text cannot be accepted: the rule it breaks and where. The sender is to blame; the same text will not
 * pass later unless the rule is about something unknown here. Carries no value and no stack trace: refusing must stay
 * cheap.
 */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String path;

    /**
     * A refusal.
     *
     * @param rule the rule broken
     * @param path where, as a path into the text, such as {@code /claims/version}
     */
    public Refusal(Rule rule, String path) {
        super(rule.code() + " at " + path, null, false, false);
        this.rule = Objects.requireNonNull(rule, "rule");
        this.path = Objects.requireNonNull(path, "path");
    }

    public Rule rule() {
        return rule;
    }

    public String path() {
        return path;
    }
}
