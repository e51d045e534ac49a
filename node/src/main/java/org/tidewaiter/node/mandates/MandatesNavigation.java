package org.tidewaiter.node.mandates;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

@Configuration(proxyBeanMethods = false)
class MandatesNavigation {

    @Bean
    NavigationEntry mandatesEntry() {
        return new NavigationEntry(
                35,
                Task.NETWORK,
                "mandates.title",
                MandatesController.PATH,
                "signature",
                viewer -> viewer.may(Permission.ADMINISTER_NETWORK));
    }
}
