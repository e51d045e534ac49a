package org.tidewaiter.node.agreements;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

@Configuration(proxyBeanMethods = false)
class AgreementsNavigation {

    @Bean
    NavigationEntry agreementsEntry() {
        return new NavigationEntry(
                20,
                Task.NETWORK,
                "agreements.title",
                AgreementsController.PATH,
                "writing-sign",
                viewer -> viewer.may(Permission.SEE_NETWORK));
    }
}
