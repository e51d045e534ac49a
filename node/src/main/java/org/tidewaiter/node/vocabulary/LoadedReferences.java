package org.tidewaiter.node.vocabulary;

import java.util.Optional;
import org.tidewaiter.report.EventDate;
import org.tidewaiter.report.Money;
import org.tidewaiter.report.registers.Equivalent;
import org.tidewaiter.report.registers.ExchangeRates;
import org.tidewaiter.report.registers.Taxa;

/** The exchange rates and taxa that this node has loaded. */
public interface LoadedReferences {

    /** None were loaded: {@link ExchangeRates#NONE}. */
    ExchangeRates rates();

    /** Where the rates are from, as they were loaded; none while there are none. */
    Optional<String> ratesSource();

    /** Those loaded, or else the start that comes with the program. */
    Taxa taxa();

    /** What the amount was worth on the day of the event; {@link #ratesSource()} belongs beside it. */
    default Equivalent equivalent(Money money, String currency, EventDate event) {
        return Equivalent.of(money, currency, event, rates());
    }
}
