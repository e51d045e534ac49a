package org.tidewaiter.node.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

@Configuration(proxyBeanMethods = false)
class NetworkNavigation {

    @Bean
    NavigationEntry networkEntry() {
        return new NavigationEntry(
                10,
                Task.NETWORK,
                "delivery.network.title",
                NetworkController.PATH,
                "affiliate",
                viewer -> viewer.may(Permission.SEE_NETWORK));
    }
}
