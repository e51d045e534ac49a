package org.tidewaiter.node.joining;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

@Configuration(proxyBeanMethods = false)
class JoiningNavigation {

    @Bean
    NavigationEntry joiningEntry() {
        return new NavigationEntry(
                30,
                Task.NETWORK,
                "joining.title",
                JoiningController.PATH,
                "link",
                viewer -> viewer.may(Permission.ADMINISTER_NETWORK));
    }
}
