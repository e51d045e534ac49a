package org.tidewaiter.node.registry;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.exchange.agreement.Agreement;
import org.tidewaiter.node.delivery.AgreedTerms;
import org.tidewaiter.report.units.UnitConversion;

/** By which thresholds quantities can be judged: each in a base unit of its kind of goods. */
@Component
class JudgedTerms implements AgreedTerms {

    private final UnitConversion units = UnitConversion.load();

    @Override
    public Optional<String> unknown(Agreement agreement) {
        return agreement.limits().thresholds().stream()
                .filter(threshold -> !units.basesOf(threshold.subcategory()).contains(threshold.unit()))
                .map(threshold -> threshold.subcategory() + " in " + threshold.unit())
                .findFirst();
    }
}
