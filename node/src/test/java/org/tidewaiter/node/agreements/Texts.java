package org.tidewaiter.node.agreements;

import java.util.List;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.report.ReportJson;
import tools.jackson.databind.node.ObjectNode;

/** Terms as a program hands them in. */
final class Texts {

    private Texts() {}

    /** The next revision of an agreement of this node, as it stands. */
    static ObjectNode revisionOf(Agreement terms, String own) {
        return ReportJson.mapper().valueToTree(TermsInput.of(terms, own));
    }

    static String with(ObjectNode terms, String field, Object value) {
        ObjectNode changed = terms.deepCopy();
        changed.set(field, ReportJson.mapper().valueToTree(value));
        return changed.toString();
    }

    /** A threshold for cigarettes. */
    static List<TermsInput.ThresholdInput> cigarettesFrom(String amount, String unit) {
        return List.of(new TermsInput.ThresholdInput("CIGARETTES", unit, amount));
    }
}
