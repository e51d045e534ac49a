package org.tidewaiter.node.operations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

/** Where the check-up stands in the rail. */
@Configuration(proxyBeanMethods = false)
class OperationsNavigation {

    @Bean
    NavigationEntry checkupEntry() {
        return new NavigationEntry(
                40,
                Task.SETTINGS,
                "checkup.title",
                CheckupController.PATH,
                "stethoscope",
                viewer -> viewer.may(Permission.READ_METRICS));
    }
}
