package org.tidewaiter.node.nominal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.sealing.SecretFiles;
import org.tidewaiter.node.settings.MemberSettings;
import org.tidewaiter.node.settings.NodeSettings;

/** Loads the secrets of the case pseudonyms, or makes them at the first start. */
@Configuration(proxyBeanMethods = false)
@HoldsNominalData
class NominalConfiguration {

    @Bean
    @HoldsNominalData
    AuthorityPseudonyms casePseudonyms(NodeSettings settings, SecretFiles secrets) {
        Map<String, CasePseudonyms> all = new HashMap<>();
        String own = settings.node().originator();
        if (own != null) {
            all.put(own, new CasePseudonyms(secrets.load("pseudonym.key"), settings.pseudonymHub()));
        }
        for (MemberSettings member : settings.members()) {
            byte[] secret = secrets.load("pseudonym-" + member.originator() + ".key");
            all.put(member.originator(), new CasePseudonyms(secret, settings.pseudonymHub()));
        }
        return new AuthorityPseudonyms(all);
    }
}
