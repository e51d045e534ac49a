package org.tidewaiter.node.delivery.network;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.delivery.partner.NetworkAddress;
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
                NetworkAddress.PATH,
                "affiliate",
                viewer -> viewer.may(Permission.SEE_NETWORK));
    }
}
