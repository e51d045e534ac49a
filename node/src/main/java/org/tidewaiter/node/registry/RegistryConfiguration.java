package org.tidewaiter.node.registry;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.report.rules.ReportRules;
import org.tidewaiter.report.screening.TextScreening;
import org.tidewaiter.report.units.UnitConversion;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Brings the report library into the node. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    Vocabulary vocabulary() {
        return Vocabulary.load();
    }

    @Bean
    ReportRules reportRules(Vocabulary vocabulary, Clock clock) {
        return new ReportRules(vocabulary, () -> LocalDate.now(clock));
    }

    @Bean
    TextScreening textScreening() {
        return TextScreening.load();
    }

    @Bean
    UnitConversion unitConversion() {
        return UnitConversion.load();
    }
}
