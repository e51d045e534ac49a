package org.tidewaiter.node.nominal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.sealing.SecretFiles;
import org.tidewaiter.node.settings.NodeSettings;

/** Loads the secret of the case pseudonyms, or makes it at the first start. */
@Configuration(proxyBeanMethods = false)
@HoldsNominalData
class NominalConfiguration {

    @Bean
    @HoldsNominalData
    CasePseudonyms casePseudonyms(NodeSettings settings, SecretFiles secrets) {
        return new CasePseudonyms(secrets.load("pseudonym.key"), settings.pseudonymHub());
    }
}
