package org.tidewaiter.report.rules;

import java.util.List;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** All rules. */
final class Catalogue {

    private Catalogue() {}

    static List<Rule> rules(Vocabulary vocabulary) {
        return List.of(Rule.always("quantity-positive", Severity.REFUSE, (subject, found) -> {
            var goods = subject.report().goods();
            for (int i = 0; i < goods.size(); i++) {
                var quantity = goods.get(i).quantity();
                if (quantity != null && quantity.amount().signum() <= 0) {
                    found.at("goods[" + i + "].quantity.amount");
                }
            }
        }));
    }
}
