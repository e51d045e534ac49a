package org.tidewaiter.exchange.version;

import org.tidewaiter.exchange.token.Codes;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;

/**
 * One thing wrong with a version: where, and which rule. Codes and paths only, never a value.
 *
 * @param path into the signed form ({@code /claims/version}, {@code /disclosures/3}) or, for a rule of the content, into
 *     the report
 * @param rule {@link Rule#code()}, or the id of a rule of the content
 */
public record ItemFault(String path, String rule) {

    public ItemFault {
        if (!Codes.isPath(path)) {
            throw new IllegalArgumentException("a fault's path is a path");
        }
        Codes.requireCode(rule, "a fault's rule");
    }

    public static ItemFault of(Rule rule, String path) {
        return new ItemFault(path, rule.code());
    }

    static ItemFault of(Refusal refusal) {
        return of(refusal.rule(), refusal.path());
    }

    /** Whether this is a breach of that rule of the exchange. */
    public boolean breaks(Rule broken) {
        return rule.equals(broken.code());
    }
}
